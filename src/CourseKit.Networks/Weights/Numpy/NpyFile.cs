using System.Runtime.InteropServices;
using CourseKit.Tensors;
using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Weights.Numpy;

/// <summary>
/// Reads and writes arrays of NumPy, <c>.npy</c>: numbers with their least significant byte first, of
/// any kind that is not complex, nor of parts.
/// </summary>
/// <remarks>
/// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html. Arrays of Python's
/// objects, which would have to be run, are refused.
/// </remarks>
public static class NpyFile
{
    /// <summary>Reads an array from a file.</summary>
    /// <exception cref="WeightsException">It is damaged, or holds other things than numbers.</exception>
    public static Tensor Read(string path) => WeightsFile.Read(path, NpyHeader.Rule, Read);

    /// <summary>Reads an array from a stream that can seek, from its start.</summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="name">The name of the file in messages.</param>
    /// <exception cref="WeightsException">It is damaged, or holds other things than numbers.</exception>
    public static Tensor Read(Stream stream, string name) => WeightsFile.Read(stream, name, NpyHeader.Rule, [FileFormat.Npy], () =>
    {
        var source = new ByteSource(stream, stream.Length, name);
        var tensor = Read(source);
        return source.Remaining == 0 ? tensor
            : throw source.Damaged("An array ends where its file does.", $"{source.Remaining} more bytes");
    });

    /// <summary>Writes a file, as 32-bit floats: whole, or not at all.</summary>
    public static void Write(string path, Tensor tensor) => WholeFile.Write(path, stream => Write(stream, tensor));

    /// <summary>Writes the content of a file to a stream, as 32-bit floats.</summary>
    public static void Write(Stream stream, Tensor tensor)
    {
        stream.Write(NpyHeader.For(tensor.Shape));
        stream.Write(MemoryMarshal.AsBytes(tensor.Values));
    }

    internal static Tensor Read(ByteSource source)
    {
        var header = NpyHeader.Read(source);
        var numbers = source.Numbers(header.Type, header.Shape, header.IsBigEndian);
        Shape turned = [.. header.Shape.Reverse()];
        return header.IsFortran ? Strided.Gather(numbers, 0, header.Shape, [.. Strided.RowMajor(turned).Reverse()]) : numbers;
    }
}
