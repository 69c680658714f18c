using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace CourseKit.Notebooks.Session;

/// <summary>The lines that a compiled cell's code belongs to.</summary>
/// <remarks>The runtime reads them too, but for every call that an exception has passed: of an
/// endless recursion, thirty thousand.</remarks>
/// <param name="symbols">A portable PDB.</param>
internal sealed class CellSymbols(byte[] symbols)
{
    /// <summary>The line of an instruction, and the text that it stands in: a cell, or a file that one has loaded.</summary>
    /// <param name="method">The token of the method.</param>
    /// <param name="offset">Where in its code the instruction is.</param>
    public (string Text, int Line)? Find(int method, int offset)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        var reader = provider.GetMetadataReader();
        var points = reader.GetMethodDebugInformation((MethodDefinitionHandle)MetadataTokens.EntityHandle(method)).GetSequencePoints();
        var last = points.Where(point => point.Offset <= offset && !point.IsHidden).Select(point => (SequencePoint?)point).LastOrDefault();
        return last is { } point
            ? (Path.GetFileName(reader.GetString(reader.GetDocument(point.Document).Name)), point.StartLine)
            : null;
    }
}
