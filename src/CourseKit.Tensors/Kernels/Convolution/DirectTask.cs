namespace CourseKit.Tensors.Kernels.Convolution;

/// <summary>What a <see cref="DirectTile{TLanes, TWindow, TVector}"/> has to sum, and where to.</summary>
internal unsafe struct DirectTask
{
    /// <summary>How many products each sum has.</summary>
    public int Steps;

    /// <summary>Where the vectors of each step lie, seen from <see cref="Sources"/>.</summary>
    public int* Offsets;

    /// <summary>The other factors: [steps, rows], or [steps, rows, lanes].</summary>
    public float* Factors;

    /// <summary>What the sums of each row begin with.</summary>
    public float* Bias;

    /// <summary>One pointer a column of vectors.</summary>
    public float** Sources;

    /// <summary>Where the first row of each column of vectors goes.</summary>
    public float** Targets;

    /// <summary>How far apart rows are there.</summary>
    public nint RowStride;

    /// <summary>How far from its place in the results lies what is added to each sum; zero for nothing.</summary>
    public nint Addend;

    /// <summary>What smaller sums become: zero for ReLU, minus infinity to leave them as they are.</summary>
    public float Least;

    /// <summary>What larger sums become: six for ReLU6, infinity to leave them as they are.</summary>
    public float Most;

    /// <summary>How many lanes of each vector take part.</summary>
    public int Lanes;
}
