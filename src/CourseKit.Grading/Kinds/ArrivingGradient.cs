using CourseKit.Tensors.Gradients;

namespace CourseKit.Grading.Kinds;

/// <summary>Gradient that passes through an answer to one of its inputs: of the sum of the squared results, so that each counts
/// differently.</summary>
internal static class ArrivingGradient
{
    /// <summary>The part of the gradient's largest number by which a numerical one may be off.</summary>
    private const float Margin = 0.05f;

    /// <summary>Returns the rule for an input, as a sentence without its end.</summary>
    public static string Rule(string input) => $"The gradient with respect to the {input} agrees with one that is found by trying";

    /// <summary>Returns whether a gradient arrives and agrees with the numerical one, and the gradient or a word on it.</summary>
    public static (bool Holds, object? Seen) Observe(Func<Tensor, Tensor> function, Tensor at)
    {
        if (Of(function, at) is not { } gradient)
        {
            return (false, "no gradient arrives");
        }

        var error = (gradient - NumericalGradient.Of(x => Loss(function, x), at)).Abs().Max().Item();
        return (error < Margin * (1 + gradient.Abs().Max().Item()), gradient);
    }

    /// <summary>Returns the gradient; null where none arrives.</summary>
    public static Tensor? Of(Func<Tensor, Tensor> function, Tensor at)
    {
        var leaf = at.Detach().RequireGrad();
        if (function(leaf) is not { } result)
        {
            return null;
        }

        var loss = result.Square().Sum();
        if (loss.RequiresGrad)
        {
            loss.Backward();
        }

        return leaf.HasGrad ? leaf.Grad : null;
    }

    private static Tensor Loss(Func<Tensor, Tensor> function, Tensor x) => function(x).Square().Sum();
}
