using System.Text.RegularExpressions;
using CourseKit.Grading.Hosting;

namespace CourseKit.Notebooks.Session.Packages;

/// <summary>A line that asks for a package, <c>#r "nuget: Name, 1.2.3"</c>, or names a place to look
/// for packages, <c>#i "nuget: folder"</c>.</summary>
/// <param name="IsSource">True for a source of packages, false for a package.</param>
/// <param name="Name">The package, or the place.</param>
/// <param name="Version">The version or a range of them; the newest if none is given.</param>
/// <param name="Line">The line of the cell.</param>
internal sealed partial record PackageDirective(bool IsSource, string Name, string Version, int Line)
{
    public const string Newest = "*";

    /// <summary>Gets whether the line asks for the package that brings the course to other hosts: here all of it is there.</summary>
    public bool IsTheCourse => !IsSource && Name.Equals(CellImports.Package, StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets whether nothing is to be done or said: the course is wanted in the version that is there.</summary>
    public bool IsMet => IsTheCourse && (Version.EndsWith('*')
        ? CellImports.Version.StartsWith(Version[..^1], StringComparison.Ordinal) : Version == CellImports.Version);

    /// <summary>Takes the directives out of a text, in which every other character keeps its place;
    /// what stands in a comment or a string is none.</summary>
    public static (string Code, IReadOnlyList<PackageDirective> Directives) TakeFrom(string text)
    {
        var found = Pattern().Matches(text).Where(match => !CellBeginning.IsOpen(text[..match.Index])).ToList();
        var code = text.ToCharArray();
        foreach (var match in found)
        {
            code.AsSpan(match.Index, match.Length).Fill(' ');
        }

        return (new string(code), [.. found.Select(match => Of(match, text.AsSpan(0, match.Index).Count('\n') + 1))]);
    }

    private static PackageDirective Of(Match match, int line) => new(
        match.Groups["kind"].Value == "i",
        match.Groups["name"].Value.Trim(),
        match.Groups["version"].Value.Trim() is { Length: > 0 } version ? version : Newest,
        line);

    [GeneratedRegex("""^[ \t]*#(?:(?<kind>r)[ \t]+"nuget:(?<name>[^",\r\n]*)(?:,(?<version>[^"\r\n]*))?"|(?<kind>i)[ \t]+"nuget:(?<name>[^"\r\n]+)")[ \t]*;?""", RegexOptions.Multiline)]
    private static partial Regex Pattern();
}
