using System.Numerics;

namespace CourseKit.Tensors.Kernels.Reductions;

/// <summary>What is summed at each place of a run. Implemented by structs, so that each loop is compiled for its terms.</summary>
internal interface ITerms
{
    /// <summary>The terms from place <paramref name="i"/> on, as many as a vector holds.</summary>
    Vector<float> At(nint i);

    /// <summary>The same where fewer are left; the lanes beyond them do not matter.</summary>
    Vector<float> Last(nint i, nint count);
}
