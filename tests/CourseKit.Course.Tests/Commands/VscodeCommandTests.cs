using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;

namespace CourseKit.Course.Tests.Commands;

public sealed class VscodeCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_package_has_all_that_an_editor_asks_for()
    {
        using var zip = ZipFile.OpenRead(await PackAsync("coursekit.vsix"));

        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        names.Should().OnlyHaveUniqueItems().And.Contain(["extension.vsixmanifest", "[Content_Types].xml", "extension/package.json"]);
        using var package = JsonDocument.Parse(Read(zip, "extension/package.json"));
        var root = package.RootElement;
        var renderer = root.GetProperty("contributes").GetProperty("notebookRenderer")[0].GetProperty("entrypoint");
        new[] { root.GetProperty("main"), root.GetProperty("icon"), renderer }
            .Select(path => $"extension/{path.GetString()!.Replace("./", string.Empty)}")
            .Should().BeSubsetOf(names);

        var manifest = XDocument.Parse(Read(zip, "extension.vsixmanifest"));
        var identity = manifest.Descendants().Single(element => element.Name.LocalName == "Identity");
        foreach (var (attribute, property) in new[] { ("Id", "name"), ("Version", "version"), ("Publisher", "publisher") })
        {
            identity.Attribute(attribute)!.Value.Should().Be(root.GetProperty(property).GetString());
        }

        manifest.Descendants().Where(element => element.Name.LocalName == "Asset").Select(asset => asset.Attribute("Path")!.Value).Should()
            .BeSubsetOf(names);
        var types = XDocument.Parse(Read(zip, "[Content_Types].xml")).Root!.Elements().Select(type => type.Attribute("Extension")!.Value);
        names.Where(name => name != "[Content_Types].xml").Select(Path.GetExtension).Distinct().Should().BeSubsetOf(types);
    }

    [Fact]
    public async Task The_package_knows_the_program_that_runs_cells()
    {
        using var zip = ZipFile.OpenRead(await PackAsync("coursekit.vsix"));

        JsonSerializer.Deserialize<string[]>(Read(zip, "extension/kernel/command.json"))!
            .Should().OnlyContain(part => Path.IsPathFullyQualified(part) && File.Exists(part));
    }

    [Fact]
    public async Task The_same_files_give_the_same_bytes()
    {
        var (first, second) = (await PackAsync("first.vsix"), await PackAsync("second.vsix"));

        File.ReadAllBytes(second).Should().Equal(File.ReadAllBytes(first));
    }

    private async Task<string> PackAsync(string name)
    {
        var path = Path.Combine(folder, name);
        var (exitCode, _, error) = await Coursekit.RunAsync(folder, "vscode", "pack", "--out", path);
        (exitCode, error).Should().Be((0, string.Empty));
        return path;
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
