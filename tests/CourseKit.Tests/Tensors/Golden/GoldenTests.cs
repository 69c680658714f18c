using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Kernels.Convolution;
using CourseKit.Tensors.Kernels.Winograd;
using CourseKit.Tests.Tensors.Gradients;

namespace CourseKit.Tests.Tensors.Golden;

/// <summary>Results and gradients as PyTorch computed them for the same inputs.</summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<string, Dictionary<string, Func<Tensor[], Tensor>>> Families = new()
    {
        ["arithmetic"] = ArithmeticCalls.Arithmetic,
        ["activations"] = ArithmeticCalls.Activations,
        ["reductions"] = LayoutCalls.Reductions,
        ["layout"] = LayoutCalls.Layout,
        ["convolution"] = WindowCalls.Convolution,
        ["pooling"] = WindowCalls.Pooling,
        ["normalization"] = NormalizationCalls.Normalization,
        ["losses"] = NormalizationCalls.Losses,
        ["non-finite"] = NonFiniteCalls.NonFinite,
    };

    /// <summary>Operations that PyTorch cannot tell anything about.</summary>
    private static readonly Dictionary<string, string> WithoutGolden = new()
    {
        ["Dropout"] = "draws other numbers than PyTorch does",
        ["FusedConv2d"] = "is stored as Conv2d with an activation",
        ["FusedLinear"] = "is stored as Linear with an activation",
        ["FusedBatchNorm"] = "is no operation of PyTorch; it is compared with batch normalization and an activation",
        ["FoldBatchNorm"] = "is none of PyTorch's; its tests compare it with batch normalization",
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var (family, stored) in GoldenCase.All)
            {
                cases.Add(family, stored.Name);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Results_and_gradients_are_those_of_PyTorch(string family, string name)
    {
        var (_, stored) = GoldenCase.All.Single(it => it.Family == family && it.Case.Name == name);
        var inputs = stored.Leaves();

        var result = Families[family][name](inputs);

        stored.Result.ShouldBe(result, "result");
        stored.Result.ShouldBe(Predicted(() => Families[family][name](inputs)), "result when nothing is recorded");
        if (stored.InputGradients is { } gradients)
        {
            result.Backward(GoldenValues.Drawn(result.Shape, seed: 0));
            for (var i = 0; i < inputs.Length; i++)
            {
                gradients[i].ShouldBe(inputs[i].Grad!, $"gradient of input {i}");
            }
        }
    }

    [Fact]
    public void Every_stored_case_is_compared() => GoldenCase.All.Select(it => $"{it.Family}: {it.Case.Name}")
        .Should().BeEquivalentTo(Families.SelectMany(family => family.Value.Keys.Select(name => $"{family.Key}: {name}")));

    [Fact]
    public void Every_operation_has_a_stored_case()
    {
        var operations = DifferentiableOperation.All.Select(row => row.Signature[..row.Signature.IndexOf('(')]).Distinct();
        var stored = GoldenCase.All.Where(it => it.Case.InputGradients is not null).Select(it => it.Case.Name.Split(',')[0]).Distinct();

        operations.Except(stored).Should().BeEquivalentTo(WithoutGolden.Keys);
    }

    [Fact]
    public void One_case_is_computed_by_Winograd_in_all_three_directions()
    {
        var (_, stored) = GoldenCase.All.Single(it => it.Case.Name == "Conv2d, by Winograd");
        var (x, w) = (stored.Inputs[0].Shape, stored.Inputs[1].Shape);
        var sizes = Convolution3x3.Padded(x[0], x[1], w[0], x[2], x[3], padding: 1);

        ConvolutionAlgorithm.For(ConvolutionGeometry.OfImages(x[0], x[1], x[2], x[3], w[0], 3, padding: 1)).Should()
            .BeOfType<WinogradAlgorithm>();
        WinogradConvolution.Suits(sizes.Adjoint).Should().BeTrue();
        WinogradConvolution.SuitsWeightGradient(sizes).Should().BeTrue();
    }

    private static Tensor Predicted(Func<Tensor> compute)
    {
        using var _ = new NoGrad();
        return compute();
    }
}
