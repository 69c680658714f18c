using CourseKit.Tensors;
using static System.FormattableString;

namespace CourseKit.Networks.Training;

/// <summary>Values that are NaN or infinite.</summary>
internal static class NonFinite
{
    /// <summary>Returns such values of a tensor in words, with their number; null where all are finite.</summary>
    public static string? In(Tensor values)
    {
        var (undefined, infinite) = (0, 0);
        foreach (var value in values.Values)
        {
            undefined += float.IsNaN(value) ? 1 : 0;
            infinite += float.IsInfinity(value) ? 1 : 0;
        }

        GC.KeepAlive(values);
        return (undefined, infinite) switch
        {
            (0, 0) => null,
            (0, _) => Invariant($"∞ ({infinite:N0} of {values.Shape.Elements:N0} values)"),
            _ => Invariant($"NaN ({undefined:N0} of {values.Shape.Elements:N0} values)"),
        };
    }
}
