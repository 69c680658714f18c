using System.Numerics;

namespace CourseKit.Tensors.Kernels.Reductions;

/// <summary>The terms of a sum. Implemented by structs, so that each loop is compiled for its terms.</summary>
internal interface ITerms
{
    /// <summary>Returns the terms from position <paramref name="i"/> on, as many as a vector holds.</summary>
    Vector<float> At(nint i);

    /// <summary>Returns the last <paramref name="count"/> terms, fewer than a vector holds; the lanes beyond them do not matter.</summary>
    Vector<float> Last(nint i, nint count);
}
