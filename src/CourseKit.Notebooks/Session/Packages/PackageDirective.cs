using System.Text.RegularExpressions;

namespace CourseKit.Notebooks.Session.Packages;

/// <summary>A line that asks for a package, <c>#r "nuget: Name, 1.2.3"</c>, or names a place to look for packages, <c>#i "nuget: folder"</c>.</summary>
/// <param name="IsSource">Whether it names a place.</param>
/// <param name="Name">The package, or the place.</param>
/// <param name="Version">The version or a range of them; the newest if none is given.</param>
internal sealed partial record PackageDirective(bool IsSource, string Name, string Version)
{
    public const string Newest = "*";

    /// <summary>Whether a line is such a directive.</summary>
    public static bool IsOne(string line) => Pattern().IsMatch(line);

    /// <summary>Takes the directives out of a text, in which every other character keeps its place.</summary>
    public static (string Code, IReadOnlyList<PackageDirective> Directives) TakeFrom(string text)
    {
        var found = Pattern().Matches(text);
        return found.Count == 0
            ? (text, [])
            : (Pattern().Replace(text, match => new string(' ', match.Length)), [.. found.Select(Of)]);
    }

    private static PackageDirective Of(Match match) => new(
        match.Groups["kind"].Value == "i",
        match.Groups["name"].Value.Trim(),
        match.Groups["version"].Value.Trim() is { Length: > 0 } version ? version : Newest);

    [GeneratedRegex("""^[ \t]*#(?:(?<kind>r)[ \t]+"nuget:(?<name>[^",\r\n]+)(?:,(?<version>[^"\r\n]*))?"|(?<kind>i)[ \t]+"nuget:(?<name>[^"\r\n]+)")[ \t]*;?""", RegexOptions.Multiline)]
    private static partial Regex Pattern();
}
