namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>The arguments of a <see cref="DirectTile{TLanes, TWindow, TVector}"/>.</summary>
internal unsafe struct DirectTask
{
    /// <summary>The number of products of each sum.</summary>
    public int Steps;

    /// <summary>The offset of each step's vectors from <see cref="Sources"/>.</summary>
    public int* Offsets;

    /// <summary>The other factors: [steps, rows], or [steps, rows, lanes].</summary>
    public float* Factors;

    /// <summary>The initial value of each row's sums.</summary>
    public float* Bias;

    /// <summary>One pointer a column of vectors.</summary>
    public float** Sources;

    /// <summary>The destination of the first row of each column of vectors.</summary>
    public float** Targets;

    /// <summary>The distance between rows there.</summary>
    public nint RowStride;

    /// <summary>The distance from a result to the addend of its sum; zero for none.</summary>
    public nint Addend;

    /// <summary>The lower bound of the results: zero for ReLU, minus infinity for none.</summary>
    public float Least;

    /// <summary>The upper bound of the results: six for ReLU6, infinity for none.</summary>
    public float Most;

    /// <summary>The number of lanes of each vector that take part.</summary>
    public int Lanes;
}
