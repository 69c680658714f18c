namespace CourseKit.Tensors.Memory;

/// <summary>Scratch memory of one computation, with its old contents: <c>using var scratch = Scratch.Take(count);</c>.</summary>
internal readonly unsafe ref struct Scratch : IDisposable
{
    private readonly Block block;

    private Scratch(Block block) => this.block = block;

    public float* Pointer => block.Pointer;

    /// <exception cref="OutOfMemoryException">There is not that much.</exception>
    public static Scratch Take(nint count) => new(Pool.TakeScratch(count));

    public void Dispose() => Pool.Return(block);
}
