using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Session.Packages;

/// <summary>The result of a restore, as the SDK has written it down: packages, the libraries to
/// compile against, those to run, and native ones.</summary>
/// <param name="Versions">The version of each package, those that others need included.</param>
/// <param name="ToCompile">Paths of libraries.</param>
/// <param name="ToRun">Paths of libraries.</param>
/// <param name="Native">Paths of native libraries.</param>
/// <param name="Extensions">Extensions for .NET Interactive.</param>
internal sealed record RestoredPackages(
    IReadOnlyDictionary<string, string> Versions, IReadOnlyList<string> ToCompile, IReadOnlyList<string> ToRun,
        IReadOnlyList<string> Native, IReadOnlyList<PackageExtension> Extensions)
{
    /// <summary>Reads <c>project.assets.json</c>; null if a file that it names has gone.</summary>
    public static RestoredPackages? Read(string assetsFile)
    {
        if (!File.Exists(assetsFile))
        {
            return null;
        }

        try
        {
            var assets = JsonNode.Parse(File.ReadAllText(assetsFile))!;
            string[] folders = [.. assets["packageFolders"]!.AsObject().Select(folder => folder.Key)];
            var target = assets["targets"]!.AsObject()
                .Single(one => one.Key.EndsWith($"/{RuntimeInformation.RuntimeIdentifier}", StringComparison.Ordinal)).Value!.AsObject();
            var versions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            List<string?> toCompile = [], toRun = [], native = [];
            List<PackageExtension> extensions = [];
            foreach (var (library, content) in target)
            {
                var (name, version) = library.Split('/') is [var first, var second] ? (first, second) : (library, string.Empty);
                versions[name] = version;
                var folder = (string)assets["libraries"]![library]!["path"]!;
                toCompile.AddRange(Paths("compile"));
                toRun.AddRange(Paths("runtime"));
                native.AddRange(Paths("native"));
                extensions.AddRange((assets["libraries"]![library]!["files"]?.AsArray() ?? []).Select(file => (string)file!)
                    .Where(file => file.StartsWith(PackageExtension.Folder, StringComparison.OrdinalIgnoreCase))
                    .Select(Find).OfType<string>().Select(path => new PackageExtension(name, path)));

                string? Find(string key) => folders.Select(place => Path.Combine(place, folder, key)).FirstOrDefault(File.Exists);

                IEnumerable<string?> Paths(string kind) => (content![kind]?.AsObject() ?? []).Select(asset => asset.Key)
                    .Where(key => !key.EndsWith("/_._", StringComparison.Ordinal)).Select(Find);
            }

            return toCompile.Concat(toRun).Concat(native).Contains(null)
                ? null : new(versions, [.. toCompile!], [.. toRun!], [.. native!], extensions);
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or NullReferenceException or IOException)
        {
            return null;
        }
    }
}
