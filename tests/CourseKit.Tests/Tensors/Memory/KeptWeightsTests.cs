using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tests.Tensors.Memory;

/// <summary>Weights in a kernel's order, which are kept beside a tensor's values for as long as these do not change.</summary>
public sealed class KeptWeightsTests
{
    [Fact]
    public void Threads_that_convolve_with_one_weight_do_not_take_it_from_each_other()
    {
        // Sizes that different algorithms are best for, so that each thread replaces what the other has kept.
        var weight = Expectations.Random([32, 32, 3, 3], 1);
        Tensor[] images = [Expectations.Random([1, 32, 24, 24], 2), Expectations.Random([1, 32, 5, 5], 3)];
        Tensor[] expected = [.. images.Select(image => image.Conv2d(weight, stride: image.Shape[2] == 5 ? 2 : 1))];
        var failures = 0;

        void Run(int which)
        {
            using var _ = new NoGrad();
            for (var i = 0; i < 300; i++)
            {
                var result = images[which].Conv2d(weight, stride: which == 1 ? 2 : 1);
                if (!result.ToArray().AsSpan().SequenceEqual(expected[which].ToArray()))
                {
                    Interlocked.Increment(ref failures);
                }
            }
        }

        Thread[] threads = [.. Enumerable.Range(0, 4).Select(i => new Thread(() => Run(i % 2)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        failures.Should().Be(0);
    }

    [Fact]
    public void A_write_drops_what_is_kept()
    {
        var weight = Expectations.Random([4, 3, 3, 3], 1);
        var image = Expectations.Random([1, 3, 9, 8], 2);
        using var _ = new NoGrad();
        image.Conv2d(weight);
        weight[1, 2, 0, 1] = 7;

        image.Conv2d(weight).ShouldBeExactly(image.Conv2d(Tensor.From(weight.Shape, weight.ToArray())));
    }

    [Fact]
    public void What_is_in_use_is_freed_after_its_last_use()
    {
        var storage = new Storage(1000);
        var counted = new Counted();
        storage.KeepDerived(counted, storage.Changes);
        counted.Dispose();
        var use = storage.UseDerived()!;
        use.Should().BeSameAs(counted);

        storage.NoteChange();
        counted.IsFree.Should().BeFalse();
        storage.UseDerived().Should().BeNull();
        use.Dispose();
        counted.IsFree.Should().BeTrue();
        counted.TryUse().Should().BeFalse();
    }

    [Fact]
    public void What_was_computed_before_a_change_is_not_kept()
    {
        var storage = new Storage(1000);
        var before = storage.Changes;
        storage.NoteChange();
        var counted = new Counted();
        storage.KeepDerived(counted, before);

        storage.UseDerived().Should().BeNull();
        counted.Dispose();
        counted.IsFree.Should().BeTrue();
    }

    private sealed class Counted : SharedResource
    {
        public bool IsFree { get; private set; }

        protected override void Free() => IsFree = true;
    }
}
