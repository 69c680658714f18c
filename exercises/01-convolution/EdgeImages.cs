namespace CourseKit.Exercises.Convolution;

/// <summary>Eight by eight pixels of dark and light with one edge in between.</summary>
internal static class EdgeImages
{
    public static Tensor Flat => Tensor.Ones([8, 8]);

    public static Tensor Vertical => Light(where: (_, column) => column >= 4);

    public static Tensor Horizontal => Light(where: (row, _) => row >= 4);

    /// <summary>The edge runs from the top left to the bottom right.</summary>
    public static Tensor Falling => Light(where: (row, column) => column > row);

    /// <summary>The edge runs from the bottom left to the top right.</summary>
    public static Tensor Rising => Light(where: (row, column) => row + column < 7);

    private static Tensor Light(Func<int, int, bool> where) => Tensor.FromIndex([8, 8], at => where(at[0], at[1]) ? 1 : 0);
}
