namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Weights that are the same in whatever order a layer has their axes: [F, C, 3, 3] as in the library, [F, 9·C],
/// [3, 3, C, F] as in Keras, and matrices by rows or by columns.</summary>
internal static class WeightAxes
{
    /// <summary>Returns weights of a shape with at least two axes that are longer than 1.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="draw">Draws numbers of the shape in which they are the same for all orders of the axes.</param>
    public static Tensor Draw(Shape shape, Func<Shape, Tensor> draw) => (shape.Where(size => size > 1).ToArray() switch
    {
        [var rows, var columns, .. { Length: > 0 } maps] when rows == columns && rows < maps.Min() =>
            WindowsFirst(draw, rows, [.. maps.Reverse()]),
        [var maps, var rows, var columns] when rows == columns => Matrix(draw, maps, rows * columns),
        [var rows, var columns] => Matrix(draw, rows, columns),
        var axes => draw(Shape.Of(axes)),
    }).Reshape([.. shape]);

    /// <summary>Windows whose places come first, behind them the axes of the library in reverse.</summary>
    private static Tensor WindowsFirst(Func<Shape, Tensor> draw, int window, int[] maps) =>
        Draw([.. maps, window, window], draw).Permute(
            [maps.Length, maps.Length + 1, .. Enumerable.Range(0, maps.Length).Reverse()]);

    /// <summary>A matrix, of which the shorter axis is drawn first.</summary>
    private static Tensor Matrix(Func<Shape, Tensor> draw, int rows, int columns) =>
        rows > columns ? draw([columns, rows]).Transpose() : draw([rows, columns]);
}
