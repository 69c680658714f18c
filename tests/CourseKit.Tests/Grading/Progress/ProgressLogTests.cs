using CourseKit.Grading;
using CourseKit.Grading.Progress;

namespace CourseKit.Tests.Grading.Progress;

public sealed class ProgressLogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    private ProgressLog Log => new(Path.Combine(folder, "of a learner", "progress.jsonl"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Without_a_file_nothing_has_been_attempted()
    {
        var progress = Log.Read();

        progress.Checks.Should().BeEmpty();
        progress.FirstAltered.Should().BeNull();
        (progress.HasPassed("01-convolution/line-filters"), progress.Last("01-convolution/line-filters")).Should()
            .Be((false, Outcome.NotAttempted));
    }

    [Fact]
    public void A_pass_stays_whatever_the_last_check_says()
    {
        Add(("a", Outcome.Failed), ("a", Outcome.Passed), ("a", Outcome.Broken), ("b", Outcome.Failed), ("b", Outcome.TimedOut));

        var progress = Log.Read();
        progress.Checks.Should().HaveCount(5);
        progress.FirstAltered.Should().BeNull();
        (progress.HasPassed("a"), progress.Last("a")).Should().Be((true, Outcome.Broken));
        (progress.HasPassed("b"), progress.Last("b")).Should().Be((false, Outcome.TimedOut));
    }

    [Theory]
    [InlineData("changed", 2)]
    [InlineData("left out", 2)]
    [InlineData("swapped", 1)]
    [InlineData("put in", 3)]
    [InlineData("spoiled", 1)]
    [InlineData("changed after blank lines", 4)]
    public void A_file_that_was_tampered_with_says_where(string how, int line)
    {
        Add(("a", Outcome.Failed), ("b", Outcome.Failed), ("c", Outcome.Passed));
        var lines = File.ReadAllLines(Log.Path);
        File.WriteAllLines(Log.Path, how switch
        {
            "changed" => [lines[0], lines[1].Replace("failed", "passed", StringComparison.Ordinal), lines[2]],
            "left out" => [lines[0], lines[2]],
            "swapped" => [lines[1], lines[0], lines[2]],
            "put in" => [lines[0], lines[1], lines[1], lines[2]],
            "changed after blank lines" =>
                [lines[0], string.Empty, " ", lines[1].Replace("failed", "passed", StringComparison.Ordinal), lines[2]],
            _ => ["{ }", lines[1], lines[2]],
        });

        Log.Read().FirstAltered.Should().Be(line);
    }

    [Theory]
    [InlineData("""{"time":"2026-01-01T""")]
    [InlineData("""{"ti""")]
    public void A_line_that_was_cut_off_stays_where_it_is_and_the_next_check_gets_a_line_of_its_own(string cutOff)
    {
        Add(("a", Outcome.Passed));
        File.AppendAllText(Log.Path, cutOff);
        Log.Read().Checks.Should().ContainSingle();

        Add(("b", Outcome.Passed));

        var progress = Log.Read();
        progress.Checks.Select(check => check.Exercise).Should().Equal("a", "b");
        progress.FirstAltered.Should().BeNull();
        File.ReadAllLines(Log.Path)[1].Should().Be(cutOff);
    }

    [Fact]
    public void A_whole_line_without_its_end_counts_and_is_kept()
    {
        Add(("a", Outcome.Passed), ("b", Outcome.Failed));
        File.WriteAllText(Log.Path, File.ReadAllText(Log.Path).TrimEnd('\n'));
        Log.Read().Checks.Should().HaveCount(2);

        Add(("c", Outcome.Passed));

        Log.Read().Checks.Select(check => check.Exercise).Should().Equal("a", "b", "c");
        Log.Read().FirstAltered.Should().BeNull();
    }

    [Fact]
    public void Lines_with_the_ends_of_another_system_are_read_and_added_to()
    {
        Add(("a", Outcome.Passed), ("b", Outcome.Failed));
        File.WriteAllText(Log.Path, File.ReadAllText(Log.Path).Replace("\n", "\r\n", StringComparison.Ordinal));

        Add(("c", Outcome.Passed));

        Log.Read().Checks.Should().HaveCount(3);
        Log.Read().FirstAltered.Should().BeNull();
    }

    [Theory]
    [InlineData("My thesis, the only copy")]
    [InlineData("Two lines\nof something\n")]
    [InlineData("{ \"a\": 1 }\n{ \"b\": 2 }\n")]
    [InlineData("\0\u0001\n\0binary")]
    public void A_file_that_holds_something_else_is_left_as_it_is(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Log.Path)!);
        File.WriteAllText(Log.Path, content);

        var adding = () => Add(("a", Outcome.Passed));

        adding.Should().Throw<IOException>().Which.Message.Should()
            .StartWith("A record of checks holds a line for each check and nothing else")
            .And.Contain(Log.Path).And.EndWith("Name another file in COURSEKIT_PROGRESS.");
        Log.Invoking(log => log.Read()).Should().Throw<IOException>();
        File.ReadAllText(Log.Path).Should().Be(content);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named_with_what_to_do()
    {
        Directory.CreateDirectory(Log.Path);

        var adding = () => Add(("a", Outcome.Passed));

        adding.Should().Throw<IOException>().Which.Message.Should()
            .StartWith($"A record of checks is a file that can be read and written. Received: {Log.Path}. ")
            .And.EndWith(" Name another file in COURSEKIT_PROGRESS.");
    }

    [Fact]
    public void A_folder_is_no_log_to_read_either()
    {
        Directory.CreateDirectory(Log.Path);

        Log.Invoking(log => log.Read()).Should().Throw<IOException>().WithMessage(
            $"A record of checks is a file that can be read and written. Received: {Log.Path}. It is a folder. Name another file in "
            + "COURSEKIT_PROGRESS.");
    }

    /// <summary>Nobody writes to the pipe: opening it for reading would last for ever.</summary>
    [Fact]
    public void A_pipe_is_no_log()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Log.Path)!);
        System.Diagnostics.Process.Start("mkfifo", [Log.Path]).WaitForExit();

        Log.Invoking(log => log.Read()).Should().Throw<IOException>()
            .WithMessage($"*Received: a device or a pipe, not a file, in {Log.Path}. Name another file in COURSEKIT_PROGRESS.");
    }

    [Fact]
    public void A_page_in_the_place_of_a_log_is_named()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Log.Path)!);
        File.WriteAllText(Log.Path, "<!DOCTYPE html>\n<html>\n");

        Log.Invoking(log => log.Read()).Should().Throw<IOException>().WithMessage("*Received: an HTML page in the place of the file: *");
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named_with_what_to_do()
    {
        File.WriteAllText(Path.GetDirectoryName(Log.Path)!, string.Empty);

        var adding = () => Add(("a", Outcome.Passed));

        adding.Should().Throw<IOException>().Which.Message.Should()
            .StartWith($"A record of checks is a file that can be read and written. Received: {Log.Path}. ")
            .And.EndWith(" Name another file in COURSEKIT_PROGRESS.");
    }

    [Fact]
    public void An_empty_file_becomes_a_log()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Log.Path)!);
        File.WriteAllText(Log.Path, string.Empty);

        Add(("a", Outcome.Passed));

        Log.Read().Checks.Should().ContainSingle();
    }

    [Fact]
    public void Several_programs_can_add_at_once()
    {
        Parallel.For(0, 40, new() { MaxDegreeOfParallelism = 8 }, number => Add(($"{number}", Outcome.Passed)));

        var progress = Log.Read();
        progress.FirstAltered.Should().BeNull();
        progress.Checks.Select(check => int.Parse(check.Exercise)).Should().BeEquivalentTo(Enumerable.Range(0, 40));
    }

    private void Add(params ReadOnlySpan<(string Exercise, Outcome Outcome)> checks)
    {
        foreach (var (exercise, outcome) in checks)
        {
            Log.Add(exercise, outcome);
        }
    }
}
