namespace CourseKit.Figures.Colors;

/// <summary>Qualitative palette, for categories such as the lines of a plot.</summary>
/// <remarks>Okabe and Ito, «Color universal design», https://jfly.uni-koeln.de/color/, without black,
/// so that it holds on light and dark pages.</remarks>
public static class Palette
{
    /// <summary>Gets the colors: blue, vermillion, bluish green, orange, reddish purple, sky blue, yellow.</summary>
    public static IReadOnlyList<Rgb> Colors { get; } =
        [.. new[] { "#0072b2", "#d55e00", "#009e73", "#e69f00", "#cc79a7", "#56b4e9", "#f0e442" }.Select(Rgb.Parse)];

    /// <summary>Returns the color of a category by its index; colors repeat after the last.</summary>
    public static Rgb Of(int number) => Colors[number % Colors.Count];
}
