using System.Text;
using System.Text.RegularExpressions;
using CourseKit.Notebooks.Export.Markup;
using CourseKit.Tensors.Files;

namespace CourseKit.Notebooks.Export;

/// <summary>The script libraries that pages show plots, diagrams and mathematics with. Without them,
/// pages show SVG, text and MathML.</summary>
internal sealed partial class WebAssets
{
    /// <summary>The pages' own style and script, which are always there.</summary>
    internal const string Style = "assets/site.css", Script = "assets/site.js", DrawingScript = "assets/drawing.js",
        KeepingScript = "assets/keeping.js";

    internal const string PlotlyScript = "assets/plotly/plotly-cartesian.min.js";
    internal const string MermaidScript = "assets/mermaid/mermaid.tiny.js";
    internal const string KatexScript = "assets/katex/katex.min.js", KatexStyle = "assets/katex/katex.min.css";

    private static readonly string[] Own = [Style, Script, DrawingScript, KeepingScript];

    private readonly string? folder;

    private WebAssets(string? folder) => this.folder = folder;

    /// <summary>The libraries beside the program, in its folder <c>web</c>, where the build puts them if it could fetch them.</summary>
    public static WebAssets Installed { get; } = In(
        new[] { AppContext.BaseDirectory, Path.GetDirectoryName(typeof(WebAssets).Assembly.Location) ?? string.Empty }
            .Select(place => Path.Combine(place, "web")).FirstOrDefault(Directory.Exists));

    /// <summary>No libraries.</summary>
    public static WebAssets None { get; } = In(null);

    /// <summary>Gets whether plots can be hovered, zoomed and played by plotly.js.</summary>
    public bool HasPlotly => Find(PlotlyScript) is not null;

    /// <summary>Gets whether diagrams in mermaid can be drawn.</summary>
    public bool HasMermaid => Find(MermaidScript) is not null;

    /// <summary>Gets whether mathematics is set by KaTeX.</summary>
    public bool HasKatex => Find(KatexScript) is not null && Find(KatexStyle) is not null;

    /// <summary>The script that draws by these libraries, for pages and for editors.</summary>
    public static byte[] Drawing() => Read(DrawingScript);

    /// <summary>The script that copies and saves figures, for pages and for editors.</summary>
    public static byte[] Keeping() => Read(KeepingScript);

    /// <summary>The pages' own style or script, to stand in a page itself.</summary>
    internal static Html Text(string own) => new(Encoding.UTF8.GetString(Read(own)));

    /// <summary>The libraries in a folder, which need not exist.</summary>
    public static WebAssets In(string? folder) => new(folder);

    /// <summary>The files of one library; none where it was not fetched.</summary>
    public IReadOnlyList<string> Files(string library) =>
        folder is not null && Path.Combine(folder, library) is var place && Directory.Exists(place) ? Directory.GetFiles(place) : [];

    /// <summary>Copies what the pages need into a site's folder.</summary>
    internal void CopyTo(string site)
    {
        foreach (var file in Own)
        {
            WholeFile.Write(Path.Combine(site, file), Read(file));
        }

        if (folder is null || !Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var asset = $"assets/{Path.GetRelativePath(folder, file).Replace('\\', '/')}";
            WholeFile.Write(Path.Combine(site, asset), asset == KatexStyle
                ? Encoding.UTF8.GetBytes(OlderFontFormat().Replace(File.ReadAllText(file), string.Empty))
                : File.ReadAllBytes(file));
        }
    }

    private static byte[] Read(string own)
    {
        using var source = typeof(WebAssets).Assembly.GetManifestResourceStream(Path.GetFileName(own))!;
        var bytes = new byte[source.Length];
        source.ReadExactly(bytes);
        return bytes;
    }

    private string? Find(string asset) =>
        folder is not null && Path.Combine(folder, asset["assets/".Length..]) is var path && File.Exists(path) ? path : null;

    /// <summary>KaTeX names each font in three formats, of which the first, WOFF2, is the one that
    /// every current browser takes and that we ship.</summary>
    [GeneratedRegex(@",url\([^)]*\.(woff|ttf)\) format\(""[a-z]*""\)")]
    private static partial Regex OlderFontFormat();
}
