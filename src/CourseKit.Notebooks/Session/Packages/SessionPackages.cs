using System.Reflection;

namespace CourseKit.Notebooks.Session.Packages;

/// <summary>The packages of a session: those that cells have asked for, and what comes with them.</summary>
/// <param name="environment">The libraries that cells have without asking; their packages are there already.</param>
internal sealed class SessionPackages(CellEnvironment environment)
{
    private readonly Dictionary<string, string> present = Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
        .Where(CellCompiler.IsManaged)
        .Concat(CellCompiler.Libraries(environment)).Concat(CellCompiler.Framework)
        .DistinctBy(path => Path.GetFileName(path)).ToDictionary(path => Path.GetFileNameWithoutExtension(path),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>The libraries that cells are compiled against without asking.</summary>
    private readonly HashSet<string> visible = [.. CellCompiler.Libraries(environment), .. CellCompiler.Framework];

    private readonly List<string> sources = [];
    private Dictionary<string, string> wanted = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyDictionary<string, string> versions = new Dictionary<string, string>();
    private IReadOnlySet<string> referenced = new HashSet<string>();

    /// <summary>Fetches what a cell asks for.</summary>
    /// <returns>The libraries that are new; and what there is to say.</returns>
    /// <exception cref="PackageException">It cannot be had; the session is as it was.</exception>
    public (RestoredPackages? New, IReadOnlyList<string> Remarks) Fetch(IReadOnlyList<PackageDirective> directives, CancellationToken stop)
    {
        if (directives.FirstOrDefault(one => one.Name.Length == 0) is { } nameless)
        {
            throw new PackageException(
                "A package, or a place to look for packages, has a name. Received: none. Write #r \"nuget: Name\".", nameless.Line);
        }

        var places = directives.Where(one => one.IsSource).Select(one => one.Name).ToList();
        var asked = directives.Where(one => !one.IsSource && !IsPresent(one)).ToList();
        var remarks = directives.Where(one => !one.IsSource && IsPresent(one)).Select(Present).ToList();
        var already = directives.Where(one => !one.IsSource && IsPresent(one)).Select(one => present[one.Name])
            .Where(path => !visible.Contains(path)).ToList();
        var added = already.Count > 0 ? new RestoredPackages(versions, already, [], []) : null;
        if (asked.Count > 0)
        {
            var all = new Dictionary<string, string>(wanted, StringComparer.OrdinalIgnoreCase);
            foreach (var one in asked)
            {
                all[one.Name] = one.Version == PackageDirective.Newest && wanted.TryGetValue(one.Name, out var version)
                    ? version : one.Version;
            }

            var restored = Restore(all, [.. sources, .. places], asked, stop);
            RefuseAnotherVersion(restored, asked);
            added = restored with
            {
                ToCompile = [.. already, .. restored.ToCompile.Where(
                path => !present.ContainsKey(Path.GetFileNameWithoutExtension(path)) && !referenced.Contains(path))]
            };
            remarks.AddRange(asked.Select(one => $"{one.Name} {restored.Versions.GetValueOrDefault(one.Name)}"));
            (wanted, versions, referenced) = (all, restored.Versions, restored.ToCompile.ToHashSet());
        }

        sources.AddRange(places);
        return (added, remarks);
    }

    private RestoredPackages Restore(
        IReadOnlyDictionary<string, string> all, IReadOnlyList<string> places, IReadOnlyList<PackageDirective> asked,
            CancellationToken stop)
    {
        try
        {
            return PackageRestore.Run(all, places, environment.Directory, stop);
        }
        catch (PackageException problem)
        {
            var received = string.Join(
                ", ", asked.Select(one => one.Version == PackageDirective.Newest ? one.Name : $"{one.Name} {one.Version}"));
            var cause = asked.FirstOrDefault(one => problem.Message.Contains($" {one.Name}", StringComparison.OrdinalIgnoreCase))
                ?? asked[0];
            throw new PackageException($"The packages could not be had. Received: {received}. {problem.Message}", cause.Line);
        }
    }

    /// <summary>Returns whether a library of this name runs here anyway: of it there can be no other version.</summary>
    private bool IsPresent(PackageDirective package) => present.ContainsKey(package.Name);

    private string Present(PackageDirective package) =>
        $"{package.Name} {AssemblyName.GetAssemblyName(present[package.Name]).Version!.ToString(fieldCount: 3)} is here already"
        + (package.Version == PackageDirective.Newest ? string.Empty : $", and takes the place of {package.Version}");

    /// <summary>A library that cells have been compiled against stays for as long as the session.</summary>
    private void RefuseAnotherVersion(RestoredPackages restored, IReadOnlyList<PackageDirective> asked)
    {
        foreach (var (name, version) in versions)
        {
            if (restored.Versions.TryGetValue(name, out var other) && other != version)
            {
                var cause = asked.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? asked[0];
                throw new PackageException(
                    $"A session has one version of a package. Received: {name} {other}, where {version} is in use. Restart the kernel " +
                        "to change it.", cause.Line);
            }
        }
    }
}
