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
    /// <summary>The line of an instruction, and the text that it stands in: a cell, or a file that one has loaded; null where several
    /// lines come into question.</summary>
    /// <inheritdoc cref="FindAll"/>
    public SourceLine? Find(MethodBase method, int offset) => FindAll(method, offset) is [var only] ? only : null;

    /// <summary>The lines that an instruction may belong to, in their order: one, or several where optimized code throws for all of them
    /// in one place.</summary>
    /// <param name="method">The method.</param>
    /// <param name="offset">The offset of the instruction in the method's code.</param>
    /// <param name="error">The exception that it threw, if that is known.</param>
    public IReadOnlyList<SourceLine> FindAll(MethodBase method, int offset, Exception? error = null)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        var reader = provider.GetMetadataReader();
        var handle = (MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken);
        var points = reader.GetMethodDebugInformation(handle).GetSequencePoints().Where(point => !point.IsHidden).ToList();
        IEnumerable<SequencePoint> found = PointBefore(points, offset) is { } point ? [point]
            : offset == 0 ? points.DistinctBy(one => one.StartLine).Count() == 1 ? points : OfChecks(points, method, error)
            : [];
        return
        [
            .. found.DistinctBy(one => one.StartLine).OrderBy(one => one.StartLine).Select(one =>
                CellPlace.Line(Path.GetFileName(reader.GetString(reader.GetDocument(one.Document).Name)), one.StartLine)),
        ];
    }

    private static SequencePoint? PointBefore(List<SequencePoint> points, int offset) =>
        points.FindLastIndex(point => point.Offset <= offset) is >= 0 and var last ? points[last] : null;

    /// <summary>The places of all checks of a method that throw such an exception: optimized code throws for all of them in one place,
    /// which belongs to none.</summary>
    private static IEnumerable<SequencePoint> OfChecks(List<SequencePoint> points, MethodBase method, Exception? error) =>
        Instruction.CodesOf(method).Where(instruction => IsChecked(instruction.Code, error))
            .Select(instruction => PointBefore(points, instruction.Offset)).OfType<SequencePoint>();

    /// <summary>Returns whether an instruction checks an index of an array, or for an overflow.</summary>
    private static bool IsChecked(OpCode code, Exception? error) => code.Name is { } name
        && ((error is not OverflowException && (name.StartsWith("ldelem", StringComparison.Ordinal)
                || name.StartsWith("stelem", StringComparison.Ordinal)))
            || (error is not IndexOutOfRangeException && name.Contains(".ovf", StringComparison.Ordinal)));
}
