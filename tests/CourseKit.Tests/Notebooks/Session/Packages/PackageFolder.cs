using System.IO.Compression;
using CourseKit.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Tests.Notebooks.Session.Packages;

/// <summary>A folder with packages that are made here: no network, and nothing of the user's is
/// touched but the cache of the course.</summary>
internal sealed class PackageFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("coursekit-packages-").FullName;

    public PackageFolder()
    {
        Directory.CreateDirectory(Feed);
        Configure(Feed);
    }

    /// <summary>Where the packages lie.</summary>
    public string Feed => Path.Combine(root, "feed");

    /// <summary>Names the packages' folder as seen from the configuration.</summary>
    public void NameRelatively() => Configure(Path.GetRelativePath(root, Feed));

    /// <summary>A session whose notebook lies beside them.</summary>
    public CellSession Start() => CellSession.Start(CellEnvironment.Course with { Directory = root });

    /// <summary>Makes a package with one library, which has the package's name unless it is given.</summary>
    public void Add(string name, string version, string source, string target = "net10.0", string dependencies = "", string? folder = null,
        string? library = null)
    {
        var compilation = CSharpCompilation.Create(
            library ?? name,
            [CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        compilation.Emit(image).Success.Should().BeTrue();
        Add(name, version, library ?? name, image.ToArray(), target, dependencies, folder);
    }

    /// <summary>Makes a package with a library, and a file in the folder where .NET Interactive looks for extensions.</summary>
    public void AddExtension(string name, string version, string source, string file, byte[] content)
    {
        Add(name, version, source);
        using var zip = ZipFile.Open(Path.Combine(Feed, $"{name}.{version}.nupkg"), ZipArchiveMode.Update);
        using var stream = zip.CreateEntry($"interactive-extensions/dotnet/{file}").Open();
        stream.Write(content);
    }

    /// <summary>Makes a package of a library that was built elsewhere.</summary>
    public void AddBuilt(string name, string version, string library) =>
        Add(name, version, Path.GetFileNameWithoutExtension(library), File.ReadAllBytes(library), "net10.0", string.Empty, null);

    private void Add(string name, string version, string library, byte[] image, string target, string dependencies, string? folder)
    {
        using var file = File.Create(Path.Combine(folder ?? Feed, $"{name}.{version}.nupkg"));
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        using (var writer = new StreamWriter(zip.CreateEntry($"{name}.nuspec").Open()))
        {
            writer.Write($"""
                <package><metadata><id>{name}</id><version>{version}</version><authors>a</authors><description>d</description>
                <dependencies><group targetFramework="{target}">{dependencies}</group></dependencies></metadata></package>
                """);
        }

        using var stream = zip.CreateEntry($"lib/{target}/{library}.dll").Open();
        stream.Write(image);
    }

    private void Configure(string source) => File.WriteAllText(Path.Combine(root, "nuget.config"), $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{Path.Combine(root, "fetched")}" /></config>
          <packageSources><clear /><add key="here" value="{source}" /></packageSources>
        </configuration>
        """);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
