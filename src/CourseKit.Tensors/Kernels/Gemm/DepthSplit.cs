namespace CourseKit.Tensors.Kernels.Gemm;

/// <summary>The split of a product's depth (K) into equal blocks: few enough that C is seldom reread, short enough that a panel of B stays
/// in the cache.</summary>
/// <remarks>It depends on the depth alone, and with it the order in which products are summed.</remarks>
internal readonly struct DepthSplit
{
    private const int Limit = 320;

    private readonly int depth;
    private readonly int size;

    public DepthSplit(int depth)
    {
        this.depth = depth;
        Blocks = Math.Max(1, (depth + Limit - 1) / Limit);
        size = (depth + Blocks - 1) / Blocks;
        Blocks = size == 0 ? 1 : (depth + size - 1) / size;
    }

    public int Blocks { get; }

    /// <summary>Gets the size of the longest block.</summary>
    public int Largest => size;

    public int Start(int block) => block * size;

    public int Size(int block) => Math.Min(size, depth - (block * size));
}
