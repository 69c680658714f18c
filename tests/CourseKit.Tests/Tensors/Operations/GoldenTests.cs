using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Operations;

/// <summary>Results and gradients as PyTorch computed them for the same inputs; tests/golden/make_golden.py made the file.</summary>
public sealed class GoldenTests
{
    private static readonly Tensor Classes = Tensor.Stack(2, -100, 0, 1);

    private static readonly Tensor Pixels = [[[0, 2], [1, 1]], [[2, 2], [-100, 0]]];

    private static readonly Tensor ClassWeights = Tensor.Stack(0.5f, 1, 2);

    private static readonly Dictionary<string, Func<Tensor[], Tensor>> Operations = new()
    {
        ["conv2d"] = x => x[0].Conv2d(x[1], x[2]),
        ["conv2d stride 2 padding 1"] = x => x[0].Conv2d(x[1], x[2], 2, 1),
        ["conv2d stride 3 padding 2"] = x => x[0].Conv2d(x[1], x[2], 3, 2),
        ["unfold"] = x => x[0].Unfold(new Window2d(2)),
        ["unfold stride 2 padding 1 dilation 2"] = x => x[0].Unfold(new Window2d(3, 2, 1, 2)),
        ["matmul"] = x => x[0].MatMul(x[1]),
        ["matmul broadcast"] = x => x[0].MatMul(x[1]),
        ["amax"] = x => x[0].Max(1),
        ["amin"] = x => x[0].Min(0, keepAxis: true),
        ["amax with ties"] = x => x[0].Max(1),
        ["sum"] = x => x[0].Sum(1),
        ["mean"] = x => x[0].Mean(0),
        ["variance"] = x => x[0].Variance(1),
        ["variance of what is there"] = x => x[0].Variance(1, 0, keepAxis: true),
        ["variance of all"] = x => x[0].Variance(),
        ["top-k"] = x => x[0].TopK(3, 1).Values,
        ["quotient broadcast"] = x => x[0] / x[1],
        ["sigmoid"] = x => x[0].Sigmoid(),
        ["tanh"] = x => x[0].Tanh(),
        ["exp"] = x => x[0].Exp(),
        ["permute"] = x => x[0].Permute(2, 0, 1),
        ["flip"] = x => x[0].Flip(0, 2),
        ["pad"] = x => x[0].Pad(0, 1, 1, 2),
        ["pad with a value"] = x => x[0].Pad([(1, 1), (2, 0), (0, 1)], 0.5f),
        ["concat"] = x => Tensor.Concat(1, x[0], x[1], x[0]),
        ["split"] = x => Tensor.Concat(1, [.. x[0].Split(1, 2, 1).Reverse()]),
        ["index select"] = x => x[0].IndexSelect(1, 2, 0, 2),
        ["gather"] = x => x[0].Gather(1, [[0, 2, 2, 1], [1, 1, 1, 0]]),
        ["scatter add"] = x => x[0].ScatterAdd(1, [[0, 2, 2, 1], [1, 1, 1, 0]], x[1]),
        ["softmax"] = x => x[0].Softmax(1),
        ["log-softmax"] = x => x[0].LogSoftmax(-1),
        ["batch norm"] = x => x[0].BatchNorm(x[1], x[2], Tensor.Stack(0.1f, -0.2f), Tensor.Stack(1.5f, 0.5f), training: true),
        ["batch norm in prediction"] = x => x[0].BatchNorm(x[1], x[2], Tensor.Stack(0.1f, -0.2f), Tensor.Stack(1.5f, 0.5f), training: false),
        ["local response norm"] = x => x[0].LocalResponseNorm(4, 0.3f, 0.75f, 1.5f),
        ["cross-entropy"] = x => x[0].CrossEntropy(Classes.ToArray().Select(label => (int)label).ToArray()),
        ["cross-entropy weighted and smooth"] = x => x[0].CrossEntropy(Classes, ClassWeights, labelSmoothing: 0.2f),
        ["cross-entropy summed"] = x => x[0].CrossEntropy(Tensor.Stack(2, 1, 0, 1), ClassWeights, ignoreIndex: 1, reduction: Reduction.Sum),
        ["cross-entropy of pixels"] = x => x[0].CrossEntropy(Pixels, ClassWeights, labelSmoothing: 0.1f),
        ["cross-entropy unreduced"] = x => x[0].CrossEntropy(Pixels, reduction: Reduction.None),
        ["binary cross-entropy"] = x => x[0].BinaryCrossEntropyWithLogits(Tensor.Stack(0, 1, 0.3f, 1)),
        ["mean squared error"] = x => x[0].MseLoss(x[1]),
        ["smooth L1"] = x => x[0].SmoothL1Loss(x[1], 0.5f, Reduction.None),
        ["fold"] = x => x[0].Fold(new Window2d(3, 2, 1), 4, 5),
        ["resize nearest"] = x => x[0].ResizeNearest(5, 3),
        ["resize bilinear"] = x => x[0].ResizeBilinear(5, 3),
        ["resize bilinear corners"] = x => x[0].ResizeBilinear(2, 7, alignCorners: true),
    };

    private static readonly JsonArray Stored = Read();

    public static TheoryData<string> Cases => [.. Stored.Select(Name)];

    [Fact]
    public void Every_stored_case_is_compared() =>
        Stored.Select(Name).Should().BeEquivalentTo(Operations.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Results_and_gradients_are_those_of_PyTorch(string name)
    {
        var stored = Stored.Single(it => Name(it) == name)!;
        Tensor[] inputs = [.. Tensors(stored["inputs"]!).Select(input => input.RequireGrad())];

        var result = Operations[name](inputs);
        result.Backward(Values(stored["gradient"]!));

        result.ShouldBeCloseTo(Values(stored["result"]!));
        foreach (var (input, gradient) in inputs.Zip(Tensors(stored["inputGradients"]!)))
        {
            input.Grad!.ShouldBeCloseTo(gradient);
        }
    }

    private static string Name(JsonNode? stored) => stored!["name"]!.GetValue<string>();

    private static IEnumerable<Tensor> Tensors(JsonNode stored) => stored.AsArray().Select(it => Values(it!));

    private static Tensor Values(JsonNode stored) =>
        Tensor.From(Shape.Of(stored["shape"].Deserialize<int[]>()), stored["values"].Deserialize<float[]>());

    private static JsonArray Read()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "CourseKit.sln")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("The tests run inside the repository, where CourseKit.sln lies.");
        }

        return JsonNode.Parse(File.ReadAllText(Path.Combine(root.FullName, "data", "golden", "tensors.json")))!["cases"]!.AsArray();
    }
}
