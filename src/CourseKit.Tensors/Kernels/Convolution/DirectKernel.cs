using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The micro-kernels of direct convolution for one vector width: with fewer rows go more vectors, so that all registers are
/// used.</summary>
internal sealed unsafe class DirectKernel
{
    /// <summary>The most vectors that any tile has.</summary>
    public const int MostVectors = 6;

    private readonly int[] vectors;
    private readonly Tiles forward;
    private readonly Tiles gradient;
    private readonly delegate*<float*, nint, int, int, int, float*, void> pack;

    private DirectKernel(int lanes, int[] vectors, Tiles forward, Tiles gradient, delegate*<float*, nint, int, int, int, float*, void> pack)
    {
        (Lanes, this.vectors, this.forward, this.gradient) = (lanes, vectors, forward, gradient);
        this.pack = pack;
    }

    /// <summary>Gets whether this processor has the instructions: AVX and FMA.</summary>
    public static bool IsSupported => Avx.IsSupported && Fma.IsSupported;

    /// <summary>Gets the kernel of this processor.</summary>
    public static DirectKernel Best { get; } = Avx512F.IsSupported && Vector512.IsHardwareAccelerated ? Of512Bits() : Of256Bits();

    /// <summary>Gets the lanes of a vector.</summary>
    public int Lanes { get; }

    /// <summary>Gets the rows of the tallest tile.</summary>
    public int MostRows => vectors.Length;

    public static DirectKernel Of512Bits() => new(
        Vector512<float>.Count, [6, 6, 6, 6, 5, 4],
        new(Tiles512<WholeLanes512, WeightFactor>(), Tiles512<PartLanes512, WeightFactor>()),
        new(Tiles512<WholeLanes512, GradientFactor>(), Tiles512<PartLanes512, GradientFactor>()),
        &GradientPanel<Lanes512, PartLanes512, Vector512<float>>.Write);

    public static DirectKernel Of256Bits() => new(
        Vector256<float>.Count, [4, 4, 3, 2, 2, 2],
        new(Tiles256<WholeLanes256, WeightFactor>(), Tiles256<PartLanes256, WeightFactor>()),
        new(Tiles256<WholeLanes256, GradientFactor>(), Tiles256<PartLanes256, GradientFactor>()),
        &GradientPanel<Lanes256, PartLanes256, Vector256<float>>.Write);

    /// <summary>Returns the rows of the next tile, of those that are left: as many as possible, but no small rest in the end.</summary>
    public int Rows(int left) => left <= MostRows ? left : left < MostRows + 4 ? (left + 1) / 2 : MostRows;

    /// <summary>Returns the vectors of a tile with this number of rows.</summary>
    public int Vectors(int rows) => vectors[rows - 1];

    /// <summary>Sums weights times windows, for all pixels of the vectors.</summary>
    public void Convolve(int rows, DirectTask* task) => forward.Run(rows, task->Lanes == Lanes, task);

    /// <summary>Sums gradients times windows, lane by lane.</summary>
    public void Correlate(int rows, DirectTask* task) => gradient.Run(rows, task->Lanes == Lanes, task);

    /// <summary>Writes one vector of each row of gradients, <paramref name="stride"/> apart, of which only some lanes count.</summary>
    public void Pack(float* source, nint stride, int rows, int from, int to, float* panel) => pack(source, stride, rows, from, to, panel);

    private static delegate*<DirectTask*, void>[] Tiles512<TWindow, TFactor>()
        where TWindow : struct, IWindowLanes<Vector512<float>>
        where TFactor : struct, IWindowFactor =>
    [
        &DirectTile<Lanes512, TWindow, Vector512<float>>.Multiply<TFactor, One, Six>,
        &DirectTile<Lanes512, TWindow, Vector512<float>>.Multiply<TFactor, Two, Six>,
        &DirectTile<Lanes512, TWindow, Vector512<float>>.Multiply<TFactor, Three, Six>,
        &DirectTile<Lanes512, TWindow, Vector512<float>>.Multiply<TFactor, Four, Six>,
        &DirectTile<Lanes512, TWindow, Vector512<float>>.Multiply<TFactor, Five, Five>,
        &DirectTile<Lanes512, TWindow, Vector512<float>>.Multiply<TFactor, Six, Four>,
    ];

    private static delegate*<DirectTask*, void>[] Tiles256<TWindow, TFactor>()
        where TWindow : struct, IWindowLanes<Vector256<float>>
        where TFactor : struct, IWindowFactor =>
    [
        &DirectTile<Lanes256, TWindow, Vector256<float>>.Multiply<TFactor, One, Four>,
        &DirectTile<Lanes256, TWindow, Vector256<float>>.Multiply<TFactor, Two, Four>,
        &DirectTile<Lanes256, TWindow, Vector256<float>>.Multiply<TFactor, Three, Three>,
        &DirectTile<Lanes256, TWindow, Vector256<float>>.Multiply<TFactor, Four, Two>,
        &DirectTile<Lanes256, TWindow, Vector256<float>>.Multiply<TFactor, Five, Two>,
        &DirectTile<Lanes256, TWindow, Vector256<float>>.Multiply<TFactor, Six, Two>,
    ];

    /// <summary>Tiles of one row, two rows and so on, for whole vectors and for those of which only the first lanes take part.</summary>
    private readonly struct Tiles(delegate*<DirectTask*, void>[] whole, delegate*<DirectTask*, void>[] part)
    {
        public void Run(int rows, bool isWhole, DirectTask* task) => (isWhole ? whole : part)[rows - 1](task);
    }
}
