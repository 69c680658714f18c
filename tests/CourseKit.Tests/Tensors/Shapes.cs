using CourseKit.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace CourseKit.Tests.Tensors;

/// <summary>What properties are tried on.</summary>
internal static class Shapes
{
    /// <summary>Small shapes of one to five axes, sizes 0 and 1 among them, and a seed for whatever else is to be drawn.</summary>
    public static Gen<(Shape Shape, ulong Seed)> OfAnyRank { get; } =
        from rank in Gen.Choose(1, 5)
        from sizes in Gen.Frequency((1, Gen.Choose(0, 0)), (3, Gen.Choose(1, 1)), (12, Gen.Choose(2, 7))).ArrayOf(rank)
        from seed in Gen.Choose(0, int.MaxValue)
        select (Shape.Of(sizes), (ulong)seed);
}
