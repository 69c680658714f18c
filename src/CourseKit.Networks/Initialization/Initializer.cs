using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Networks.Initialization;

/// <summary>Makes the initial values of a parameter of a given shape.</summary>
public delegate Tensor Initializer(Shape shape, Generator random);
