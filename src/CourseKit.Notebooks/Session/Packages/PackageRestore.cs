using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CourseKit.Vision;

namespace CourseKit.Notebooks.Session.Packages;

/// <summary>Fetches packages by the SDK. What was fetched once is there at once the next time, offline too; what failed is tried again.</summary>
internal static partial class PackageRestore
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Restores packages, with all that they need.</summary>
    /// <param name="packages">Names and versions.</param>
    /// <param name="sources">Folders or addresses to look in, besides those that the SDK knows.</param>
    /// <param name="folder">Where the notebook is: its <c>nuget.config</c> counts, and paths of sources start there.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="PackageException">They cannot be had.</exception>
    public static RestoredPackages Run(IReadOnlyDictionary<string, string> packages, IReadOnlyList<string> sources, string folder, CancellationToken stop)
    {
        var project = Project(packages, [.. sources.Select(source => source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, folder))]);
        var place = Path.Combine(UserFolders.Cache, "packages", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{project}{folder}")))[..16]);
        var assets = Path.Combine(place, "obj", "project.assets.json");
        if (RestoredPackages.Read(assets) is { } known)
        {
            return known;
        }

        Directory.CreateDirectory(place);
        try
        {
            File.WriteAllText(Path.Combine(place, "packages.csproj"), project.ToString());
            if (ConfigAbove(folder) is { } config)
            {
                File.Copy(config, Path.Combine(place, "nuget.config"), overwrite: true);
            }

            var (exitCode, said) = Restore(place, stop);
            return exitCode == 0 && RestoredPackages.Read(assets) is { } restored ? restored : throw new PackageException(Why(said, packages));
        }
        catch
        {
            Directory.Delete(place, recursive: true);
            throw;
        }
    }

    private static XElement Project(IReadOnlyDictionary<string, string> packages, IReadOnlyList<string> sources) => new(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", $"net{Environment.Version.Major}.{Environment.Version.Minor}"),
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", false),
            new XElement("ManagePackageVersionsCentrally", false),
            new XElement("NuGetAudit", false),
            sources.Count == 0 ? null : new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))),
        new XElement("ItemGroup", packages.OrderBy(package => package.Key, StringComparer.OrdinalIgnoreCase).Select(package => new XElement(
            "PackageReference", new XAttribute("Include", package.Key), new XAttribute("Version", package.Value)))));

    private static (int ExitCode, string Said) Restore(string place, CancellationToken stop)
    {
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo("dotnet", ["restore", "--nologo", "-v:q", "-tl:off"])
            {
                WorkingDirectory = place,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1" },
            })!;
        }
        catch (Win32Exception)
        {
            throw new PackageException("Packages are fetched by the .NET SDK. Received: no program «dotnet» on the PATH.");
        }

        using (process)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(Limit);
            try
            {
                var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
                process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
                return (process.ExitCode, output.Result + error.Result);
            }
            catch (Exception broken) when (broken is OperationCanceledException or AggregateException)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                stop.ThrowIfCancellationRequested();
                throw new PackageException($"Packages are fetched within {Limit.TotalMinutes} minutes. Received: no end of it. Is the network there?");
            }
        }
    }

    /// <summary>The errors of the SDK, without the project that the learner has never seen.</summary>
    private static string Why(string said, IReadOnlyDictionary<string, string> packages)
    {
        var errors = ErrorLine().Matches(said).Select(match => match.Groups[1].Value.Trim()).Distinct().Take(3).ToList();
        var wanted = string.Join(", ", packages.Select(package => package.Value == PackageDirective.Newest ? package.Key : $"{package.Key} {package.Value}"));
        return $"The packages could not be had. Received: {wanted}. {(errors.Count > 0 ? string.Join(' ', errors) : said.Trim())}";
    }

    private static string? ConfigAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (at.Exists && at.EnumerateFiles().FirstOrDefault(file => file.Name.Equals("nuget.config", StringComparison.OrdinalIgnoreCase)) is { } config)
            {
                return config.FullName;
            }
        }

        return null;
    }

    [GeneratedRegex(@"error (NU\d+: .*?|NETSDK\d+: .*?)(?: \[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
