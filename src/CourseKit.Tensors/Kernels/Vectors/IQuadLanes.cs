namespace CourseKit.Tensors.Kernels.Vectors;

/// <summary>Vectors whose lanes can be moved in groups of four, to transpose.</summary>
/// <typeparam name="TVector">The vector itself.</typeparam>
internal unsafe interface IQuadLanes<TVector> : ILanes<TVector>
    where TVector : struct
{
    /// <summary>Four numbers from each of several places, the number of lanes divided by four.</summary>
    static abstract TVector Gather(float* source, int* starts);

    /// <summary>Of every four numbers the first two, in turn from either vector.</summary>
    static abstract TVector Low(TVector even, TVector odd);

    /// <summary>Of every four numbers the last two, in turn from either vector.</summary>
    static abstract TVector High(TVector even, TVector odd);

    /// <summary>Of the numbers of two vectors, one behind the other, the first, the third and so on.</summary>
    static abstract TVector Evens(TVector first, TVector second);

    /// <summary>Of the numbers of two vectors, one behind the other, the second, the fourth and so on.</summary>
    static abstract TVector Odds(TVector first, TVector second);
}
