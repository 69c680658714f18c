using static CourseKit.Exercises.InceptionAndBatchNormalization.Statistics;
using Gradients = System.Func<CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, float, CourseKit.Tensors.Tensor,
    (CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor)>;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>The numbers that gradients are to be computed of, and the right ones.</summary>
internal sealed record GivenGradients(Tensor X, Tensor Gamma, float Eps, Tensor Dy)
{
    /// <summary>Gets whether the variance is divided by m − 1.</summary>
    public bool IsSample { get; init; }

    /// <summary>Gets whether ε is added to the root.</summary>
    public bool IsOutside { get; init; }

    public Tensor Root => IsOutside ? Variance(X).Sqrt() + Eps
        : ((Variance(X) * (IsSample ? Count(X) / (Count(X) - 1f) : 1)) + Eps).Sqrt();

    public Tensor Normal => (X - Mean(X)) / Root;

    /// <summary>Gets γ/√(σ² + ε), by which each x moves its own y.</summary>
    public Tensor Factor => ForImages(Gamma) / Root;

    public Tensor Dx => Factor * (Dy - Mean(Dy) - (Normal * Mean(Dy * Normal)));

    public Tensor DGamma => Row(Sum(Dy * Normal));

    public Tensor DBeta => Row(Sum(Dy));

    public static GivenGradients Of(Generator random, Shape shape, float eps) =>
        new(Images(random, shape), Signed(random, shape[1], period: 1), eps, (random.Integers(shape, -8, 9) * 0.25f) + 0.375f);

    /// <summary>Returns what an answer gives for the numbers, of which it gets copies.</summary>
    public (Tensor X, Tensor Gamma, Tensor Beta) By(Gradients answer) => answer(Copy(X), Copy(Gamma), Eps, Copy(Dy));

    /// <summary>Returns the rule that one of the results is right.</summary>
    public Property<Gradients> Part(string name, Func<(Tensor X, Tensor Gamma, Tensor Beta), Tensor> part)
    {
        var expected = part((Dx, DGamma, DBeta));
        return new($"`{name}` is right for x of shape {X.Shape}", answer =>
        {
            var received = part(By(answer));
            return (Difference.Between(expected, received) is null, received);
        })
        {
            Expected = expected,
            Inputs = [("x", X), ("gamma", Gamma), ("eps", Eps), ("dy", Dy)],
        };
    }
}
