using System.Runtime.InteropServices;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Tensors.Kernels;

/// <summary>Values that kernels may point to, guarded: what lies right behind them must not be written.</summary>
internal sealed unsafe class PinnedValues
{
    private const int Guards = 16;
    private const float Guard = 12345.678f;

    private readonly float[] values;

    public PinnedValues(params float[] initial)
    {
        values = GC.AllocateArray<float>(initial.Length + Guards, pinned: true);
        initial.CopyTo(values, 0);
        values.AsSpan(initial.Length).Fill(Guard);
    }

    public int Count => values.Length - Guards;

    public float this[long i]
    {
        get => values[i];
        set => values[i] = value;
    }

    public static implicit operator float*(PinnedValues values) => (float*)Marshal.UnsafeAddrOfPinnedArrayElement(values.values, 0);

    /// <summary>Places of which nothing has been written yet.</summary>
    public static PinnedValues Unwritten(long count)
    {
        var values = new float[count];
        values.AsSpan().Fill(float.NaN);
        return new PinnedValues(values);
    }

    public static PinnedValues Random(long count, ulong seed = 1, float low = -2, float high = 2) =>
        new(new Generator(seed).Uniform([(int)count], low, high).ToArray());

    public float[] ToArray()
    {
        values.AsSpan(Count).ContainsAnyExcept(Guard).Should().BeFalse("a kernel writes only to its result");
        return values[..Count];
    }

    /// <summary>Asserts what each place holds, up to a part of the larger of 1 and the value.</summary>
    public void ShouldHold(Func<long, double> expected, double tolerance = 1e-6)
    {
        var received = ToArray();
        for (long i = 0; i < received.Length; i++)
        {
            ShouldBe(received[i], expected(i), tolerance, i);
        }
    }

    public static void ShouldBe(float received, double wanted, double tolerance, long place)
    {
        if (!((double)received).Equals(wanted) &&
            !(double.IsFinite(wanted) && Math.Abs(received - wanted) <= tolerance * Math.Max(1, Math.Abs(wanted))))
        {
            received.Should().Be((float)wanted, $"that is the value at place {place}");
        }
    }

    /// <summary>Asserts that what a computation writes has the same bits with one thread and with two.</summary>
    public static void ShouldBeTheSameForAnyThreads(Func<PinnedValues> compute)
    {
        var before = Workers.Count;
        try
        {
            Workers.Count = 1;
            var alone = Bits(compute());
            Workers.Count = 2;
            Bits(compute()).AsSpan().SequenceEqual(alone).Should().BeTrue("the results have the same bits for any number of threads");
        }
        finally
        {
            Workers.Count = before;
        }
    }

    private static uint[] Bits(PinnedValues values) => [.. values.ToArray().Select(BitConverter.SingleToUInt32Bits)];
}
