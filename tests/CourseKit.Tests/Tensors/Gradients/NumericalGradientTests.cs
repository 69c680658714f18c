using System.Reflection;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Tensors.Gradients;

public sealed class NumericalGradientTests
{
    /// <summary>Methods that give a tensor without computing it from another one, or that say themselves that no gradient passes.</summary>
    private static readonly Dictionary<string, string> WithoutGradient = new()
    {
        ["Zeros(shape)"] = "makes a tensor from a shape",
        ["Ones(shape)"] = "makes a tensor from a shape",
        ["Full(shape, value)"] = "makes a tensor from a number",
        ["FromIndex(shape, value)"] = "makes a tensor from places",
        ["From(shape, values)"] = "makes a tensor from an array",
        ["Range(count)"] = "makes a tensor from a number",
        ["op_Implicit(value)"] = "makes a tensor from a number",
        ["Detach()"] = "cuts the gradient off",
        ["RequireGrad()"] = "returns the same tensor",
        ["ArgMax(axis, keepAxis)"] = "gives places",
        ["ArgMin(axis, keepAxis)"] = "gives places",
        ["get_Grad()"] = "is the gradient",
    };

    /// <summary>Methods of the engine that make a tensor without recording how.</summary>
    private static readonly string[] Unrecorded = [nameof(Tensor.Uninitialized), nameof(Tensor.Share)];

    public static TheoryData<string> Operations => [.. DifferentiableOperation.All.Select(row => row.ToString())];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Backward_agrees_with_trying(string operation)
    {
        var row = DifferentiableOperation.All.Single(row => row.ToString() == operation);
        for (ulong seed = 1; seed <= 6; seed++)
        {
            var random = new Generator(seed);
            var inputs = row.Draw(random);
            var weights = random.Uniform(row.Function(inputs).Shape, -1, 1);
            Tensor Loss(Tensor[] x) => (row.Function(x) * weights).Sum();

            Tensor[] leaves = [.. inputs.Select(input => input.Detach().RequireGrad())];
            Loss(leaves).Backward();

            for (var i = 0; i < inputs.Length; i++)
            {
                var numerical = NumericalGradient.Of(x => Loss([.. inputs[..i], x, .. inputs[(i + 1)..]]), inputs[i]);
                leaves[i].Grad!.ShouldBeCloseTo(numerical, 3e-3);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_gradient_that_only_one_input_asks_for_is_the_same(string operation)
    {
        var row = DifferentiableOperation.All.Single(row => row.ToString() == operation);
        var inputs = row.Draw(new Generator(7));
        Tensor[] leaves = [.. inputs.Select(input => input.Detach().RequireGrad())];
        row.Function(leaves).Sum().Backward();

        for (var i = 0; i < inputs.Length; i++)
        {
            var alone = inputs[i].Detach().RequireGrad();
            row.Function([.. inputs[..i], alone, .. inputs[(i + 1)..]]).Sum().Backward();
            alone.Grad!.ShouldBeExactly(leaves[i].Grad!);
        }

        inputs.Should().OnlyContain(input => !input.HasGrad);
    }

    [Fact]
    public void Every_operation_has_its_row()
    {
        var operations = typeof(Tensor)
            .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static |
                BindingFlags.DeclaredOnly)
            .Where(method => method.IsPublic || (method.IsAssembly && !Unrecorded.Contains(method.Name)))
            .Where(method => method.ReturnType == typeof(Tensor) || method.ReturnType == typeof(Tensor[]) ||
                method.ReturnType == typeof((Tensor, Tensor)))
            .Select(method => $"{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.Name))})");

        operations.Distinct().Should().BeEquivalentTo(
            DifferentiableOperation.All.Select(row => row.Signature).Concat(WithoutGradient.Keys).Distinct());
    }

    [Fact]
    public void Trying_is_exact_for_functions_of_degree_two()
    {
        Tensor at = [1, -2, 0.5f];

        NumericalGradient.Of(x => (3 * x.Square() + x).Sum(), at).ShouldHold([3], place => (6 * at[place]) + 1, 1e-4);
    }

    [Fact]
    public void Trying_leaves_the_point_alone_and_records_nothing()
    {
        Tensor at = Tensor.Stack(1, 2).RequireGrad();
        var gradient = NumericalGradient.Of(x => x.Sum(), at, step: 0.25f);

        at.ToArray().Should().Equal(1, 2);
        at.HasGrad.Should().BeFalse();
        gradient.RequiresGrad.Should().BeFalse();
        gradient.ToArray().Should().Equal(1, 1);
    }

    [Fact]
    public void Trying_needs_a_single_number() =>
        new Action(() => NumericalGradient.Of(x => x, Tensor.Zeros([2]))).Should().Throw<ShapeException>().Which.Message.Should().Be(
            "Item() takes the value of a tensor that holds exactly one. Received: shape [2].");
}
