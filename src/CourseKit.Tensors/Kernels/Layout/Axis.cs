namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>One axis of a copy: its size and its strides in source and target.</summary>
internal readonly record struct Axis(nint Size, nint Source, nint Target);
