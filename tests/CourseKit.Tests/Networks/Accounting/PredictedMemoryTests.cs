using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tests.Networks.Accounting;

/// <summary>The memory that a summary predicts, against what tensors really take while the network runs.</summary>
/// <remarks>
/// Kernels' workspaces and weights in the order of kernels are counted apart by the engine, and not predicted. Batches of two: of
/// a single image, maps that are joined one after the other share memory, and less is taken than predicted. Images are as small
/// as the networks take, and the largest networks are left out, to keep the tests quick; neither makes a difference to what is
/// compared. LeNet-5 of 1998 is left out: its activations and its pooling are computed in several operations each, whose steps
/// are there besides, and more than its few numbers.
/// </remarks>
[CollectionDefinition(nameof(PredictedMemoryTests), DisableParallelization = true)]
[Collection(nameof(PredictedMemoryTests))]
public sealed class PredictedMemoryTests
{
    private const long MostParameters = 30_000_000;

    private static readonly SummaryOptions LikeThisEngine = new()
    {
        KeepsInput = true,
    };

    public static TheoryData<string> Names =>
        [.. Architecture.All.Where(one => one.Published.Parameters <= MostParameters && one != LeNet5.Of1998).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_predicted_peak_is_within_5_percent_of_what_the_engine_takes(string name)
    {
        var architecture = Architecture.Named(name);
        var input = SmallInput(architecture);
        var predicted = architecture.Network().Summarize(input, LikeThisEngine).Memory;
        Collect();
        var before = EngineMemory.TensorsInUse;

        var network = architecture.Network().Build(input).Eval();
        var x = Tensor.Ones(input);
        var parameters = EngineMemory.TensorsInUse - before - Bytes(input);
        EngineMemory.ResetPeak();
        Tensor y;
        using (new NoGrad())
        {
            y = network.Call(x);
        }

        var peak = EngineMemory.TensorPeak - before;
        GC.KeepAlive((network, x, y));
        ((double)peak).Should().BeApproximately(predicted.InferencePeak.Value, 0.05 * predicted.InferencePeak.Value);
        ((double)(peak - parameters)).Should().BeApproximately(predicted.PeakActivationBytes, 0.05 * predicted.PeakActivationBytes,
            "also without parameters");
    }

    [Fact]
    public void There_are_enough_architectures_to_believe_it() => Names.Should().HaveCountGreaterThanOrEqualTo(10);

    private static long Bytes(Shape shape) => shape.Elements * sizeof(float);

    private static Shape SmallInput(Architecture architecture) => new[] { 64, 96, 128, 160, 192 }
        .Where(size => architecture.Image[1] > size && architecture.Image[2] > size)
        .Select(size => Shape.Of([2, architecture.Image[0], size, size]))
        .Append([2, .. architecture.Image])
        .First(input => IsTaken(architecture, input));

    private static bool IsTaken(Architecture architecture, Shape input)
    {
        try
        {
            architecture.Network().DescribeAll(input);
            return true;
        }
        catch (ShapeException)
        {
            return false;
        }
    }

    /// <summary>What other tests left behind is gone before anything is measured.</summary>
    private static void Collect()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
