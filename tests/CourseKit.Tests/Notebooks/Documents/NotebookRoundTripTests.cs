using System.Text.Json.Nodes;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Tests.Notebooks.Documents;

public sealed class NotebookRoundTripTests
{
    [Fact]
    public void A_file_that_Jupyter_wrote_comes_back_byte_for_byte() =>
        Notebook.Load(Samples.EveryKind).ToJson().Should().Be(File.ReadAllText(Samples.EveryKind));

    [Fact]
    public void A_file_of_another_program_comes_back_byte_for_byte_with_its_keys_in_their_order() =>
        Notebook.Load(Samples.NetInteractive).ToJson().Should().Be(File.ReadAllText(Samples.NetInteractive));

    [Fact]
    public void Saving_writes_what_was_loaded_and_leaves_no_other_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("new/copy.ipynb");

        Notebook.Load(Samples.EveryKind).Save(path);
        Notebook.Load(path).Save(path);

        File.ReadAllBytes(path).Should().Equal(File.ReadAllBytes(Samples.EveryKind));
        Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!).Should().Equal(path);
    }

    [Fact]
    public void A_save_that_fails_leaves_the_old_file_and_no_other()
    {
        using var folder = new TemporaryFolder();
        var taken = Directory.CreateDirectory(folder.File("taken.ipynb")).FullName;

        var save = () => Notebook.Load(Samples.EveryKind).Save(taken);

        save.Should().Throw<Exception>();
        Directory.GetFileSystemEntries(folder.Path).Should().Equal(taken);
    }

    [Fact]
    public void Outputs_read_and_set_again_come_back_as_they_were()
    {
        var notebook = Notebook.Load(Samples.EveryKind);
        var cell = notebook.Cells.OfType<CodeCell>().First();

        cell.Outputs = cell.Outputs;

        JsonNode.DeepEquals(JsonNode.Parse(notebook.ToJson()), JsonNode.Parse(File.ReadAllText(Samples.EveryKind))).Should().BeTrue();
    }

    [Fact]
    public void An_edited_cell_leaves_every_other_line_alone()
    {
        var notebook = Notebook.Load(Samples.NetInteractive);
        notebook.Cells[1].Source = "display(2)";

        notebook.ToJson().Should().Be(File.ReadAllText(Samples.NetInteractive)
            .Replace("    \"#!import \\\"setup.cs\\\"\\n\",\n    \"display(1.50)\"", "    \"display(2)\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_outputs_only_outputs_and_execution_counts_are_gone()
    {
        var notebook = Notebook.Load(Samples.EveryKind);
        var expected = JsonNode.Parse(notebook.ToJson())!;
        expected["cells"]![1]!["outputs"] = new JsonArray();
        expected["cells"]![1]!["execution_count"] = null;

        var cleared = JsonNode.Parse(notebook.WithoutOutputs().ToJson());

        JsonNode.DeepEquals(cleared, expected).Should().BeTrue();
        notebook.ToJson().Should().Be(File.ReadAllText(Samples.EveryKind), "the original stays as it was");
    }
}
