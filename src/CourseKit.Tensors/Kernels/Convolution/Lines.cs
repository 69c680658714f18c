namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>Lines of a filter that follow each other, from one up to just before another.</summary>
internal readonly record struct Lines(int From, int To)
{
    public int Count => To - From;

    /// <summary>These, the others, and what lies between.</summary>
    public Lines With(Lines others) => new(Math.Min(From, others.From), Math.Max(To, others.To));
}
