using System.Text;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Tests.Notebooks.Documents;

public sealed class BadNotebookTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "", "a notebook must be JSON. Received: an empty file." },
        { "<!DOCTYPE html>\n<html>", "a notebook must be JSON. Received: an HTML page in the place of the file: download the file itself, "
            + "not the page about it." },
        { "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", "a notebook must be JSON. Received: a pointer of git-LFS in the "
            + "place of the file: «git lfs pull» brings the file itself." },
        { "{\n \"cells\": [\n  oops\n ]\n}", "a notebook must be JSON. Received: text that is not JSON at line 3." },
        { "[]", "a notebook must be a JSON object. Received: a list." },
        { "\"text\"", "a notebook must be a JSON object. Received: text." },
        { "null", "a notebook must be a JSON object. Received: null." },
        { "{}", "a notebook must say which nbformat it is. Received: JSON without \"nbformat\"." },
        { Whole(version: "3"), "a notebook must be nbformat 4. Received: nbformat 3. Open and save it in Jupyter to convert it." },
        { Whole(version: "\"4\""), "nbformat must be a number. Received: text." },
        { Whole(version: "4.5"), "nbformat must be a whole number from 0. Received: 4.5." },
        { Whole(minor: "1e99"), "nbformat_minor must be a whole number from 0. Received: 1e99." },
        { """{"nbformat": 4, "nbformat_minor": 5, "cells": []}""", "metadata is missing." },
        { Whole(metadata: "[]"), "metadata must be an object. Received: a list." },
        { Whole(metadata: "{}"), "the notebook must be in C#. Received: no language in its metadata." },
        { Whole(metadata: """{"kernelspec": 1}"""), "metadata.kernelspec must be an object. Received: a number." },
        { Whole(metadata: """{"kernelspec": {"name": 1}}"""), "metadata.kernelspec.name must be text. Received: a number." },
        { Whole(metadata: """{"kernelspec": {"name": "python3", "language": "python"}}"""),
            "the notebook must be in C#. Received: python." },
        { Whole(metadata: """{"language_info": {"name": "two\nlines"}}"""), "the notebook must be in C#. Received: two lines." },
        { Whole(cells: ""), "a notebook must have at least one cell. Received: no cells." },
        { Whole(cells: "1"), "cells[0] must be an object. Received: a number." },
        { Cell("""{"id": "a", "cell_type": "raw", "source": ""}"""), "cells[0].metadata is missing." },
        { Cell("""{"id": "a", "cell_type": "raw", "metadata": {}}"""), "cells[0].source is missing." },
        { Cell("""{"id": "a", "cell_type": "raw", "metadata": {}, "source": 1}"""),
            "cells[0].source must be a list or text. Received: a number." },
        { Cell("""{"id": "a", "cell_type": "raw", "metadata": {}, "source": ["a", null]}"""),
            "cells[0].source[1] must be text. Received: null." },
        { Cell("""{"id": "a", "cell_type": "heading", "metadata": {}, "source": ""}"""),
            "cells[0].cell_type must be code, markdown or raw. Received: heading." },
        { Code("""[]""", count: "\"1\""), "cells[0].execution_count must be a number or null. Received: text." },
        { Code("""{}"""), "cells[0].outputs must be a list. Received: an object." },
        { Code("""[{"output_type": "pyout"}]"""),
            "cells[0].outputs[0].output_type must be stream, display_data, execute_result or error. Received: pyout." },
        { Code("""[{"output_type": "stream", "text": ""}]"""), "cells[0].outputs[0].name is missing." },
        { Code("""[{"output_type": "display_data", "metadata": {}, "data": {"text/plain": 1}}]"""),
            "cells[0].outputs[0].data.text/plain must be a list or text. Received: a number." },
        { Code("""[{"output_type": "error", "ename": "", "evalue": "", "traceback": [1]}]"""),
            "cells[0].outputs[0].traceback[0] must be text. Received: a number." },
        { Cell("""{"id": "a", "cell_type": "markdown", "metadata": {}, "source": "", "attachments": {"x": 1}}"""),
            "cells[0].attachments.x must be an object. Received: a number." },
        { Whole(metadata: """{"a": {"b": 1, "b": 2}}"""), "a key may appear once. Received: \"b\" twice in metadata.a." },
        { Whole(metadata: """{"a": "\ud83e"}"""), "text must be valid Unicode. Received: half a surrogate pair in metadata.a." },
        { Whole(metadata: """{"\ud83e": 1}"""), "text must be valid Unicode. Received: half a surrogate pair in a key of metadata." },
        { Whole(metadata: "\n" + Nested(1_000)), "values must be nested less than 200 deep. Received: deeper nesting at line 2." },
        { Nested(1_000_000), "values must be nested less than 200 deep. Received: deeper nesting at line 1." },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Bad_text_is_explained_in_one_line(string text, string problem)
    {
        var parse = () => Notebook.Parse(text, "lessons/x.ipynb");

        parse.Should().Throw<NotebookException>().Which.Message.Should().Be($"lessons/x.ipynb: {problem}");
    }

    [Fact]
    public void What_was_received_is_quoted_up_to_a_length()
    {
        var parse = () => Notebook.Parse(
            Cell($$"""{"id": "a", "cell_type": "{{new string('x', 12_000)}}", "metadata": {}, "source": ""}"""), "x.ipynb");

        parse.Should().Throw<NotebookException>().Which.Message.Should().HaveLength(510).And.EndWith("xx…");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_text()
    {
        var parse = () => Notebook.Parse("{\"a\": \"\ud83e\"}", "x.ipynb");

        parse.Should().Throw<NotebookException>().Which.Message.Should()
            .Be("x.ipynb: text must be valid Unicode. Received: half a surrogate pair.");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var folder = new TemporaryFolder();

        Loading(folder.File("gone/01.ipynb")).Should().Be($"{folder.File("gone/01.ipynb")}: no such file.");
        Loading(folder.File("01.ipynb")).Should().Be($"{folder.File("01.ipynb")}: no such file.");
    }

    [Fact]
    public void A_folder_is_no_notebook()
    {
        using var folder = new TemporaryFolder();

        Loading(folder.Path).Should().Be($"{folder.Path}: a notebook is a file. Received: a folder: name a file in it.");
    }

    [Theory]
    [InlineData("x.dib", "#!csharp\n1 + 1")]
    [InlineData("x.dib", "{}")]
    [InlineData("x.ipynb", "#!meta\n\n{}\n")]
    public void A_notebook_of_polyglot_notebooks_is_told_how_to_become_one_of_jupyter(string name, string text)
    {
        var parse = () => Notebook.Parse(text, name);

        parse.Should().Throw<NotebookException>().Which.Message.Should().Be(
            $"{name}: a notebook must be in Jupyter's format, .ipynb. Received: the format of Polyglot Notebooks. Open it in VS Code " +
            "with the extension Polyglot Notebooks, and save it as .ipynb.");
    }

    [Fact]
    public void A_file_that_is_no_UTF_8_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("x.ipynb"), [0x7B, 0xFF, 0x7D]);

        Loading(folder.File("x.ipynb")).Should()
            .Be($"{folder.File("x.ipynb")}: a notebook must be JSON in UTF-8. Received: bytes that are not UTF-8 text.");
    }

    [Fact]
    public void A_file_cut_anywhere_gives_the_one_line_and_no_other_error()
    {
        var text = File.ReadAllText(Samples.EveryKind);
        for (var length = 0; length < text.Length - 2; length += 7)
        {
            var parse = () => Notebook.Parse(text[..length]);
            parse.Should().Throw<NotebookException>().WithMessage("notebook: *. Received: *.");
        }
    }

    private static string Raw => """{"id": "a", "cell_type": "raw", "metadata": {}, "source": ""}""";

    private static string Whole(string version = "4", string minor = "5", string metadata = """{"language_info": {"name": "csharp"}}""",
        string? cells = null) =>
        $$"""{"nbformat": {{version}}, "nbformat_minor": {{minor}}, "metadata": {{metadata}}, "cells": [{{cells ?? Raw}}]}""";

    private static string Cell(string cell) => Whole(cells: cell);

    private static string Code(string outputs, string count = "null") =>
        Cell($$"""{"id": "a", "cell_type": "code", "metadata": {}, "source": "", "execution_count": {{count}}, "outputs": {{outputs}}}""");

    private static string Nested(int depth) => new StringBuilder().Append('[', depth).Append(']', depth).ToString();

    private static string Loading(string path)
    {
        var load = () => Notebook.Load(path);
        return load.Should().Throw<NotebookException>().Which.Message;
    }
}
