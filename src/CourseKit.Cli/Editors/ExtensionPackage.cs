using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CourseKit.Notebooks.Export;

namespace CourseKit.Cli.Editors;

/// <summary>The extension of VS Code as one file: a zip with the extension, a manifest and a list of content types.</summary>
/// <remarks>
/// The same files give the same bytes. plotly.js and mermaid go in where the build could fetch them;
/// without them plots are still pictures, and diagrams text.
/// </remarks>
internal static class ExtensionPackage
{
    /// <summary>As editors call it.</summary>
    public const string Id = "coursekit.coursekit";

    private const string Folder = "extension/";

    /// <summary>A renderer may load what lies beside it, and nothing else.</summary>
    private const string RendererFolder = $"{Folder}renderer/";

    private static readonly DateTimeOffset Timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".js"] = "application/javascript",
        [".json"] = "application/json",
        [".md"] = "text/markdown",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain",
        [".vsixmanifest"] = "text/xml",
    };

    /// <summary>Gets whether plots and diagrams can be drawn.</summary>
    public static bool CanDraw => WebAssets.Installed is { HasPlotly: true, HasMermaid: true };

    /// <summary>Packs the extension, which will run cells by this program.</summary>
    public static byte[] Pack()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Files().OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
                entry.LastWriteTime = Timeless;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Computes a hash that tells one package from another.</summary>
    public static string Fingerprint(byte[] package) => Convert.ToHexStringLower(SHA256.HashData(package));

    private static IEnumerable<(string Name, byte[] Content)> Files()
    {
        var sources = Path.Combine(AppContext.BaseDirectory, "vscode");
        foreach (var path in Directory.GetFiles(sources, "*", SearchOption.AllDirectories))
        {
            yield return (Folder + Path.GetRelativePath(sources, path).Replace('\\', '/'), File.ReadAllBytes(path));
        }

        yield return ($"{RendererFolder}drawing.js", WebAssets.Drawing());
        yield return ($"{RendererFolder}keeping.js", WebAssets.Keeping());
        foreach (var library in new[] { "mermaid", "plotly" })
        {
            foreach (var path in WebAssets.Installed.Files(library))
            {
                var name = Path.GetFileName(path);
                yield return ($"{RendererFolder}{library}/{(name == "LICENSE" ? "LICENSE.txt" : name)}", File.ReadAllBytes(path));
            }
        }

        yield return ($"{Folder}kernel/command.json", JsonSerializer.SerializeToUtf8Bytes(CurrentExecutable.CommandLine));
        yield return ("extension.vsixmanifest", Manifest(JsonNode.Parse(File.ReadAllText(Path.Combine(sources, "package.json")))!));
        yield return ("[Content_Types].xml", Types());
    }

    private static byte[] Manifest(JsonNode package)
    {
        XNamespace ns = "http://schemas.microsoft.com/developer/vsx-schema/2011";
        return Xml(new XElement(
            ns + "PackageManifest",
            new XAttribute("Version", "2.0.0"),
            new XElement(
                ns + "Metadata",
                new XElement(
                    ns + "Identity",
                    new XAttribute("Language", "en-US"),
                    new XAttribute("Id", (string)package["name"]!),
                    new XAttribute("Version", (string)package["version"]!),
                    new XAttribute("Publisher", (string)package["publisher"]!)),
                new XElement(ns + "DisplayName", (string)package["displayName"]!),
                new XElement(ns + "Description", new XAttribute(XNamespace.Xml + "space", "preserve"), (string)package["description"]!),
                new XElement(ns + "Tags", string.Join(',', package["keywords"]!.AsArray().Select(word => (string)word!))),
                new XElement(ns + "Categories", string.Join(',', package["categories"]!.AsArray().Select(category => (string)category!))),
                new XElement(ns + "GalleryFlags", "Public"),
                new XElement(
                    ns + "Properties",
                    new XElement(
                        ns + "Property",
                        new XAttribute("Id", "Microsoft.VisualStudio.Code.Engine"),
                        new XAttribute("Value", (string)package["engines"]!["vscode"]!)),
                    new XElement(
                        ns + "Property",
                        new XAttribute("Id", "Microsoft.VisualStudio.Code.ExtensionKind"),
                        new XAttribute("Value", string.Join(',', package["extensionKind"]!.AsArray().Select(kind => (string)kind!))))),
                new XElement(ns + "Icon", Folder + (string)package["icon"]!)),
            new XElement(ns + "Installation", new XElement(ns + "InstallationTarget", new XAttribute("Id", "Microsoft.VisualStudio.Code"))),
            new XElement(ns + "Dependencies"),
            new XElement(
                ns + "Assets",
                Asset("Microsoft.VisualStudio.Code.Manifest", $"{Folder}package.json"),
                Asset("Microsoft.VisualStudio.Services.Icons.Default", Folder + (string)package["icon"]!))));

        XElement Asset(string type, string path) =>
            new(ns + "Asset", new XAttribute("Type", type), new XAttribute("Path", path), new XAttribute("Addressable", "true"));
    }

    private static byte[] Types()
    {
        XNamespace ns = "http://schemas.openxmlformats.org/package/2006/content-types";
        return Xml(new XElement(
            ns + "Types",
            ContentTypes.Select(type =>
                new XElement(ns + "Default", new XAttribute("Extension", type.Key), new XAttribute("ContentType", type.Value)))));
    }

    private static byte[] Xml(XElement root)
    {
        using var bytes = new MemoryStream();
        new XDocument(new XDeclaration("1.0", "utf-8", null), root).Save(bytes);
        return bytes.ToArray();
    }
}
