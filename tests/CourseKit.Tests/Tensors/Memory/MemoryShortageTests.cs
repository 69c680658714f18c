using CourseKit.Tensors;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tests.Tensors.Memory;

/// <summary>Runs while no other test does: the limit is that of the whole process.</summary>
[CollectionDefinition(nameof(MemoryShortageTests), DisableParallelization = true)]
[Collection(nameof(MemoryShortageTests))]
public sealed class MemoryShortageTests : IDisposable
{
    private readonly long limit = EngineMemory.Limit;

    public MemoryShortageTests()
    {
        EngineMemory.Trim();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        EngineMemory.Limit = EngineMemory.InUse + 50_000_000;
    }

    public void Dispose() => EngineMemory.Limit = limit;

    [Fact]
    public void A_request_that_cannot_be_met_says_who_asked_for_what_and_what_would_help() =>
        FluentActions.Invoking(() => Tensor.Uninitialized([100, 64, 56, 56], "Conv2d")).Should().Throw<OutOfMemoryException>().WithMessage(
            "Conv2d asked for 0.08 GB for a tensor of shape [100, 64, 56, 56]; of * GB, * GB are in use. What helps: a smaller batch, " +
                "now 100; "
            + "a larger stride or earlier pooling, so that maps are smaller than 56×56; fewer layers, or layers with fewer maps.*");

    [Fact]
    public void A_computation_says_so_too() =>
        FluentActions.Invoking(() => Scratch.Take(20_000_000).Dispose()).Should().Throw<OutOfMemoryException>()
            .WithMessage("A computation asked for 0.08 GB to work in; of * GB, * GB are in use. What helps: a smaller batch; *");

    [Fact]
    public void Tensors_that_nobody_holds_make_room()
    {
        for (var i = 0; i < 100; i++)
        {
            Tensor.Ones([1_000_000])[0].Should().Be(1);
        }
    }
}
