using CourseKit.Notebooks;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Tests.Notebooks.Documents;

public sealed class NotebookTests
{
    [Fact]
    public void A_new_notebook_is_written_as_Jupyter_would_write_it()
    {
        var notebook = new Notebook();
        notebook.AddMarkdown("# Größe 🦊\n\nProse");
        var code = notebook.AddCode("1 + 1");
        code.ExecutionCount = 1;
        code.Outputs = [new ResultOutput(MimeBundle.OfText("2"), 1)];

        notebook.ToJson().Should().Be("""
            {
             "cells": [
              {
               "id": "cell-1",
               "cell_type": "markdown",
               "metadata": {},
               "source": [
                "# Größe 🦊\n",
                "\n",
                "Prose"
               ]
              },
              {
               "id": "cell-2",
               "cell_type": "code",
               "metadata": {},
               "source": [
                "1 + 1"
               ],
               "execution_count": 1,
               "outputs": [
                {
                 "data": {
                  "text/plain": [
                   "2"
                  ]
                 },
                 "execution_count": 1,
                 "metadata": {},
                 "output_type": "execute_result"
                }
               ]
              }
             ],
             "metadata": {
              "kernelspec": {
               "display_name": "C# (CourseKit)",
               "language": "C#",
               "name": "coursekit-csharp"
              },
              "language_info": {
               "file_extension": ".cs",
               "mimetype": "text/x-csharp",
               "name": "csharp",
               "pygments_lexer": "csharp",
               "version": "14.0"
              },
              "polyglot_notebook": {
               "kernelInfo": {
                "defaultKernelName": "csharp",
                "items": [
                 {
                  "aliases": [
                   "c#"
                  ],
                  "languageName": "C#",
                  "name": "csharp"
                 }
                ]
               }
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """);
    }

    [Fact]
    public void Cells_show_what_the_file_says()
    {
        var notebook = Notebook.Load(Samples.EveryKind);

        notebook.KernelName.Should().Be("coursekit-csharp");
        notebook.Language.Should().Be("C#");
        notebook.Cells.Select(cell => cell.GetType().Name).Should().Equal("MarkdownCell", "CodeCell", "CodeCell", "RawCell");
        notebook.Cells.Select(cell => cell.Id).Should().Equal("prose", "all-outputs", "not-run", "raw");
        notebook.Cells[1].Source.Should().Be("Console.WriteLine(\"tab\\t\");\r\nvar quote = \"\\\"\";\n\n1 + 1");
        notebook.Cells.OfType<CodeCell>().Select(cell => cell.ExecutionCount).Should().Equal(3, null);
        ((MarkdownCell)notebook.Cells[0]).Attachments["dot.png"]["image/png"].Should().StartWith("iVBORw0KGgo");
    }

    [Fact]
    public void Outputs_of_every_kind_are_read()
    {
        var outputs = Notebook.Load(Samples.EveryKind).Cells.OfType<CodeCell>().First().Outputs;

        outputs.Should().HaveCount(5);
        outputs[0].Should().Be(new StreamOutput("stdout", "one\ntwo\u2028three\u001b[31m red\u001b[0m"));
        outputs[1].Should().Be(new StreamOutput("stderr", "careful\n"));
        outputs[2].Should().BeOfType<DisplayOutput>().Which.Data.Data.Should().Contain(
        [
            KeyValuePair.Create("text/html", "<b>bold</b>\n<i>it</i>"),
            KeyValuePair.Create("application/x-unknown", "kept"),
            KeyValuePair.Create("application/json", "\"text\""),
            KeyValuePair.Create("application/vnd.plotly.v1+json", """{"data":[{"z":[[0.1,1.0],[2,1e+22]]}],"layout":{}}"""),
        ]);
        ((DisplayOutput)outputs[2]).Metadata!.ToJsonString().Should().Be("""{"image/png":{"width":1}}""");
        outputs[3].Should().BeOfType<ResultOutput>().Which.ExecutionCount.Should().Be(3);
        outputs[4].Should().BeOfType<ErrorOutput>().Which.Traceback.Should().Equal("System.Exception: no", "   at cell 1");
    }

    [Fact]
    public void Stream_texts_of_one_name_that_follow_each_other_become_one()
    {
        var cell = new Notebook().AddCode("…");
        var display = new DisplayOutput(MimeBundle.OfText("3"));

        cell.Outputs =
        [
            new StreamOutput("stdout", "a\n"), new StreamOutput("stdout", "b"), new StreamOutput("stderr", "c"),
            new StreamOutput("stdout", "d"), display, new StreamOutput("stdout", "e"), new StreamOutput("stdout", "f"),
        ];

        cell.Outputs.Select(output => output is StreamOutput stream ? $"{stream.Name}:{stream.Text}" : "display")
            .Should().Equal("stdout:a\nb", "stderr:c", "stdout:d", "display", "stdout:ef");
    }

    [Fact]
    public void Text_of_a_JSON_type_that_is_no_JSON_is_kept_as_text()
    {
        var cell = new Notebook().AddCode("…");

        cell.Outputs = [new DisplayOutput(MimeBundle.Of("application/json", "{broken"))];

        ((DisplayOutput)cell.Outputs[0]).Data["application/json"].Should().Be("\"{broken\"");
    }

    [Fact]
    public void A_notebook_of_NET_Interactive_is_in_CSharp()
    {
        var notebook = Notebook.Load(Samples.NetInteractive);

        notebook.Language.Should().Be("C#");
        notebook.KernelName.Should().Be(".net-csharp");
        notebook.Cells[0].Source.Should().Be("One string, éscaped: 🦊 <not> a list\nof lines");
    }

    [Theory]
    [InlineData("""{"kernelspec": {"name": "clrkernel", "display_name": "x", "language": "csharp"}}""")]
    [InlineData("""{"kernelspec": {"name": ".net-csharp", "display_name": "x"}}""")]
    [InlineData("""{"language_info": {"name": "C#"}}""")]
    [InlineData("""{"language_info": {"name": "csharp"}}""")]
    public void Metadata_may_name_CSharp_in_several_ways(string metadata) =>
        Notebook.Parse($$"""{"nbformat": 4, "nbformat_minor": 4, "metadata": {{metadata}}, "cells": [{"cell_type": "raw", "metadata": {}, "source": ""}]}""")
            .Language.Should().Be("C#");

    [Fact]
    public void A_new_cell_gets_an_id_that_is_free_and_none_where_the_format_knows_none()
    {
        var recent = Notebook.Parse("""
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {"language_info": {"name": "C#"}},
             "cells": [{"id": "cell-2", "cell_type": "raw", "metadata": {}, "source": ""}]}
            """);

        recent.AddCode("1").Id.Should().Be("cell-3");
        Notebook.Load(Samples.NetInteractive).AddMarkdown("x").Id.Should().BeNull();
    }
}
