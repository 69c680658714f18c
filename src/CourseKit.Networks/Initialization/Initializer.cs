using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Networks.Initialization;

/// <summary>Where a parameter starts.</summary>
public delegate Tensor Initializer(Shape shape, Generator random);
