namespace CourseKit.Tensors.Kernels.Vectors;

/// <summary>Vectors of one width, so that a kernel is written once for all of them.</summary>
/// <typeparam name="TVector">The vector itself: a local variable of this type is a register.</typeparam>
internal unsafe interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>Gets the lanes of a vector.</summary>
    static abstract int Count { get; }

    static abstract TVector Load(float* source);

    static abstract void Store(TVector vector, float* target);

    static abstract TVector Fill(float value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    /// <summary>left · right + addend, rounded once where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary>The larger of each two numbers; NaN stays NaN.</summary>
    static abstract TVector AtLeast(TVector vector, TVector least);

    /// <summary>The smaller of each two numbers; NaN stays NaN.</summary>
    static abstract TVector AtMost(TVector vector, TVector most);
}
