using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CourseKit.Tests.Vision.Imaging;

/// <summary>Decodes a valid PNG file by the letter of its specification: rows of pixels as red, green and blue, put on white.</summary>
/// <remarks>https://www.w3.org/TR/png-3/. Slow, and independent of the decoder that is tested.</remarks>
internal sealed class NaivePng
{
    private static readonly (int X, int Y, int StepX, int StepY)[] WholeImage = [(0, 0, 1, 1)];

    /// <summary>Section 8.2, the method of Adam7.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private readonly byte[] pixels;
    private readonly byte[] palette = [], transparency = [];
    private readonly int depth, color;

    public NaivePng(byte[] file)
    {
        using var packed = new MemoryStream();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var content = file.AsSpan(at + 8, length).ToArray();
            switch (Encoding.ASCII.GetString(file, at + 4, 4))
            {
                case "IHDR":
                    Width = BinaryPrimitives.ReadInt32BigEndian(content);
                    Height = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4));
                    (depth, color, IsInterlaced) = (content[8], content[9], content[12] == 1);
                    break;
                case "PLTE":
                    palette = content;
                    break;
                case "tRNS":
                    transparency = content;
                    break;
                case "IDAT":
                    packed.Write(content);
                    break;
            }

            at += length + 12;
        }

        packed.Position = 0;
        pixels = new byte[3 * Width * Height];
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        foreach (var pass in IsInterlaced ? Adam7 : WholeImage)
        {
            Read(unpacked, pass);
        }
    }

    public int Width { get; }

    public int Height { get; }

    public bool IsInterlaced { get; }

    /// <summary>Red, green and blue of all pixels.</summary>
    public byte[] Pixels => pixels;

    private int Samples => color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    private void Read(Stream stream, (int X, int Y, int StepX, int StepY) pass)
    {
        var (width, height) = ((Width - pass.X + pass.StepX - 1) / pass.StepX, (Height - pass.Y + pass.StepY - 1) / pass.StepY);
        if (width <= 0 || height <= 0)
        {
            return;
        }

        var (bytes, apart) = (((width * Samples * depth) + 7) / 8, Math.Max(1, Samples * depth / 8));
        var above = new byte[bytes];
        for (var row = 0; row < height; row++)
        {
            var filter = stream.ReadByte();
            var line = new byte[bytes];
            stream.ReadExactly(line);
            for (var i = 0; i < bytes; i++)
            {
                int a = i >= apart ? line[i - apart] : 0, b = above[i], c = i >= apart ? above[i - apart] : 0;
                line[i] += (byte)(filter switch
                {
                    0 => 0,
                    1 => a,
                    2 => b,
                    3 => (a + b) / 2,
                    4 => Paeth(a, b, c),
                    _ => throw new FormatException($"filter {filter}"),
                });
            }

            for (var column = 0; column < width; column++)
            {
                Put(line, column, pass.Y + (row * pass.StepY), pass.X + (column * pass.StepX));
            }

            above = line;
        }
    }

    private static int Paeth(int a, int b, int c)
    {
        var p = a + b - c;
        var (toA, toB, toC) = (Math.Abs(p - a), Math.Abs(p - b), Math.Abs(p - c));
        return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
    }

    private void Put(byte[] line, int column, int y, int x)
    {
        int Sample(int number)
        {
            var bit = ((column * Samples) + number) * depth;
            return depth == 16
                ? (line[bit / 8] << 8) | line[(bit / 8) + 1]
                : (line[bit / 8] >> (8 - depth - (bit % 8))) & ((1 << depth) - 1);
        }

        int Level(int sample) => depth == 16 ? sample >> 8 : sample * 255 / ((1 << depth) - 1);
        int Key(int number) => BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(2 * number));
        var first = Sample(0);
        var (r, g, b, alpha) = color switch
        {
            0 => (Level(first), Level(first), Level(first), transparency.Length > 0 && Key(0) == first ? 0 : 255),
            2 => (Level(first), Level(Sample(1)), Level(Sample(2)), transparency.Length > 0
                && (Key(0), Key(1), Key(2)) == (first, Sample(1), Sample(2)) ? 0 : 255),
            3 => (palette[3 * first], palette[(3 * first) + 1], palette[(3 * first) + 2],
                first < transparency.Length ? transparency[first] : 255),
            4 => (Level(first), Level(first), Level(first), Level(Sample(1))),
            _ => (Level(first), Level(Sample(1)), Level(Sample(2)), Level(Sample(3))),
        };
        var at = 3 * ((y * Width) + x);
        (pixels[at], pixels[at + 1], pixels[at + 2]) = (OnWhite(r, alpha), OnWhite(g, alpha), OnWhite(b, alpha));
    }

    private static byte OnWhite(int level, int alpha) =>
        (byte)Math.Round(((level * alpha) + (255 * (255 - alpha))) / 255.0, MidpointRounding.AwayFromZero);
}
