using System.Text;
using CourseKit.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Tests.Notebooks.Session.Packages;

public sealed class PackageExtensionTests : IDisposable
{
    private const string Library = "namespace Greetings { public class Greeter { public string Greet() => \"hello\"; } }";

    private const string ForKernel = "namespace Microsoft.DotNet.Interactive { public interface IKernelExtension { } }";

    private const string Missing =
        "Packages: Greetings 1.0.0\nThe extension of Greetings is for the kernel of .NET Interactive, and does not run here: ";

    private readonly PackageFolder packages = new();

    public void Dispose() => packages.Dispose();

    [Fact]
    public async Task A_script_runs_before_the_cell_that_asks_for_its_package()
    {
        AddScript("""
            #!meta

            {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"}]}}

            #!csharp

            using Greetings;
            var greeter = new Greeter();
            Console.WriteLine("ready");

            #!markdown

            *Greetings*
            """);
        var session = packages.Start();

        var cell = await session.Record("#r \"nuget: Greetings, 1.0.0\"\ngreeter.Greet()");

        cell.Error.Should().BeNull();
        (cell.Stdout, cell.Value).Should().Be(("ready\n", "hello"));
        cell.Outputs.OfType<CellOutput.Display>().Last().Data["text/markdown"].Should().Contain("*Greetings*");
        (await session.Record("#r \"nuget: Greetings, 1.0.0\"\ngreeter.Greet()")).Stdout.Should().BeEmpty("a script runs once");
    }

    [Theory]
    [InlineData("#!csharp\n\nnone.Such();", "CS0103")]
    [InlineData("#!csharp\n\nthrow new FormatException(\"bad\");", "FormatException: bad")]
    [InlineData("#!fsharp\n\nlet x = 1", "#!fsharp is not to be had here. Cells are in C# here.")]
    public async Task A_script_that_fails_is_named_and_the_cell_goes_on(string script, string reason)
    {
        AddScript(script);

        var cell = await packages.Start().Record("#r \"nuget: Greetings, 1.0.0\"\nnew Greetings.Greeter().Greet()");

        cell.Value.Should().Be("hello");
        cell.Stderr.Should().StartWith("The extension of Greetings has failed, and what it adds is missing. Received: ")
            .And.Contain(reason);
    }

    [Fact]
    public async Task A_script_that_does_not_end_can_be_interrupted()
    {
        AddScript("#!csharp\n\nwhile (true) { Console.WriteLine(1); }");

        (await packages.Start().RecordInterrupted("#r \"nuget: Greetings, 1.0.0\"\n1")).Status.Should().Be(CellStatus.Interrupted);
    }

    [Fact]
    public async Task A_library_that_asks_for_the_kernel_of_NET_Interactive_is_named()
    {
        packages.AddExtension("Greetings", "1.0.0", Library, "Greetings.Interactive.dll", Compile(
            "Greetings.Interactive", "public class Extension : Microsoft.DotNet.Interactive.IKernelExtension { }",
            Compile("Microsoft.DotNet.Interactive", ForKernel)));

        (await Said()).Should().Be(
            Missing + "magics that it adds are unknown, and values are shown as if it were not there.");
    }

    [Theory]
    [InlineData("Plotly.NET", "GenericChart")]
    [InlineData("SixLabors.ImageSharp", "Image")]
    [InlineData("SkiaSharp", "SKBitmap")]
    public async Task One_for_values_that_the_kernel_shows_itself_says_that(string library, string type)
    {
        packages.AddExtension("Greetings", "1.0.0", Library, "Greetings.Interactive.dll", Compile(
            "Greetings.Interactive",
            $"public class Extension : Microsoft.DotNet.Interactive.IKernelExtension {{ {library}.{type} shown; }}",
            Compile("Microsoft.DotNet.Interactive", ForKernel),
            Compile(library, $"namespace {library} {{ public class {type} {{ }} }}")));

        (await Said()).Should().Be(Missing + $"values of {library} are shown by this kernel itself.");
    }

    [Theory]
    [InlineData("readme.md")]
    [InlineData("Helper.dll")]
    public async Task A_file_that_is_no_extension_is_passed_over(string file)
    {
        packages.AddExtension("Greetings", "1.0.0", Library, file, Compile("Helper", "public class Helper { }"));

        (await Said()).Should().Be("Packages: Greetings 1.0.0");
    }

    private void AddScript(string script) =>
        packages.AddExtension("Greetings", "1.0.0", Library, "extension.dib", Encoding.UTF8.GetBytes(script));

    private async Task<string> Said() => (await packages.Start().Record("#r \"nuget: Greetings, 1.0.0\"")).Outputs
        .OfType<CellOutput.Update>().Single().Data.Text;

    private static byte[] Compile(string name, string source, params byte[][] references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
                .. references.Select(reference => MetadataReference.CreateFromImage(reference))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        compilation.Emit(image).Success.Should().BeTrue();
        return image.ToArray();
    }
}
