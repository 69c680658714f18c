using static CourseKit.Exercises.InceptionAndBatchNormalization.Statistics;
using Gradients = System.Func<CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, float, CourseKit.Tensors.Tensor,
    (CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor)>;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <content>Explanations of wrong gradients that no named mistake explains.</content>
public sealed partial class BatchNormBackward
{
    /// <summary>The error of a difference quotient, as a part of the largest gradient.</summary>
    private const float DifferenceQuotient = 0.01f;

    /// <summary>Returns what dGamma or dx shows: by which statistics x̂ is normalized, and what dx does not keep that any right one does,
    /// no y changing where all x of a channel are shifted, nor, without ε, where all are stretched.</summary>
    protected override string? Diagnose(Gradients answer)
    {
        var given = GivenGradients.Of(new Generator(7), [3, 3, 2, 3], 0);
        var (dx, dGamma, dBeta) = given.By(answer);
        if (Difference.Between(given.DBeta, dBeta) is not null)
        {
            return OfSum("dBeta", given.DBeta, dBeta, (given with { Dy = given.Dy.Square() }).By(answer).Beta,
                WeightsOf(answer, given.X, result => result.Beta) is var weights
                    && RightPlaces.Of((weights * 0) + 1, weights) is { Others: "0" } places
                    ? $"Your dBeta counts the numbers of dy {places.Words}, once each, and no others. Over which images, rows and " +
                        "columns does the sum of a channel go?"
                : Counted("dBeta", weights, (weights * 0) + 1));
        }

        if (dx.Shape != given.X.Shape)
        {
            return $"Your dx has shape {dx.Shape}, and x has {given.X.Shape}. Each number of x has a gradient in its own place: in which " +
                "order do the axes lie in yours, and how do they come back?";
        }

        if (Difference.Between(given.DGamma, dGamma) is not null)
        {
            return OfSum("dGamma", given.DGamma, dGamma, (given with { Dy = given.Dy.Square() }).By(answer).Gamma,
                Difference.Between(dGamma, (given with { X = given.X.Square() }).By(answer).Gamma) is null
                    ? "Your dGamma is the same whatever x is. Whose mean and variance are in your x̂?"
                : Counted("dGamma", WeightsOf(answer, given.X, result => result.Gamma), (given with { Eps = 0.5f }).Normal) is { } counted
                    ? counted
                : UsedStatistics.Objection((x, eps) => WeightsOf(answer, x, result => result.Gamma, eps)) is { } objection
                    ? $"This is about the x̂ in your dGamma. {objection}" : null);
        }

        if (Difference.Between(given.Dx, dx) is null)
        {
            var withEps = given with { Eps = 0.5f };
            return Difference.Between(withEps.Dx, withEps.By(answer).X) is null ? null
                : "For ε = 0 your dx is right, and for ε = 0.5 it is another one than it should be. Is ε in each of your roots: in that " +
                    "of x̂, and in that which γ is divided by?";
        }

        if ((dx - given.Dx).Abs().Max().Item() < DifferenceQuotient * given.Dx.Abs().Max().Item())
        {
            return "Your dx is right to two digits or three, as a difference quotient is in `float`s. If it is one, write the formula in " +
                "its place. If it is none, which small number has your code that the formula has not, or has it in another place?";
        }

        var factors = dx / given.Dx;
        var otherDy = Tensor.FromIndex(given.Dy.Shape, at => given.Dy[at] + (at[1] == 0 ? at[2] + 1 : 0));
        var ofOtherDy = (given with { Dy = otherDy }).By(answer).X;
        return Difference.Between(dx, (given with { Dy = given.Dy.Square() }).By(answer).X) is null
                ? "Your dx is the same whatever dy is. Where does your code use the gradient that comes from behind?"
            : RightChannels.Where(given.Dx, dx, ("γ is positive", given.Gamma), ("γ is negative", -given.Gamma)) is { } condition
                ? $"Your dx is right where {condition}, and only there. Which operation in your code treats the two signs differently?"
            : IsZero(factors - factors[..1, .., ..1, ..1])
                ? "Your dx is the right one, times a number that is the same in a whole channel. What stands in front of the bracket?"
            : !IsZero(dx[.., 1..] - ofOtherDy[.., 1..])
                ? "Your dx of one channel is another one, if dy of another channel is. Which axes do your sums and means go over?"
            : RightPlaces.Of(given.Dx, dx) is { } right ? $"Your dx is {right.Question}"
            : IsZero((dx - given.Dx)[^1.., .., ^1.., ^1..])
                ? "Your dx is right for the last number of each channel, and not for those before it. Are your sums complete when the " +
                    "first dx is computed?"
            : GradientWays.Objection((x, gamma, eps, dy) => answer(x, gamma, eps, dy).Item1) is { } way ? way
            : !IsZero((given with { Dy = Tensor.Ones(given.X.Shape) }).By(answer).X)
                ? "If all x of a channel grow by 1, no y changes. So dx is 0 where dy is 1 everywhere, and yours is not. What is " +
                    "subtracted for the way through the mean?"
            : !IsZero((given with { Dy = given.Normal }).By(answer).X)
                ? "If all x of a channel move away from their mean by the same factor, no y changes, but for ε. So dx is 0 " +
                    "where ε is 0 and dy is x̂, and yours is not. What is subtracted for the way through the variance?"
            : null;

        static bool IsZero(Tensor values) => values.Abs().Max().Item() < 1e-3f;
    }

    /// <summary>A sentence on a gradient that is a sum over each channel: where it is right, and what it does not depend on; other words
    /// where nothing is seen.</summary>
    private static string? OfSum(string name, Tensor expected, Tensor received, Tensor forOther, string? others) =>
        RightPlaces.Of(expected, received) is { } places ? $"Your {name} is {places.Question}"
            : Difference.Between(received, forOther) is null && received.Abs().Max().Item() > NearlyZero
                ? $"Your {name} is the same whatever dy is. Where does your code use the gradient that comes from behind?"
            : others;

    /// <summary>A sentence on a sum over some numbers of a channel, with right weights; null for all of them and for other
    /// weights.</summary>
    private static string? Counted(string name, Tensor weights, Tensor right)
    {
        var (given, wanted) = (weights.ToArray(), right.ToArray());
        var isRight = given.Select((weight, at) => Difference.Between(wanted[at], weight) is null).ToList();
        var count = given.Count(weight => weight != 0);
        return count == 0 || isRight.All(one => one) || given.Where((weight, at) => weight != 0 && !isRight[at]).Any() ? null
            : FormattableString.Invariant($"Your {name} has {count} of the {given.Length} numbers of dy in it, all channels together. ") +
                "Does your sum go over all numbers of a channel, and is each of them added to those before it?";
    }

    /// <summary>The weights by which an answer adds up dy, each of them what a gradient gives that comes to one y alone: x̂ for
    /// dGamma.</summary>
    private static Tensor WeightsOf(
        Gradients answer, Tensor x, Func<(Tensor X, Tensor Gamma, Tensor Beta), Tensor> part, float eps = 0.5f) =>
        Tensor.FromIndex(x.Shape, at =>
        {
            int[] place = [.. at];
            var dy = Tensor.FromIndex(x.Shape, other => other.SequenceEqual(place) ? 1 : 0);
            return part(answer(Copy(x), Tensor.Ones([x.Shape[1]]), eps, dy))[place[1]];
        });
}
