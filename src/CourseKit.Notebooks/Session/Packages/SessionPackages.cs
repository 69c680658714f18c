using System.Diagnostics;
using System.Reflection;
using CourseKit.Grading.Hosting;

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
        directives = [.. directives.Where(one => !one.IsMet)];
        if (directives.FirstOrDefault(one => one.Name.Length == 0) is { } nameless)
        {
            throw new PackageException(
                "A package, or a place to look for packages, has a name. Received: none. Write #r \"nuget: Name\".", nameless.Line);
        }

        var places = directives.Where(one => one.IsSource).Select(one => one.Name).ToList();
        var asked = directives.Where(one => !one.IsSource && !IsPresent(one)).ToList();
        var remarks = directives.Where(one => !one.IsSource && IsPresent(one)).Select(Present).ToList();
        var already = directives.Where(one => !one.IsSource && IsPresent(one) && !one.IsTheCourse).Select(one => present[one.Name])
            .Where(path => !visible.Contains(path)).ToList();
        var offered = already.Count > 0 ? new RestoredPackages(versions, already, [], [], []) : null;
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
            var libraries = restored.ToCompile.Select(fetched => (Fetched: fetched, Used: Used(fetched)))
                .Where(library => !visible.Contains(library.Used)).ToList();
            var added = libraries.Where(library => !referenced.Contains(library.Used)).ToList();
            var extensions = restored.Extensions.Where(extension => !versions.ContainsKey(extension.Package)).ToList();
            offered = restored with { ToCompile = [.. already.Union(added.Select(library => library.Used))], Extensions = extensions };
            remarks.AddRange(asked.Select(one => $"{one.Name} {restored.Versions.GetValueOrDefault(one.Name)}"));
            remarks.AddRange(added.Where(library => Version(library.Used) != Version(library.Fetched)).Select(library => Present(
                Path.GetFileNameWithoutExtension(library.Used), Version(library.Used), Version(library.Fetched))));
            (wanted, versions, referenced) = (all, restored.Versions, libraries.Select(library => library.Used).ToHashSet());
        }

        sources.AddRange(places);
        return (offered, remarks);
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
    private bool IsPresent(PackageDirective package) => package.IsTheCourse || present.ContainsKey(package.Name);

    private string Present(PackageDirective package) => Present(
        package.Name,
        package.IsTheCourse ? CellImports.Version : AssemblyName.GetAssemblyName(present[package.Name]).Version!.ToString(fieldCount: 3),
        package.Version == PackageDirective.Newest ? null : package.Version);

    private static string Present(string name, string version, string? replaced) =>
        $"{name} {version} is here already{(replaced is null ? string.Empty : $", and takes the place of {replaced}")}";

    /// <summary>The library that cells get for one that was fetched: the one that runs here already, by whatever package it came.</summary>
    private string Used(string fetched) => present.GetValueOrDefault(Path.GetFileNameWithoutExtension(fetched), fetched);

    /// <summary>The version that a library's maker has given it, as packages count; without what names the sources.</summary>
    private static string Version(string library) =>
        FileVersionInfo.GetVersionInfo(library).ProductVersion?.Split('+')[0] is { Length: > 0 } version ? version : "0.0.0";

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
