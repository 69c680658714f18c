using System.Buffers.Binary;
using System.Reflection.PortableExecutable;
using System.Text;

namespace CourseKit.Notebooks.Session;

/// <summary>A section of code that is added to the end of an assembly (ECMA-335, II.25.2 and II.25.3).</summary>
internal sealed class AddedSection(PEReader file)
{
    /// <summary>The offsets in the headers of the number of sections, and of the size of the file in memory.</summary>
    private const int NumberOfSections = 2, SizeOfImage = 56;

    private const int HeaderSize = 40, NameSize = 8, WordSize = 4;

    /// <summary>The flags of a section: code that may be read and executed (ECMA-335, II.25.3.1).</summary>
    private const int Characteristics = 0x60000020;

    private readonly PEHeaders headers = file.PEHeaders;
    private readonly MemoryStream content = new();

    private int Address => headers.PEHeader!.SizeOfImage;

    /// <summary>Adds a piece; it begins at a word.</summary>
    /// <returns>The address of the section.</returns>
    public int Add(ReadOnlySpan<byte> piece)
    {
        Align(content);
        var address = Address + (int)content.Position;
        content.Write(piece);
        return address;
    }

    /// <summary>The file with the section at its end; as it is, if there is nothing to add.</summary>
    /// <exception cref="BadImageFormatException">There is no room for the header of a section.</exception>
    public byte[] AppendedTo(byte[] image)
    {
        if (content.Length == 0)
        {
            return image;
        }

        var pe = headers.PEHeader!;
        var header = headers.PEHeaderStartOffset + headers.CoffHeader.SizeOfOptionalHeader + (HeaderSize * headers.SectionHeaders.Length);
        if (header + HeaderSize > pe.SizeOfHeaders)
        {
            throw new BadImageFormatException("An assembly has room for the header of another section.");
        }

        var (size, start) = ((int)content.Length, Aligned(image.Length, pe.FileAlignment));
        var longer = new byte[start + Aligned(size, pe.FileAlignment)];
        image.CopyTo(longer, 0);
        content.ToArray().CopyTo(longer, start);
        BinaryPrimitives.WriteInt16LittleEndian(
            longer.AsSpan(headers.CoffHeaderStartOffset + NumberOfSections), (short)(headers.SectionHeaders.Length + 1));
        BinaryPrimitives.WriteInt32LittleEndian(
            longer.AsSpan(headers.PEHeaderStartOffset + SizeOfImage), Address + Aligned(size, pe.SectionAlignment));
        using var writer = new BinaryWriter(new MemoryStream(longer, header, HeaderSize));
        writer.Write(Encoding.ASCII.GetBytes(".guards".PadRight(NameSize, '\0')));
        foreach (var word in (ReadOnlySpan<int>)[size, Address, longer.Length - start, start, 0, 0, 0, Characteristics])
        {
            writer.Write(word);
        }

        return longer;
    }

    /// <summary>Goes on to the next word.</summary>
    public static void Align(Stream stream)
    {
        while (stream.Position % WordSize != 0)
        {
            stream.WriteByte(0);
        }
    }

    private static int Aligned(int size, int alignment) => (size + alignment - 1) / alignment * alignment;
}
