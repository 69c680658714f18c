using Unit = System.Func<
    CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, int, CourseKit.Tensors.Tensor>;

namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Trials of residual units that are written with tensors, which tell what part of them is wrong.</summary>
internal static class ResidualUnitProbe
{
    /// <summary>Returns whether a unit cannot add up, where the shape stays, where the stride is 2, where there are more maps, and where
    /// both are so.</summary>
    public static (bool Same, bool Stride, bool Maps, bool Both) FailsFor(Unit unit)
    {
        return (Fails(2, 1), Fails(2, 2), Fails(3, 1), Fails(3, 2));

        bool Fails(int filters, int stride)
        {
            try
            {
                var x = Tensor.Zeros([1, 2, 6, 6]);
                unit(x, Tensor.Zeros([filters, 2, 3, 3]), Tensor.Zeros([filters, filters, 3, 3]), Tensor.Zeros([filters, 2, 1, 1]), stride);
                return false;
            }
            catch (ShapeException)
            {
                return true;
            }
        }
    }

    /// <summary>Returns whether a unit gives the right result for a shape that stays.</summary>
    public static bool IsRightForSameShape(Unit unit) => IsRight(unit, Of(new Generator(1), [1, 2, 4, 5], 2, 1));

    /// <summary>Returns whether a unit is right for a case, up to rounding.</summary>
    private static bool IsRight(Unit unit, Case given)
    {
        var (expected, received) = (Call(Right, given), Call(unit, given));
        return expected.Shape == received.Shape && (expected - received).Abs().Max().Item() < 1e-3f;
    }

    /// <summary>Returns whether a unit's results are right, and its first convolution lets no gradient pass to the filters.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="cases">The cases that its results are compared for.</param>
    public static bool LosesGradient(Unit unit, IEnumerable<Case> cases)
    {
        if (!cases.All(given => IsRight(unit, given)))
        {
            return false;
        }

        object[] given = Of(new Generator(1), [1, 2, 4, 5], 2, 1).Arguments;
        var first = ((Tensor)given[1]).RequireGrad();
        var loss = unit((Tensor)given[0], first, (Tensor)given[2], (Tensor)given[3], (int)given[4]).Sum();
        if (loss.RequiresGrad)
        {
            loss.Backward();
        }

        return !first.HasGrad;
    }

    /// <summary>Returns whether a unit's results are right, and its skip connection lets no gradient pass to x.</summary>
    /// <inheritdoc cref="LosesGradient"/>
    public static bool LosesGradientOfSkip(Unit unit, IEnumerable<Case> cases)
    {
        if (!cases.All(given => IsRight(unit, given)))
        {
            return false;
        }

        var x = Tensor.Ones([1, 2, 3, 4]).RequireGrad();
        var loss = unit(x, Tensor.Zeros([2, 2, 3, 3]), Tensor.Zeros([2, 2, 3, 3]), Tensor.Ones([2, 2, 1, 1]), 1).Sum();
        if (loss.RequiresGrad)
        {
            loss.Backward();
        }

        return !x.HasGrad || x.Grad.Abs().Max().Item() == 0;
    }

    /// <summary>Returns whether a unit gives the same for filters that are four times as large, as behind a normalization, and something
    /// else for filters of the other sign.</summary>
    public static bool IgnoresScale(Unit unit)
    {
        var given = Of(new Generator(1), [1, 2, 4, 5], 2, 1);
        var result = Call(unit, given);
        return new[] { 1, 2 }.Any(filters => IsSame(filters, 4) && !IsSame(filters, -1));

        bool IsSame(int filters, float factor)
        {
            object[] arguments = [.. given.Arguments];
            arguments[filters] = (Tensor)arguments[filters] * factor;
            return (Call(unit, new Case(arguments)) - result).Abs().Max().Item() < 0.01f * result.Abs().Max().Item();
        }
    }

    /// <summary>Returns whether a unit looks at its projection where the number of maps changes: a projection for another number of maps
    /// makes another exception.</summary>
    public static bool ReadsProjection(Unit unit, int stride = 2)
    {
        return Message(channels: 2) != Message(channels: 7);

        string? Message(int channels)
        {
            try
            {
                unit(Tensor.Zeros([1, 2, 6, 6]), Tensor.Zeros([3, 2, 3, 3]), Tensor.Zeros([3, 3, 3, 3]),
                    Tensor.Zeros([3, channels, 1, 1]), stride);
                return null;
            }
            catch (ShapeException misfit)
            {
                return misfit.Message;
            }
        }
    }

    private static Tensor Right(Tensor x, Tensor first, Tensor second, Tensor projection, int stride) =>
        Residue(x, first, second, stride) is var f ? (f + Skip(x, f, projection, stride)).Relu() : x;

    private static Tensor Call(Unit unit, Case given) => unit((Tensor)given.Arguments[0], (Tensor)given.Arguments[1],
        (Tensor)given.Arguments[2], (Tensor)given.Arguments[3], (int)given.Arguments[4]);

    public static Case Of(Generator random, Shape shape, int filters, int stride) => new(
        Values(random, shape), Values(random, [filters, shape[1], 3, 3]), Values(random, [filters, filters, 3, 3]),
        Values(random, [filters, shape[1], 1, 1]), stride);

    private static Tensor Values(Generator random, Shape shape) => (random.Integers(shape, -6, 7) * 0.25f) + 0.125f;

    public static Tensor Residue(Tensor x, Tensor first, Tensor second, int stride) =>
        x.Conv2d(first, stride: stride, padding: 1).Relu().Conv2d(second, padding: 1);

    public static Tensor Skip(Tensor x, Tensor f, Tensor projection, int stride) =>
        f.Shape == x.Shape ? x : x.Conv2d(projection, stride: stride);
}
