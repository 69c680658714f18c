using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Properties;
using TorchSharp;

namespace CourseKit.TorchSharp.Tests.Operations;

/// <summary>One call of an operation here and there, with the same inputs.</summary>
/// <param name="Inputs">The inputs, all of which want gradients.</param>
/// <param name="Ours">The operation of the course.</param>
/// <param name="Theirs">The operation of TorchSharp, which computes in float64.</param>
internal sealed record Trial(Tensor[] Inputs, Func<Tensor[], Tensor> Ours, Func<torch.Tensor[], torch.Tensor> Theirs)
{
    /// <summary>The largest difference, as a fraction of the largest value, or of 1.</summary>
    public double Tolerance { get; init; } = 1e-5;

    /// <summary>Values between −scale and scale, no two alike.</summary>
    public static Tensor Values(Shape shape, int number = 1, double scale = 1) =>
        Tensor.From(shape, [.. Sizes.Values((int)shape.Elements, number).Select(value => (float)(value * scale))]);

    /// <summary>Values of both signs, none within half of zero.</summary>
    public static Tensor AwayFromZero(Shape shape, int number = 1) =>
        Tensor.From(shape, [.. Sizes.Values((int)shape.Elements, number).Select(value => value + MathF.CopySign(0.5f, value))]);

    /// <summary>Values of which many are alike.</summary>
    public static Tensor Ties(Shape shape, int number = 1) =>
        Tensor.From(shape, [.. Sizes.Values((int)shape.Elements, number).Select(value => MathF.Round(value * 2) / 2)]);

    /// <summary>Values above zero.</summary>
    public static Tensor Positive(Shape shape, int number = 1) =>
        Tensor.From(shape, [.. Sizes.Values((int)shape.Elements, number).Select(value => value + 1.2f)]);

    /// <summary>Whole numbers for TorchSharp.</summary>
    public static torch.Tensor Whole(Tensor tensor) => tensor.ToTorch().to(torch.ScalarType.Int64);

    /// <summary>Compares the results, and, where there are any, the gradients of all inputs.</summary>
    public void ShouldAgree()
    {
        using var scope = torch.NewDisposeScope();
        Tensor[] leaves = [.. Inputs.Select(input => input.Detach().RequireGrad())];
        torch.Tensor[] others = [.. Inputs.Select(input => input.Detach().ToTorch().to(torch.ScalarType.Float64).requires_grad_())];

        var (result, other) = (Ours(leaves), Theirs(others));

        Compare(result, other, "the result");
        result.RequiresGrad.Should().Be(other.requires_grad, "both have gradients, or none");
        if (!result.RequiresGrad)
        {
            return;
        }

        var gradient = Values(result.Shape, 99);
        result.Backward(gradient);
        other.backward([gradient.ToTorch().to(torch.ScalarType.Float64)]);
        foreach (var (i, leaf) in leaves.Index())
        {
            leaf.HasGrad.Should().Be(others[i].grad is not null, "input {0} has a gradient in both libraries, or in none", i);
            if (leaf.HasGrad)
            {
                Compare(leaf.Grad, others[i].grad!, $"the gradient of input {i}, {leaf.Shape}");
            }
        }
    }

    private void Compare(Tensor ours, torch.Tensor theirs, string what)
    {
        theirs.shape.Should().Equal(ours.Shape.Select(size => (long)size), what);
        var values = ours.ToArray();
        double[] others = values.Length == 0 ? [] : theirs.detach().to(torch.ScalarType.Float64).contiguous().data<double>().ToArray();
        var allowed = Tolerance * others.Where(double.IsFinite).Select(Math.Abs).Append(1).Max();
        for (var i = 0; i < values.Length; i++)
        {
            if (!(Math.Abs(values[i] - others[i]) <= allowed) && !values[i].Equals((float)others[i]))
            {
                Assert.Fail($"{what} at [{string.Join(", ", ours.Shape.Unravel(i))}] is {values[i]}, that of TorchSharp {others[i]}");
            }
        }
    }
}
