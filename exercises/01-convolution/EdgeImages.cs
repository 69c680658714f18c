namespace CourseKit.Exercises.Convolution;

/// <summary>Images [7, 9] of dark (0.25) and light (0.75) pixels with one edge in between.</summary>
internal static class EdgeImages
{
    public static Tensor Flat => Tensor.Full([7, 9], 0.75f);

    public static Tensor Vertical => Light(where: (_, column) => column >= 4);

    public static Tensor Horizontal => Light(where: (row, _) => row >= 4);

    /// <summary>The edge runs from the top left to the bottom right.</summary>
    public static Tensor Falling => Light(where: (row, column) => column > row + 1);

    /// <summary>The edge runs from the bottom left to the top right.</summary>
    public static Tensor Rising => Light(where: (row, column) => row + column < 7);

    private static Tensor Light(Func<int, int, bool> where) => Tensor.FromIndex([7, 9], at => where(at[0], at[1]) ? 0.75f : 0.25f);
}
