using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace CourseKit.Notebooks.Session;

/// <summary>The places in methods that belong to lines, in portable symbols that are changed in place.</summary>
/// <remarks>Those of a method count from the first (Portable PDB, sequence points blob), so that moving this one moves all.</remarks>
internal sealed class MethodLines : IDisposable
{
    /// <summary>The largest number that is written in one byte (ECMA-335, II.23.2).</summary>
    private const int LargestInOneByte = 0x7F;

    private readonly byte[] symbols;
    private readonly MetadataReaderProvider provider;
    private readonly MetadataReader reader;
    private readonly HashSet<BlobHandle> moved = [];

    public MethodLines(byte[] symbols)
    {
        this.symbols = symbols;
        provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream([.. symbols]));
        reader = provider.GetMetadataReader();
    }

    /// <summary>Moves the lines of a method behind code that is put in front of it, and returns whether there was room for that: the first
    /// place must still take the one byte that it had.</summary>
    public bool TryMove(MethodDefinitionHandle handle, int bytes)
    {
        var method = reader.GetMethodDebugInformation(handle.ToDebugInformationHandle());

        // Methods with equal lines share their entry.
        if (method.SequencePointsBlob.IsNil || moved.Contains(method.SequencePointsBlob))
        {
            return true;
        }

        var first = FirstPlace(method);
        if (symbols[first] + bytes > LargestInOneByte)
        {
            return false;
        }

        symbols[first] += (byte)bytes;
        return moved.Add(method.SequencePointsBlob);
    }

    /// <inheritdoc/>
    public void Dispose() => provider.Dispose();

    /// <summary>The index of the first place: behind the length of the blob, the signature of the locals and perhaps a document.</summary>
    private int FirstPlace(MethodDebugInformation method)
    {
        var blob = reader.GetBlobReader(method.SequencePointsBlob);
        var length = blob.Length;
        blob.ReadCompressedInteger();
        if (method.Document.IsNil)
        {
            blob.ReadCompressedInteger();
        }

        var start = reader.GetHeapMetadataOffset(HeapIndex.Blob) + reader.GetHeapOffset(method.SequencePointsBlob);
        return start + SizeOfLength(length) + blob.Offset;
    }

    /// <summary>The bytes that the length of a blob takes (II.24.2.4).</summary>
    private static int SizeOfLength(int length) => length < 0x80 ? 1 : length < 0x4000 ? 2 : 4;
}
