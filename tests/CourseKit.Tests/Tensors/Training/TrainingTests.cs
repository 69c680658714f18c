using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tests.Tensors.Training;

/// <summary>What holds over many steps. Runs while no other test does: threads and memory are those of the whole process.</summary>
[CollectionDefinition(nameof(TrainingTests), DisableParallelization = true)]
[Collection(nameof(TrainingTests))]
public sealed class TrainingTests : IDisposable
{
    private readonly int threads = Workers.Count;

    public void Dispose() => Workers.Count = threads;

    [Fact]
    public void A_network_learns_a_batch_by_heart()
    {
        var network = new SmallNetwork();
        var first = network.Step();
        for (var step = 0; step < 200; step++)
        {
            network.Step();
        }

        first.Should().BeGreaterThan(2);
        network.Step().Should().BeLessThan(first / 10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_same_seed_gives_the_same_bits_for_any_number_of_threads(int count)
    {
        float[][] Train(int threads)
        {
            Workers.Count = threads;
            var network = new SmallNetwork();
            for (var step = 0; step < 20; step++)
            {
                network.Step();
            }

            return [.. network.Parameters.Select(parameter => parameter.ToArray())];
        }

        var (received, expected) = (Train(count), Train(1));

        received.SelectMany(values => values).Select(BitConverter.SingleToUInt32Bits)
            .Should().Equal(expected.SelectMany(values => values).Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void A_step_leaves_little_garbage_and_memory_does_not_grow()
    {
        const int Steps = 300;
        GC.Collect(); // Larger networks of other tests are gone, and no longer make the pool wait for more garbage than this one makes.
        GC.WaitForPendingFinalizers();
        EngineMemory.Trim();
        Workers.Count = 1; // All garbage is then this thread's, and none is counted that others leave meanwhile.
        var network = new SmallNetwork();
        for (var step = 0; step < Steps; step++)
        {
            network.Step(); // Until as much memory is pooled as is out between two looks of the garbage collector.
        }

        EngineMemory.ResetPeak();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < Steps; step++)
        {
            network.Step();
        }

        ((GC.GetAllocatedBytesForCurrentThread() - before) / Steps).Should().BeLessThan(100_000);
        EngineMemory.Peak.Should()
            .BeLessThan(200_000_000, "nobody lets go of the steps inside this network, so the garbage collector is asked to look");
    }
}
