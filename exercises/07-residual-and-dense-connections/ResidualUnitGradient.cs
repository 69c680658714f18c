using static CourseKit.Exercises.ResidualAndDenseConnections.ResidualUnitProbe;
using Unit = System.Func<
    CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, int, CourseKit.Tensors.Tensor>;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Gradients that do not come back through a residual unit whose results are right.</summary>
internal static class ResidualUnitGradient
{
    /// <summary>Returns a sentence on the first input that no gradient reaches; null where it reaches all.</summary>
    public static string? Objection(Unit unit) =>
        Loses(unit, 1, Projected())
            ? "Your values are right, and no gradient comes back to `first`: what is computed number by number, outside of the " +
                "operations of tensors, has none, and a copy has none either. Is each step such an operation, the ReLUs too?"
        : Inputs.Index().Skip(2).Where(input => Loses(unit, input.Index, Projected())).Select(input => input.Item).FirstOrDefault()
                is { } lost
            ? $"Your values are right, and no gradient comes back to `{lost}`, so that it would never learn. Is it a copy in yours, or " +
                "is what it gives one, or cut off by `Detach`?"
        : LosesOnSkip(unit, filters: 2, stride: 1) || LosesOnSkip(unit, filters: 3, stride: 2)
            ? "Your values are right, and no gradient comes back along the skip connection. What is added has to be `x` itself, or what " +
                "the projection makes of `x` itself: is it a copy in yours, or cut off by `Detach`?"
        : null;

    /// <summary>Returns whether the skip connection, which alone gives anything, lets no gradient pass to x.</summary>
    private static bool LosesOnSkip(Unit unit, int filters, int stride) => Loses(unit, 0, new Case(
        Tensor.Ones([1, 2, 3, 4]), Tensor.Zeros([filters, 2, 3, 3]), Tensor.Zeros([filters, filters, 3, 3]),
        Tensor.Ones([filters, 2, 1, 1]), stride));

    private static bool Loses(Unit unit, int input, Case given)
    {
        object[] arguments = [.. given.Arguments];
        var leaf = ((Tensor)arguments[input]).RequireGrad();
        arguments[input] = leaf;
        var loss = Call(unit, new Case(arguments)).Sum();
        if (loss.RequiresGrad)
        {
            loss.Backward();
        }

        return !leaf.HasGrad || leaf.Grad.Abs().Max().Item() == 0;
    }
}
