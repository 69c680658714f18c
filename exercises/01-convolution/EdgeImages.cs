namespace CourseKit.Exercises.Convolution;

/// <summary>Images of dark (0.25) and light (0.75) pixels with one edge in between, so large that each part of a kernel of 7×7 numbers
/// comes to lie on the edge.</summary>
internal static class EdgeImages
{
    public static Tensor Flat => Tensor.Full([13, 13], 0.75f);

    public static Tensor Vertical => Light(where: (_, column) => column >= 6);

    public static Tensor Horizontal => Light(where: (row, _) => row >= 6);

    /// <summary>The edge runs from the top left to the bottom right.</summary>
    public static Tensor Falling => Light(where: (row, column) => column > row);

    /// <summary>The edge runs from the bottom left to the top right.</summary>
    public static Tensor Rising => Light(where: (row, column) => row + column < 12);

    private static Tensor Light(Func<int, int, bool> where) => Tensor.FromIndex([13, 13], at => where(at[0], at[1]) ? 0.75f : 0.25f);
}
