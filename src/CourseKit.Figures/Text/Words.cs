namespace CourseKit.Figures.Text;

/// <summary>Data in words, for descriptions.</summary>
internal static class Words
{
    /// <summary>«values from 0 to 1».</summary>
    public static string Range(IEnumerable<float> finite) => Range(finite.Select(value => (double)value));

    /// <summary>«values from 0 to 1».</summary>
    public static string Range(IEnumerable<double> finite)
    {
        double[] values = [.. finite];
        return values.Length == 0 ? "no values" : $"values from {Digits.Label(values.Min())} to {Digits.Label(values.Max())}";
    }

    /// <summary>«1 image», «20 images».</summary>
    public static string Count(int number, string thing) => number == 1 ? $"1 {thing}" : $"{number} {thing}s";

    /// <summary>«[3, 6, 8]», or «null» for no tensor.</summary>
    public static string Shape(Tensor? tensor) => tensor is null ? "null" : $"{tensor.Shape}";

    /// <summary>Ascending numbers, neighbors joined: «1, 4–6, 9».</summary>
    public static string Runs(IEnumerable<int> ascending) => string.Join(", ", ascending.Index()
        .GroupBy(number => number.Item - number.Index, number => number.Item)
        .Select(run => run.ToArray())
        .SelectMany(run => run is [_, _] ? run.Select(number => $"{number}") : [run is [var only] ? $"{only}" : $"{run[0]}–{run[^1]}"]));

    /// <summary>« of loss over step».</summary>
    public static string Axes((string X, string Y) axes) => axes switch
    {
        ("", "") => string.Empty,
        (_, "") => $" over {axes.X}",
        ("", _) => $" of {axes.Y}",
        _ => $" of {axes.Y} over {axes.X}",
    };
}
