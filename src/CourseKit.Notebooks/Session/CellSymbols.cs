using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using CourseKit.Grading;
using CourseKit.Grading.Inspection;

namespace CourseKit.Notebooks.Session;

/// <summary>The lines that a compiled cell's code belongs to.</summary>
/// <remarks>The runtime reads them too, but for every call that an exception has passed: of an
/// endless recursion, thirty thousand.</remarks>
/// <param name="symbols">A portable PDB.</param>
internal sealed class CellSymbols(byte[] symbols)
{
    /// <summary>The line of an instruction, and the text that it stands in: a cell, or a file that one has loaded.</summary>
    /// <param name="method">The method.</param>
    /// <param name="offset">The offset of the instruction in the method's code.</param>
    public SourceLine? Find(MethodBase method, int offset)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        var reader = provider.GetMetadataReader();
        var handle = (MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken);
        var points = reader.GetMethodDebugInformation(handle).GetSequencePoints().Where(point => !point.IsHidden).ToList();
        var point = PointBefore(points, offset) ?? (offset == 0 ? Only(points) ?? OnlyOfChecks(points, method) : null);
        return point is { } found
            ? CellPlace.Line(Path.GetFileName(reader.GetString(reader.GetDocument(found.Document).Name)), found.StartLine)
            : null;
    }

    private static SequencePoint? PointBefore(List<SequencePoint> points, int offset) =>
        points.FindLastIndex(point => point.Offset <= offset) is >= 0 and var last ? points[last] : null;

    private static SequencePoint? Only(IEnumerable<SequencePoint> points) =>
        points.DistinctBy(point => point.StartLine).ToList() is [var only] ? only : null;

    /// <summary>The line of all checks of a method: optimized code throws for all of them in one place, which belongs to none.</summary>
    private static SequencePoint? OnlyOfChecks(List<SequencePoint> points, MethodBase method) => Only(
        Instruction.CodesOf(method).Where(instruction => IsChecked(instruction.Code))
            .Select(instruction => PointBefore(points, instruction.Offset)).OfType<SequencePoint>());

    /// <summary>Returns whether an instruction checks an index of an array, or for an overflow.</summary>
    private static bool IsChecked(OpCode code) => code.Name is { } name
        && (name.StartsWith("ldelem", StringComparison.Ordinal) || name.StartsWith("stelem", StringComparison.Ordinal)
            || name.Contains(".ovf", StringComparison.Ordinal));
}
