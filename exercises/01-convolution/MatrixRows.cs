namespace CourseKit.Exercises.Convolution;

/// <summary>Rows of a matrix that computes a correlation, one for each output, compared with the right ones.</summary>
/// <param name="Sizes">The sizes that the matrix was made for: <c>a kernel of 2×3 on 4×6 pixels</c>.</param>
/// <param name="Width">The width of the image.</param>
/// <param name="Columns">The width of the result.</param>
/// <param name="NameOf">The name of a number of the matrix: <c>kernel[0, 1]</c>.</param>
internal sealed record MatrixRows(string Sizes, int Width, int Columns, Func<float, string> NameOf)
{
    /// <summary>Returns how a matrix differs from the right one in its shape or in its first wrong row, in words; null where it does
    /// not.</summary>
    public string? Objection(Tensor right, Tensor given) => right.Shape != given.Shape
        ? $"For {Sizes}, which gives {right.Shape[0]} outputs, your matrix has shape {given.Shape}. It needs a row for each output and a " +
            "column for each pixel."
        : Enumerable.Range(0, right.Shape[0]).Select(row => Objection(row, Numbers(right, row), Numbers(given, row)))
            .FirstOrDefault(words => words is not null);

    private string? Objection(int row, Dictionary<int, float> right, Dictionary<int, float> given)
    {
        if (right.All(number => given.GetValueOrDefault(number.Key) == number.Value) && right.Count == given.Count)
        {
            return null;
        }

        var place = $"For {Sizes}, row {row} of your matrix is that of output ({row / Columns}, {row % Columns}), whose window begins at " +
            $"pixel ({row / Columns}, {row % Columns}), column {right.Keys.Min()}.";
        if (given.Count == 0)
        {
            return $"{place} Your row is empty.";
        }

        if (given.Keys.Min() != right.Keys.Min())
        {
            return $"{place} Yours begins in column {given.Keys.Min()}.";
        }

        var column = right.Keys.Union(given.Keys).Order().First(at => given.GetValueOrDefault(at) != right.GetValueOrDefault(at));
        return $"{place} Column {column} is pixel ({column / Width}, {column % Width}): it should hold " +
            $"{NameOf(right.GetValueOrDefault(column))}, and holds {NameOf(given.GetValueOrDefault(column))}.";
    }

    /// <summary>The numbers of a row that are not 0, by their columns.</summary>
    private static Dictionary<int, float> Numbers(Tensor matrix, int row) => Enumerable.Range(0, matrix.Shape[1])
        .Where(column => matrix[row, column] != 0).ToDictionary(column => column, column => matrix[row, column]);
}
