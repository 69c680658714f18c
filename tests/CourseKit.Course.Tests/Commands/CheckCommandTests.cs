using System.Diagnostics;

namespace CourseKit.Course.Tests.Commands;

public sealed class CheckCommandTests
{
    [Fact]
    public async Task One_exercise_can_be_checked_by_the_beginning_of_its_id()
    {
        var (exitCode, output, _) = await Coursekit.RunAsync(Repository.Root, "check", "01-convolution/true");

        exitCode.Should().Be(0);
        output.Trim().Should().MatchRegex(@"^✓ 01-convolution/true-convolution: [1-9]\d* proofs$");
    }

    [Fact]
    public async Task An_exercise_that_does_not_exist_is_told_which_do()
    {
        var (exitCode, _, error) = await Coursekit.RunAsync(Repository.Root, "check", "01-konvolution");

        exitCode.Should().Be(2);
        error.Should().StartWith("No exercise has an id that begins so. Received: 01-konvolution. There are: 01-convolution/");
    }

    [LinuxFact]
    public async Task An_interrupt_ends_the_check_and_is_no_failure()
    {
        using var check = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "coursekit.dll"), "check"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        })!;
        var first = await check.StandardOutput.ReadLineAsync();

        await Process.Start("kill", ["-INT", $"{check.Id}"]).WaitForExitAsync();

        var rest = await check.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await check.WaitForExitAsync();
        check.ExitCode.Should().Be(130);
        first.Should().StartWith("✓ ");
        rest.Should().NotContain("✗");
    }

    [Fact]
    public async Task Outside_of_the_course_it_says_where_to_go()
    {
        var (exitCode, _, error) = await Coursekit.RunAsync(Path.GetTempPath(), "check");

        exitCode.Should().Be(2);
        error.Should().StartWith("The exercises are checked in the course's folder");
    }
}
