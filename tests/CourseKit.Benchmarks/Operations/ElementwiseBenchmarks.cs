using BenchmarkDotNet.Attributes;
using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Benchmarks.Operations;

/// <summary>Operations that memory limits, on maps as MNIST networks have them; copying the maps is the least that any can take.</summary>
[MemoryDiagnoser]
public class ElementwiseBenchmarks
{
    private readonly Tensor maps = new Generator(1).Normal([32, 64, 28, 28]);
    private readonly Tensor perChannel = new Generator(2).Normal([64, 1, 1]);
    private readonly float[] copy = new float[32 * 64 * 28 * 28];

    /// <summary>Reads and writes every value once.</summary>
    [Benchmark(Baseline = true)]
    public void Copy() => maps.Data.CopyTo(copy);

    /// <summary>max(x, 0).</summary>
    [Benchmark]
    public void Relu() => Run(maps => maps.Relu());

    /// <summary>A number a channel added.</summary>
    [Benchmark]
    public void AddPerChannel() => Run(maps => maps + perChannel);

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    [Benchmark]
    public void Sigmoid() => Run(maps => maps.Sigmoid());

    /// <summary>2×2 windows.</summary>
    [Benchmark]
    public void MaxPool2d() => Run(maps => maps.MaxPool2d(2));

    /// <summary>3×3 windows, two pixels apart.</summary>
    [Benchmark]
    public void OverlappingMaxPool2d() => Run(maps => maps.MaxPool2d(3, 2, 1));

    /// <summary>All of them.</summary>
    [Benchmark]
    public void Sum() => Run(maps => maps.Sum());

    private void Run(Func<Tensor, Tensor> operation)
    {
        using var _ = new NoGrad();
        operation(maps).FreeAfterBackward();
    }
}
