using System.IO.Compression;
using System.Text;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.PyTorch;

namespace CourseKit.Tests.Networks.Weights.PyTorch;

/// <summary>Checkpoints whose pickles are written instruction by instruction.</summary>
internal static class Checkpoint
{
    public static byte[] FourFloats => [.. new float[] { 1, 2, 3, 4 }.SelectMany(BitConverter.GetBytes)];

    /// <summary>The instruction for a text of less than 2¹⁶ characters, or more.</summary>
    public static string Text(string text) =>
        $"X{(char)(text.Length & 255)}{(char)(text.Length >> 8 & 255)}{(char)(text.Length >> 16)}\0{text}";

    /// <summary>The instructions for some of four numbers in storage 0.</summary>
    public static string Tensor(int offset, int count = 3) =>
        $"ctorch._utils\n_rebuild_tensor_v2\n(({Text("storage")}ctorch\nFloatStorage\n{Text("0")}{Text("cpu")}K\u0004tQ"
        + $"K{(char)offset}K{(char)count}\u0085K\u0001\u0085\u0089}}tR";

    public static StateDict Read(byte[] bytes) => PyTorchFile.Read(new MemoryStream(bytes), "a.pth");

    /// <summary>A checkpoint whose pickle is given byte for byte.</summary>
    public static byte[] Zip(string pickle, params (string Name, byte[] Content)[] others)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in others.Prepend(("data.pkl", Encoding.Latin1.GetBytes(pickle))))
            {
                using var member = archive.CreateEntry($"a/{name}", CompressionLevel.NoCompression).Open();
                member.Write(content);
            }
        }

        return stream.ToArray();
    }
}
