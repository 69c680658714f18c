using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using CourseKit.Grading;

namespace CourseKit.Notebooks.Session;

/// <summary>The lines that a compiled cell's code belongs to.</summary>
/// <remarks>The runtime reads them too, but for every call that an exception has passed: of an
/// endless recursion, thirty thousand.</remarks>
/// <param name="symbols">A portable PDB.</param>
internal sealed class CellSymbols(byte[] symbols)
{
    /// <summary>The line of an instruction, and the text that it stands in: a cell, or a file that one has loaded.</summary>
    /// <param name="method">The token of the method.</param>
    /// <param name="offset">The offset of the instruction in the method's code.</param>
    public SourceLine? Find(int method, int offset)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        var reader = provider.GetMetadataReader();
        var points = reader.GetMethodDebugInformation((MethodDefinitionHandle)MetadataTokens.EntityHandle(method)).GetSequencePoints()
            .Where(point => !point.IsHidden)
            .ToList();

        // The runtime may place an error in optimized code at the guard, which has no line: there the line is known where there is but one.
        var last = points.FindLastIndex(point => point.Offset <= offset);
        var isKnown = last >= 0 || (offset == 0 && points.DistinctBy(point => point.StartLine).Count() == 1);
        return isKnown && points[Math.Max(last, 0)] is var found
            ? CellPlace.Line(Path.GetFileName(reader.GetString(reader.GetDocument(found.Document).Name)), found.StartLine)
            : null;
    }
}
