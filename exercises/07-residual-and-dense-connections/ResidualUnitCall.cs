using static CourseKit.Exercises.ResidualAndDenseConnections.ResidualUnitProbe;
using Unit = System.Func<
    CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, int, CourseKit.Tensors.Tensor>;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Calls of residual units with few pixels and simple filters, whose results can be followed by hand.</summary>
internal static class ResidualUnitCall
{
    /// <summary>Returns a call with filters that see the pixel under their middle alone, and each map its own.</summary>
    public static Func<Unit, object?> On(Tensor x, float first, float second) => unit =>
        unit(x.Detach(), Middle(x, first), Middle(x, second), Tensor.Zeros([x.Shape[1], x.Shape[1], 1, 1]), 1);

    /// <summary>Calls a unit that halves its maps, with nothing but its skip connection.</summary>
    public static object? SkipAlone(Unit unit) => unit(
        Tensor.FromIndex([1, 1, 3, 5], at => (5 * at[2]) + at[3] + 1), Tensor.Zeros([2, 1, 3, 3]), Tensor.Zeros([2, 2, 3, 3]),
        Tensor.FromIndex([2, 1, 1, 1], at => at[0] + 1), 2);

    /// <summary>Calls a unit that halves its maps, with nothing on its skip connection.</summary>
    public static object? BodyAlone(Unit unit) => Tensor.FromIndex([1, 1, 4, 4], at => (4 * at[2]) + at[3] + 1) is var x
        ? unit(x, Middle(x, 1), Middle(x, 1), Tensor.Zeros([1, 1, 1, 1]), 2) : null;

    /// <summary>Calls a unit whose filters see all pixels of their windows alike.</summary>
    public static object? OfOnes(Unit unit) => unit(
        Tensor.FromIndex([1, 1, 1, 3], at => at[3] + 1), Tensor.Ones([1, 1, 3, 3]), Tensor.Ones([1, 1, 3, 3]),
        Tensor.Zeros([1, 1, 1, 1]), 1);
}
