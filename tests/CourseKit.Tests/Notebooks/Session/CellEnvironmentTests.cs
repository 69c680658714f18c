using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using CourseKit.Notebooks.Session;
using CourseKit.Tensors.Display;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Tests.Notebooks.Session;

public class CellEnvironmentTests
{
    [Fact]
    public void Cells_can_use_every_project_that_the_notebooks_reference()
    {
        CellEnvironment.Course.Assemblies.Select(assembly => assembly.GetName().Name).Should()
            .BeEquivalentTo(ProjectsBelow("CourseKit.Notebooks"));
    }

    [Fact]
    public void Every_public_namespace_of_an_assembly_is_imported_once()
    {
        var with = CellEnvironment.Course.With(typeof(CellEnvironmentTests).Assembly);

        with.Imports.Should().Contain(["System.Linq", "CourseKit.Tensors", "CourseKit.Tensors.Randomness",
            typeof(CellEnvironmentTests).Namespace!]).And.OnlyHaveUniqueItems();
        with.Assemblies.Should().EndWith(typeof(CellEnvironmentTests).Assembly);
    }

    [Fact]
    public void Whatever_has_HTML_is_found_by_notebooks()
    {
        var shown = CellEnvironment.Course.Assemblies.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsAssignableTo(typeof(IHtml)) && type.IsClass).ToList();

        shown.Should().HaveCountGreaterThan(10);
        shown.Should().OnlyContain(type => type.GetCustomAttribute<TypeFormatterSourceAttribute>(inherit: true) != null);
    }

    [Theory]
    [InlineData("new Generator(1).Integer(3, 4)", "3")]
    [InlineData("new List<string> { \"a\" }.Select(t => t.Length).Single()", "1")]
    [InlineData("Path.GetExtension(\"a.txt\")", ".txt")]
    [InlineData("Stopwatch.StartNew().IsRunning", "True")]
    [InlineData("(await Task.WhenAll(Task.FromResult(1))).Length", "1")]
    public async Task Usual_names_need_no_using(string code, string value) => (await CellSession.Start().ValueOf(code)).Should().Be(value);

    [Fact]
    public async Task A_library_is_loaded_by_its_path_and_its_file_stays_free()
    {
        var folder = Directory.CreateTempSubdirectory("coursekit-");
        try
        {
            Build(folder, "Below", "namespace Below; public static class Half { public static double Of(double x) => x / 2; }");
            Build(folder, "Above", "namespace Above; public static class Quarter { public static double Of(double x) => " +
                "Below.Half.Of(Below.Half.Of(x)); }", "Below");
            var session = CellSession.Start(CellEnvironment.Course with { Directory = folder.FullName });

            (await session.ValueOf("1", "#r \"Above.dll\"\nAbove.Quarter.Of(2)", "using Above;", "Quarter.Of(4)")).Should().Be("1");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_script_is_loaded_by_its_path_and_errors_in_it_name_it()
    {
        var folder = Directory.CreateTempSubdirectory("coursekit-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "half.csx"),
                "double Half(double x) => x / 2;\nint Fail() => int.Parse(\"x\");");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bad.csx"), "\nmissing");
            var session = CellSession.Start(CellEnvironment.Course with { Directory = folder.FullName });

            (await session.ValueOf("#load \"half.csx\"\nHalf(3)", "Half(5)")).Should().Be("2.5");
            (await session.Record("Fail()")).Error.Should().EndWith("\n   at line 2 of half.csx, in Fail\n   at line 1 of your code");
            (await session.Record("#load \"bad.csx\"")).Error.Should().StartWith("Line 2, column 1 of bad.csx: CS0103");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Build(DirectoryInfo folder, string name, string code, params string[] references)
    {
        MetadataReference[] all =
        [
            MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
            .. references.Select(reference => MetadataReference.CreateFromFile(Path.Combine(folder.FullName, reference + ".dll"))),
        ];
        CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)], all,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(Path.Combine(folder.FullName, name + ".dll")).Success.Should().BeTrue();
    }

    private static HashSet<string> ProjectsBelow(string project, [CallerFilePath] string thisFile = "")
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../../src"));
        HashSet<string> found = [project];
        foreach (var reference in XDocument.Load(Path.Combine(source, project, project + ".csproj")).Descendants("ProjectReference"))
        {
            found.UnionWith(ProjectsBelow(Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value), thisFile));
        }

        return found;
    }
}
