using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise.Updates;

/// <summary>One step of an optimizer for some parameters: their gradient, and up to two running
/// values that the optimizer keeps for each.</summary>
internal interface IUpdate
{
    void Step(ref Vector<float> parameter, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second);
}
