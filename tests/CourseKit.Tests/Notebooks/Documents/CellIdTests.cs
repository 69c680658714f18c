using CourseKit.Notebooks.Documents;

namespace CourseKit.Tests.Notebooks.Documents;

/// <summary>What Jupyter's own nbformat reads with a warning.</summary>
public sealed class CellIdTests
{
    private const string Rule = "x.ipynb: each cell of nbformat 4.5 has an id of its own, of 1 to 64 letters, digits, - or _. " +
        "New ids were given to ";

    [Theory]
    [InlineData("", "cells[1]")]
    [InlineData("\"id\": \"a\",", "cells[1]")]
    [InlineData("\"id\": \"a b\",", "cells[1]")]
    [InlineData("\"id\": \"a\\n\",", "cells[1]")]
    [InlineData("\"id\": \"\",", "cells[1]")]
    [InlineData("\"id\": 7,", "cells[1]")]
    [InlineData("\"id\": null,", "cells[1]")]
    public void What_is_wrong_with_an_id_is_mended_with_a_warning(string id, string place)
    {
        var notebook = Parse(5, "\"id\": \"a\",", id, "\"id\": \"cell-2\",");

        notebook.Warnings.Should().Equal($"{Rule}{place}.");
        notebook.Cells.Select(cell => cell.Id).Should().Equal("a", "cell-3", "cell-2");
        Notebook.Parse(notebook.ToJson(), "x.ipynb").Warnings.Should().BeEmpty();
        notebook.AddCode("1").Id.Should().Be("cell-4");
    }

    [Fact]
    public void Of_many_a_few_are_named() => Parse(5, [.. Enumerable.Repeat(string.Empty, 7)]).Warnings.Should()
        .Equal($"{Rule}cells[0], cells[1], cells[2], cells[3], cells[4] and 2 more.");

    [Theory]
    [InlineData("\"id\": \"a\",", "a")]
    [InlineData("\"id\": 7,", null)]
    public void An_id_in_an_older_notebook_is_left_as_it_is_with_a_warning(string id, string? read)
    {
        var notebook = Parse(4, id);

        notebook.Warnings.Should().Equal(
            "x.ipynb: cells of nbformat 4.4 have no ids, which came with 4.5. These have; they were left as they are.");
        notebook.Cells.Single().Id.Should().Be(read);
        notebook.ToJson().Should().Contain(id.TrimEnd(','));
    }

    private static Notebook Parse(int minor, params string[] ids)
    {
        var cells = string.Join(',', ids.Select(id => $$"""{ {{id}} "cell_type": "raw", "metadata": {}, "source": "" }"""));
        const string Metadata = """{"language_info": {"name": "csharp"}}""";
        return Notebook.Parse(
            $$"""{"nbformat": 4, "nbformat_minor": {{minor}}, "metadata": {{Metadata}}, "cells": [{{cells}}]}""", "x.ipynb");
    }
}
