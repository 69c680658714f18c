namespace CourseKit.Course.Tests.Commands;

/// <summary>What a run refuses before anything is executed or overwritten.</summary>
public sealed class RunCommandRefusalTests : NotebookFolderTests
{
    [Fact]
    public async Task Two_notebooks_of_one_name_would_be_one_page()
    {
        Write("a/same.ipynb", "1");
        Write("b/same.ipynb", "2");

        var (exitCode, _, error) = await Coursekit.RunAsync(Folder, "run", "a/same.ipynb", "b/same.ipynb", "--out", "made");

        exitCode.Should().Be(2);
        error.Should().Be("Notebooks that are run together have different names, since their pages stand side by side. Received: 2 " +
            "called same.\n");
    }

    public static TheoryData<string, string, string> BadNotebooks => new()
    {
        { "absent.ipynb", string.Empty, "absent.ipynb: no such file." },
        { "text.ipynb", "once upon a time", "text.ipynb: a notebook must be JSON." },
        { "old.ipynb", """{"nbformat": 3, "worksheets": []}""", "old.ipynb: " },
        { "python.ipynb", """{"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}, "language_info": {"name": "python"}}, "cells": [{"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null, "outputs": [], "source": "1"}]}""", "python.ipynb: " },
    };

    [Theory]
    [MemberData(nameof(BadNotebooks))]
    public async Task A_bad_notebook_is_one_line_that_names_the_file_and_nothing_is_written(string name, string text, string message)
    {
        if (text.Length > 0)
        {
            File.WriteAllText(In(name), text);
        }

        var (exitCode, _, error) = await Coursekit.RunAsync(Folder, "run", name, "--out", "made");

        exitCode.Should().Be(2);
        error.Should().StartWith(message);
        error.Trim().Should().NotContain("\n");
        Directory.Exists(In("made")).Should().BeFalse();
    }

    [Fact]
    public async Task A_notebook_is_never_overwritten_by_its_own_run()
    {
        Write("mine.ipynb", "1");
        var before = File.ReadAllText(In("mine.ipynb"));

        var (exitCode, _, error) = await Coursekit.RunAsync(Folder, "run", "mine.ipynb", "--out", ".");

        exitCode.Should().Be(2);
        error.Should().Be("--out is another folder than the one that the notebook lies in, which would be overwritten. Received: ., " +
            "with mine.ipynb.\n");
        File.ReadAllText(In("mine.ipynb")).Should().Be(before);
    }

    [Theory]
    [InlineData("linked", "real/mine.ipynb")]
    [InlineData("real", "linked/mine.ipynb")]
    [InlineData("links", "real/mine.ipynb")]
    [InlineData("links", "links/mine.ipynb")]
    public async Task Nor_is_it_by_way_of_a_link(string output, string notebook)
    {
        Write("real/mine.ipynb", "1");
        Directory.CreateSymbolicLink(In("linked"), In("real"));
        Directory.CreateDirectory(In("links"));
        File.CreateSymbolicLink(In("links/mine.ipynb"), In("real/mine.ipynb"));
        var before = File.ReadAllText(In("real/mine.ipynb"));

        var (exitCode, _, error) = await Coursekit.RunAsync(Folder, "run", notebook, "--out", output);

        exitCode.Should().Be(2);
        error.Should().StartWith("--out is another folder than the one that the notebook lies in");
        File.ReadAllText(In("real/mine.ipynb")).Should().Be(before);
        File.ResolveLinkTarget(In("links/mine.ipynb"), returnFinalTarget: true).Should().NotBeNull("links are not replaced either");
    }

    [LinuxFact]
    public async Task A_folder_that_takes_no_files_is_told_before_anything_runs()
    {
        Write("fine.ipynb", $"File.WriteAllText(@\"{In("has run")}\", string.Empty);");

        var (exitCode, _, error) = await Coursekit.RunAsync(Folder, "run", "fine.ipynb", "--out", "/proc/self/fdinfo");

        exitCode.Should().Be(2);
        error.Should().StartWith("--out is a folder that can be written to. Received: /proc/self/fdinfo.");
        error.Trim().Should().NotContain("\n");
        File.Exists(In("has run")).Should().BeFalse();
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_to_is_told_before_anything_runs()
    {
        Write("fine.ipynb", "1");

        var (exitCode, _, error) = await Coursekit.RunAsync(Folder, "run", "fine.ipynb", "--out", "fine.ipynb");

        exitCode.Should().Be(2);
        error.Should().StartWith("--out is a folder that can be written to. Received: fine.ipynb.");
        error.Trim().Should().NotContain("\n");
    }

    [Fact]
    public async Task A_folder_without_a_course_is_told_what_is_missing()
    {
        var (exitCode, _, error) = await Coursekit.RunAsync(Folder, "run");

        exitCode.Should().Be(2);
        error.Should().StartWith("Nothing to run: there is no folder notebooks/").And.Contain(Folder);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("soon")]
    public async Task A_limit_that_is_no_time_is_refused(string seconds)
    {
        Write("fine.ipynb", "1");

        var (exitCode, _, error) = await Coursekit.RunAsync(Folder, "run", "fine.ipynb", "--timeout", seconds);

        exitCode.Should().NotBe(0);
        error.Should().Contain("--timeout");
    }
}
