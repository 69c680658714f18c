using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tests.Tensors.Memory;

/// <summary>The memory of tensors is counted apart from what kernels work in.</summary>
[CollectionDefinition(nameof(TensorMemoryTests), DisableParallelization = true)]
[Collection(nameof(TensorMemoryTests))]
public sealed class TensorMemoryTests
{
    private const int Values = 5_000_000, Bytes = 4 * Values;

    public TensorMemoryTests()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        EngineMemory.ResetPeak();
    }

    [Fact]
    public void Tensors_count_while_they_are_there()
    {
        var (all, tensors) = (EngineMemory.InUse, EngineMemory.TensorsInUse);

        var tensor = Tensor.Zeros([Values]);

        (EngineMemory.InUse - all).Should().Be(Bytes);
        (EngineMemory.TensorsInUse - tensors).Should().Be(Bytes);
        GC.KeepAlive(tensor);
    }

    [Fact]
    public void What_kernels_work_in_counts_apart()
    {
        var (all, tensors, peak) = (EngineMemory.InUse, EngineMemory.TensorsInUse, EngineMemory.TensorPeak);

        using (Scratch.Take(Values))
        {
            (EngineMemory.InUse - all).Should().Be(Bytes);
            (EngineMemory.TensorsInUse, EngineMemory.TensorPeak).Should().Be((tensors, peak));
        }

        EngineMemory.InUse.Should().Be(all);
    }

    [Fact]
    public void A_block_counts_as_what_it_is_used_for_now()
    {
        using (Scratch.Take(Values))
        {
        }

        var tensors = EngineMemory.TensorsInUse;
        var tensor = Tensor.Zeros([Values]);

        (EngineMemory.TensorsInUse - tensors).Should().Be(Bytes, "the block of the kernel is a tensor's now");
        GC.KeepAlive(tensor);
    }

    [Fact]
    public void The_peak_is_what_was_held_at_a_time_and_begins_anew_when_told()
    {
        var before = EngineMemory.TensorsInUse;
        var tensor = Tensor.Zeros([Values]);
        using (new NoGrad())
        {
            tensor.FreeAfterBackward();
        }

        (EngineMemory.TensorPeak - before).Should().Be(Bytes);
        EngineMemory.ResetPeak();
        EngineMemory.TensorPeak.Should().Be(before);
    }
}
