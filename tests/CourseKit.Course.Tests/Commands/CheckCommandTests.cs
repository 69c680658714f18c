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

    [Fact]
    public async Task Outside_of_the_course_it_says_where_to_go()
    {
        var (exitCode, _, error) = await Coursekit.RunAsync(Path.GetTempPath(), "check");

        exitCode.Should().Be(2);
        error.Should().StartWith("The exercises are checked in the course's folder");
    }
}
