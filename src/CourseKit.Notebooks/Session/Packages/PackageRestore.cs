using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CourseKit.Tensors.Files;

namespace CourseKit.Notebooks.Session.Packages;

/// <summary>Fetches packages by the SDK. What was fetched once is there at once the next time,
/// offline too; what failed is tried again.</summary>
internal static partial class PackageRestore
{
    /// <summary>The time limit of one fetching.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Restores packages, with all that they need.</summary>
    /// <param name="packages">Names and versions.</param>
    /// <param name="sources">Folders or addresses to look in, besides those that the SDK knows.</param>
    /// <param name="folder">The folder of the notebook: its <c>nuget.config</c> counts, and paths of sources start there.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="PackageException">They cannot be had.</exception>
    public static RestoredPackages Run(IReadOnlyDictionary<string, string> packages, IReadOnlyList<string> sources, string folder,
        CancellationToken stop)
    {
        var project = Project(
            packages, [.. sources.Select(source =>
            source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, folder))], folder);
        var place = Path.Combine(
            UserFolders.Cache, "packages", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{project}")))[..16]);
        if (Read(place) is { } known)
        {
            return known;
        }

        // Another session may fetch the same: each does so in a folder of its own, and the first that is done leaves it for all.
        var own = $"{place}-{Guid.NewGuid():N}";
        Directory.CreateDirectory(own);
        try
        {
            File.WriteAllText(Path.Combine(own, "packages.csproj"), project.ToString());
            var (exitCode, said) = Restore(own, stop);
            var restored = exitCode == 0 && Read(own) is { } complete ? complete : throw new PackageException(Why(said));
            Keep(own, place);
            return restored;
        }
        finally
        {
            if (Directory.Exists(own))
            {
                Directory.Delete(own, recursive: true);
            }
        }
    }

    private static RestoredPackages? Read(string place) => RestoredPackages.Read(Path.Combine(place, "obj", "project.assets.json"));

    private static void Keep(string own, string place)
    {
        try
        {
            if (Directory.Exists(place) && Read(place) is null)
            {
                Directory.Delete(place, recursive: true);
            }

            Directory.Move(own, place);
        }
        catch (IOException) when (Directory.Exists(place))
        {
            // The other session was faster.
        }
    }

    private static XElement Project(IReadOnlyDictionary<string, string> packages, IReadOnlyList<string> sources, string folder) => new(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", $"net{Environment.Version.Major}.{Environment.Version.Minor}"),
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", false),
            new XElement("ManagePackageVersionsCentrally", false),
            new XElement("NuGetAudit", false),
            new XElement("RestoreRootConfigDirectory", folder),
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
            throw new PackageException("They are fetched by the .NET SDK, and there is no program «dotnet» on the PATH.");
        }

        using (process)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(Limit);
            try
            {
                var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token),
                    process.StandardError.ReadToEndAsync(limit.Token));
                process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
                return (process.ExitCode, output.Result + error.Result);
            }
            catch (Exception broken) when (broken is OperationCanceledException or AggregateException)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                stop.ThrowIfCancellationRequested();
                throw new PackageException($"There was no end of it within {Limit.TotalMinutes} minutes. Is the network there?");
            }
        }
    }

    /// <summary>The errors of the SDK, without the project that the learner has never seen.</summary>
    private static string Why(string said)
    {
        var errors = ErrorLine().Matches(said).Select(match => match.Groups[1].Value.Trim()).Distinct().Take(3).ToList();
        return errors.Count > 0 ? string.Join(' ', errors) : said.Trim();
    }

    [GeneratedRegex(@"error (NU\d+: .*?|NETSDK\d+: .*?)(?: \[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
