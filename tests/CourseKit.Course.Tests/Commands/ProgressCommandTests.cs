using System.Text.Json;
using CourseKit.Grading;
using CourseKit.Grading.Progress;

namespace CourseKit.Course.Tests.Commands;

public sealed class ProgressCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    private string LogPath => Path.Combine(folder, "progress.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_lesson_shows_its_exercises_and_what_became_of_them()
    {
        new ProgressLog(LogPath).Add("01-convolution/true-convolution", Outcome.Passed);
        new ProgressLog(LogPath).Add("01-convolution/line-filters", Outcome.Failed);

        var (exitCode, output, error) = await ProgressAsync();

        (exitCode, error).Should().Be((0, string.Empty));
        output.Should().Contain("1 of 12 passed").And.Contain("✓ passed").And.Contain("✗ not yet").And.Contain("○ not attempted")
            .And.Contain("Go on with notebooks/01-convolution.ipynb");
    }

    [Fact]
    public async Task A_pass_stays_and_a_later_try_is_told_beside_it()
    {
        new ProgressLog(LogPath).Add("01-convolution/true-convolution", Outcome.Passed);
        new ProgressLog(LogPath).Add("01-convolution/true-convolution", Outcome.TimedOut);

        var (_, output, _) = await ProgressAsync();

        output.Should().Contain("True convolution: ✓ passed once; last try: ✗ out of time").And.Contain("1 of 12 passed");
    }

    [Fact]
    public async Task A_lesson_without_exercises_counts_none()
    {
        Directory.CreateDirectory(Path.Combine(folder, "notebooks"));
        File.WriteAllText(Path.Combine(folder, "CourseKit.sln"), string.Empty);
        File.WriteAllText(Path.Combine(folder, "notebooks", "01-prose.ipynb"), """
            {
              "nbformat": 4, "nbformat_minor": 5,
              "metadata": { "kernelspec": { "name": "coursekit", "display_name": "C#", "language": "C#" } },
              "cells": [{ "cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Prose" }]
            }
            """);

        var (exitCode, output, error) = await ProgressInAsync(folder);

        (exitCode, output.Trim(), error).Should().Be((0, "Prose", string.Empty));
    }

    [Fact]
    public async Task Programs_read_it_as_json()
    {
        new ProgressLog(LogPath).Add("01-convolution/true-convolution", Outcome.Passed);
        new ProgressLog(LogPath).Add("01-convolution/true-convolution", Outcome.Broken);

        var (exitCode, output, _) = await ProgressAsync("--format", "json");

        exitCode.Should().Be(0);
        var progress = JsonDocument.Parse(output).RootElement;
        progress.GetProperty("next").GetString().Should().Be("notebooks/01-convolution.ipynb");
        var exercise = progress.GetProperty("lessons")[0].GetProperty("exercises").EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == "01-convolution/true-convolution");
        exercise.GetProperty("type").GetString().Should().Be("TrueConvolution");
        (exercise.GetProperty("passed").GetBoolean(), exercise.GetProperty("lastOutcome").GetString()).Should().Be((true, "broken"));
        exercise.GetProperty("starter").GetString().Should().Contain("new TrueConvolution().Check(trueConvolution)");
        exercise.GetProperty("hints").GetInt32().Should().BeGreaterThan(1);
    }

    [Fact]
    public async Task An_altered_record_is_shown_and_told()
    {
        new ProgressLog(LogPath).Add("01-convolution/true-convolution", Outcome.Failed);
        File.WriteAllText(LogPath, File.ReadAllText(LogPath).Replace("failed", "passed", StringComparison.Ordinal));

        var (exitCode, _, error) = await ProgressAsync();

        exitCode.Should().Be(0);
        error.Trim().Should().Be(
            $"The record of checks has been altered from outside. Received: line 1 of {LogPath} is not as it was written.");
    }

    [Fact]
    public async Task A_format_that_does_not_exist_is_told_which_do()
    {
        var (exitCode, _, error) = await ProgressAsync("--format", "xml");

        exitCode.Should().Be(2);
        error.Trim().Should().Be("There is no format of this name. Received: xml. There are: table, json.");
    }

    private Task<(int ExitCode, string Output, string Error)> ProgressAsync(params string[] arguments) =>
        ProgressInAsync(Repository.Root, arguments);

    private Task<(int ExitCode, string Output, string Error)> ProgressInAsync(string course, params string[] arguments) =>
        Coursekit.RunAsync(course, new Dictionary<string, string> { ["COURSEKIT_PROGRESS"] = LogPath },
            ["progress", .. arguments]);
}
