using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise.Updates;

/// <summary>An optimizer's update of some parameters: from their gradient, and up to two running values that the optimizer keeps for
/// each.</summary>
internal interface IUpdate
{
    void Step(ref Vector<float> parameter, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second);
}
