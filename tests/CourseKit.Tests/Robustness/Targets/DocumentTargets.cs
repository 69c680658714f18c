using System.Text;
using CourseKit.Grading;
using CourseKit.Grading.Progress;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Tests.Robustness.Targets;

/// <summary>Notebooks, and the log of a learner's progress.</summary>
internal static class DocumentTargets
{
    private const string Cells =
        """
        {"cells": [
          {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# Title\n", "text"],
            "attachments": {"a.png": {"image/png": "AAAA"}}},
          {"cell_type": "code", "id": "b", "metadata": {"coursekit": {"exercise": "01/x"}}, "source": "1 + 1",
            "execution_count": 1, "outputs": [
            {"output_type": "stream", "name": "stdout", "text": ["a\n"]},
            {"output_type": "execute_result", "execution_count": 1, "metadata": {},
              "data": {"text/plain": "2", "application/json": {"x": [1, null]}}},
            {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t"]}]},
          {"cell_type": "raw", "id": "c", "metadata": {}, "source": ""}],
         "metadata": {"kernelspec": {"display_name": "C#", "language": "C#", "name": "coursekit-csharp"}, "language_info": {"name": "C#"}},
         "nbformat": 4, "nbformat_minor": 5}
        """;

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("notebook", [Encoding.UTF8.GetBytes(Cells)],
            FuzzTarget.Texts(
                "{", "}", "[", "]", ",", ":", "\"", "null", "true", "{}", "[]", "\"\"", "\\ud800", "\\u0000", "\"cells\":",
                "\"id\":\"a\",", "\"cell_type\": \"code\"", "\"outputs\": []", "\"metadata\": {}", "\"source\": []",
                "\"nbformat_minor\": 4", "[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":"),
            input => ReadNotebook(Encoding.UTF8.GetString(input)), typeof(NotebookException)),
        new("progress log", [Log()],
            FuzzTarget.Texts("\n", "{", "}", "\"time\":", "\"exercise\":", "\"outcome\":\"passed\"", "\"hash\":", "null", "\"\\ud800\"",
                "2020-01-01T00:00:00+00:00"),
            ReadLog, typeof(IOException)),
    ];

    private static void ReadNotebook(string text)
    {
        var json = Notebook.Parse(text).ToJson();
        if (Notebook.Parse(json).ToJson() != json)
        {
            throw new WrongResultException("A notebook that was written and read is another one.");
        }
    }

    private static byte[] Log()
    {
        using var folder = new TemporaryFolder();
        var log = new ProgressLog(folder.File("log.jsonl"), new FixedClock());
        log.Add("01-convolution/cross-correlation", Outcome.NotAttempted);
        log.Add("01-convolution/cross-correlation", Outcome.Passed);
        log.Add("02-shapes/output-size", Outcome.Failed);
        return File.ReadAllBytes(log.Path);
    }

    private static void ReadLog(byte[] input)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("log.jsonl"), input);
        var progress = new ProgressLog(folder.File("log.jsonl")).Read();
        _ = progress.Last("02-shapes/output-size");

        // A line without its end was cut off by a crash, and stands for no check.
        var lines = Encoding.UTF8.GetString(input).Split('\n').Count(line => line.Trim().EndsWith('}'));
        if (progress.FirstAltered is null && progress.Checks.Count != lines)
        {
            throw new WrongResultException($"{lines} lines are as they were written, and {progress.Checks.Count} checks read.");
        }
    }

    /// <summary>Makes the log the same in each run, and so what a seed gives.</summary>
    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
    }
}
