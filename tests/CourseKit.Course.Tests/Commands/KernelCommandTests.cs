using System.Text.Json;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;

namespace CourseKit.Course.Tests.Commands;

public sealed class KernelCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("--user", "data")]
    [InlineData("--prefix", "prefix/share/jupyter")]
    public async Task An_installed_kernel_says_how_it_is_started(string option, string expected)
    {
        string[] arguments = option == "--prefix" ? ["--prefix", Path.Combine(folder, "prefix")] : [option];
        var variables = new Dictionary<string, string> { ["JUPYTER_DATA_DIR"] = Path.Combine(folder, "data") };

        var (exitCode, output, error) = await Coursekit.RunAsync(folder, variables, ["kernel", "install", .. arguments]);

        (exitCode, error).Should().Be((0, string.Empty));
        var kernel = Path.Combine(folder, expected, "kernels", "coursekit-csharp");
        output.Should().Contain(kernel);
        var spec = JsonDocument.Parse(File.ReadAllText(Path.Combine(kernel, "kernel.json"))).RootElement;
        spec.GetProperty("display_name").GetString().Should().Be("C# (CourseKit)");
        spec.GetProperty("interrupt_mode").GetString().Should().Be("message");
        var command = spec.GetProperty("argv").EnumerateArray().Select(part => part.GetString()!).ToList();
        File.Exists(command[0]).Should().BeTrue();
        command.TakeLast(3).Should().Equal("kernel", "start", "{connection_file}");
        Directory.GetFiles(kernel).Select(Path.GetFileName).Should().BeEquivalentTo("kernel.json", "logo-svg.svg");
    }

    [Theory]
    [InlineData("{", "text that is no JSON object")]
    [InlineData("{}", "the transport «», not tcp or ipc")]
    [InlineData("""{"transport":"tcp"}""", "no ip")]
    [InlineData("""{"transport":"tcp","ip":"127.0.0.1","key":"k","signature_scheme":"hmac-md5"}""", "the signature scheme «hmac-md5», " +
        "not hmac-sha256")]
    [InlineData("""{"transport":"tcp","ip":"127.0.0.1","key":"","shell_port":0,"control_port":70000}""", "no control_port")]
    public async Task What_is_no_connection_file_is_refused(string content, string what)
    {
        var path = Path.Combine(folder, "connection.json");
        File.WriteAllText(path, content);

        var (exitCode, output, error) = await Coursekit.RunAsync(folder, "kernel", "start", path);

        (exitCode, output).Should().Be((2, string.Empty));
        error.Trim().Should().Be($"A kernel is started with the connection file that Jupyter writes. Received: {path}, which has {what}.");
    }

    [Fact]
    public async Task A_verdict_says_that_its_check_could_not_be_recorded()
    {
        var thesis = Path.Combine(folder, "thesis.txt");
        File.WriteAllText(thesis, "The only copy");
        var program = Path.Combine(AppContext.BaseDirectory, "coursekit.dll");
        await using var kernel = CellProcess.Start(["env", $"COURSEKIT_PROGRESS={thesis}", "dotnet", program, "kernel", "--stdio"]);
        CellOutput.Result? verdict = null;

        await kernel.RunAsync(new CellRun(
            "new TrueConvolution().Check((image, kernel) => image.CrossCorrelate(kernel.Flip(0, 1)))")
        {
            Show = output => verdict = output as CellOutput.Result ?? verdict,
        });

        verdict!.Data.Text.Should().StartWith("✓ True convolution: passed").And.EndWith(
            "\n✗ This check was not recorded\n  A record of checks holds a line for each check and nothing else, so this file is left " +
                $"as it is. Received: a line of something else in {thesis}. Name another file in COURSEKIT_PROGRESS.");
        verdict.Data["text/html"].Should().Contain("This check was not recorded");
        File.ReadAllText(thesis).Should().Be("The only copy");
    }

    [Fact]
    public async Task Without_a_door_there_is_no_kernel()
    {
        var (exitCode, _, error) = await Coursekit.RunAsync(folder, "kernel");

        exitCode.Should().Be(2);
        error.Trim().Should().Be(
            "A kernel is started by an editor with --stdio, or by Jupyter after «coursekit kernel install». Received: neither.");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, string.Empty);

        var (exitCode, _, error) = await Coursekit.RunAsync(folder, "kernel", "install", "--prefix", file);

        exitCode.Should().Be(2);
        error.Should().StartWith(
            $"A kernel is installed into a folder that can be written. Received: {Path.Combine(file, "share", "jupyter")}.");
    }
}
