namespace CourseKit.Tensors.Memory;

/// <summary>Memory for the time of one computation: <c>using var scratch = Scratch.Take(count);</c>.
/// It holds whatever it held last.</summary>
internal readonly unsafe ref struct Scratch : IDisposable
{
    private readonly Block block;

    private Scratch(Block block) => this.block = block;

    public float* Pointer => block.Pointer;

    /// <exception cref="OutOfMemoryException">There is not that much.</exception>
    public static Scratch Take(nint count) => new(Pool.TakeToWorkIn(count));

    public void Dispose() => Pool.Return(block);
}
