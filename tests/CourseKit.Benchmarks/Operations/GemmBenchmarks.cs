using BenchmarkDotNet.Attributes;
using CourseKit.Tensors;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Kernels.Gemm;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Benchmarks.Operations;

/// <summary>The matrix product on one thread. The ratio to the baseline is how many times longer it
/// takes than the arithmetic alone could: 1.1 is 91 % of peak.</summary>
public unsafe class GemmBenchmarks
{
    private Tensor a = 0, b = 0, c = 0;

    /// <summary>Rows, columns and depth.</summary>
    [Params(128, 384, 1152)]
    public int Size { get; set; }

    /// <summary>Makes the matrices.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        Workers.Count = 1;
        var random = new Generator(1);
        (a, b, c) = (random.Normal([Size, Size]), random.Normal([Size, Size]), Tensor.Zeros([Size, Size]));
    }

    /// <summary>As many multiplications and additions, in registers.</summary>
    [Benchmark(Baseline = true)]
    public float FmaPeak() => Operations.FmaPeak.Run(2.0 * Size * Size * Size);

    /// <summary>The product that the engine uses.</summary>
    [Benchmark]
    public void Packed() => PackedGemm.Multiply(a.Pointer, false, b.Pointer, false, Size, Size, Size, new Output(c.Pointer, Size));

    /// <summary>The product that the course shows.</summary>
    [Benchmark]
    public void Plain()
    {
        c.Values.Clear();
        PlainGemm.Multiply(a.Values, b.Values, c.Values, Size, Size, Size);
    }
}
