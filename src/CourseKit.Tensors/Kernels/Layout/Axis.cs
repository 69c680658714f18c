namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>One axis of a copy: how many places it has, and how far apart they lie on either side.</summary>
internal readonly record struct Axis(nint Size, nint Source, nint Target);
