using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Tests.Tensors.Operations;

/// <summary>An activation that is computed with the layer before it gives the results and gradients of the two steps one by one.</summary>
public sealed class FusedActivationTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var activation in Enum.GetNames<Activation>())
            {
                cases.Add(activation, 1);
                cases.Add(activation, 4);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_a_convolution(string activation, int groups) => ShouldAgree(
        [[2, 4, 7, 6], [8, 4 / groups, 3, 3], [8], [2, 8, 7, 6]],
        x => x[0].FusedConv2d(x[1], x[2], padding: 1, groups: groups, activation: Enum.Parse<Activation>(activation), addend: x[3]),
        x => OneByOne(x[0].Conv2d(x[1], x[2], padding: 1, groups: groups) + x[3], activation));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_a_fully_connected_layer(string activation, int rows) => ShouldAgree(
        [[rows, 9], [21, 9], [21]],
        x => x[0].FusedLinear(x[1], x[2], Enum.Parse<Activation>(activation)),
        x => OneByOne(x[0].MatMul(x[1].Transpose()) + x[2], activation));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_batch_normalization(string activation, int images)
    {
        foreach (var shape in new Shape[] { [images, 3, 5, 7], [images + 1, 3], [images, 2, 30, 40] })
        {
            ShouldAgree(
                [shape, [shape[1]], [shape[1]]],
                x => x[0].FusedBatchNorm(x[1], x[2], null, null, training: true, 0.1, 1e-5, Enum.Parse<Activation>(activation)),
                x => OneByOne(x[0].BatchNorm(x[1], x[2], null, null, training: true), activation));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_batch_normalization_in_prediction(string activation, int images) => ShouldAgree(
        [[images, 3, 5, 7], [3], [3]],
        x => x[0].FusedBatchNorm(
            x[1], x[2], Tensor.Ones([3]), Tensor.Ones([3]), training: false, 0.1, 1e-5, Enum.Parse<Activation>(activation)),
        x => OneByOne(x[0].BatchNorm(x[1], x[2], Tensor.Ones([3]), Tensor.Ones([3]), training: false), activation));

    private static Tensor OneByOne(Tensor x, string activation) => Enum.Parse<Activation>(activation) switch
    {
        Activation.Relu => x.Relu(),
        Activation.Relu6 => x.Relu6(),
        Activation.HardSwish => x.HardSwish(),
        Activation.Silu => x.Silu(),
        _ => x,
    };

    private static void ShouldAgree(Shape[] shapes, Func<Tensor[], Tensor> fused, Func<Tensor[], Tensor> steps)
    {
        var (once, twice) = (Inputs(shapes), Inputs(shapes));
        var (result, expected) = (fused(once), steps(twice));
        result.ShouldBeCloseTo(expected);
        using (new NoGrad())
        {
            fused(once).ShouldBeCloseTo(expected);
        }

        var gradient = Expectations.Random(result.Shape, 9);
        result.Backward(gradient);
        expected.Backward(gradient);
        foreach (var (of, from) in once.Zip(twice))
        {
            of.Grad!.ShouldBeCloseTo(from.Grad!);
        }
    }

    private static Tensor[] Inputs(Shape[] shapes) =>
        [.. shapes.Select((shape, i) => Expectations.Random(shape, (ulong)i + 1).RequireGrad())];
}
