using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise;

/// <summary>A function of one value beside its derivative. Implemented by structs, so that each loop
/// is compiled for its function.</summary>
internal interface IUnary
{
    /// <summary>Gets what the gradient is computed from, and so what must be saved until then.</summary>
    static abstract SavedValue Saved { get; }

    /// <summary>y = f(x).</summary>
    Vector<float> Of(Vector<float> x);

    /// <summary>dx = dy · f′, computed from x or y as <see cref="Saved"/> says.</summary>
    Vector<float> Gradient(Vector<float> kept, Vector<float> dy);
}
