using CourseKit.Notebooks.Assistance;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Tests.Notebooks.Assistance;

public sealed class CellFormatterTests
{
    private readonly CellAssistant assistant = FreshAssistant.Instance;

    [Theory]
    [InlineData("var  a=1 ;\na+ 1", "var a = 1;\na + 1")]
    [InlineData("if(a){b();\nc( 1,2 );}", "if (a)\n{\n    b();\n    c(1, 2);\n}")]
    [InlineData("#!time\nvar  a=1;", "#!time\nvar a = 1;")]
    [InlineData("#!html\n<b>  a=1</b>\n   #!csharp\nvar  a=1;", "#!html\n<b>  a=1</b>\n   #!csharp\nvar a = 1;")]
    [InlineData("var  a=1;\n#!markdown\n*  a=1*", "var a = 1;\n#!markdown\n*  a=1*")]
    [InlineData("#r   \"nuget:  Humanizer.Core, 2.14.1\"\nvar  a=1;", "#r   \"nuget:  Humanizer.Core, 2.14.1\"\nvar a = 1;")]
    [InlineData("  #i \"nuget:  folder\"\nvar  a=1;", "  #i \"nuget:  folder\"\nvar a = 1;")]
    [InlineData("var s = @\"\n#!time   x\";var  a=1;", "var s = @\"\n#!time   x\"; var a = 1;")]
    [InlineData("int F( int n )=>n;\n\n\n// why\nF( 2 )", "int F(int n) => n;\n\n\n// why\nF(2)")]
    [InlineData("", "")]
    public async Task C_sharp_is_laid_out_and_nothing_else(string before, string after) =>
        (await FormattedAsync(before)).Should().Be(after);

    [Theory]
    [InlineData("var  a=(1 ;")]
    [InlineData("if(a){b();")]
    [InlineData("\"\"\"  unfinished")]
    [InlineData("var  a=1;\n#!html\n<b/>\n#!csharp\nvar  b=;")]
    public async Task A_cell_with_an_error_of_syntax_stays_as_it_is(string cell) => (await FormattedAsync(cell)).Should().Be(cell);

    [Fact]
    public async Task The_indentation_is_that_of_the_editor() =>
        (await FormattedAsync("{\na();\n}", indentation: 2)).Should().Be("{\n  a();\n}");

    [Fact]
    public async Task The_lessons_are_laid_out_like_this()
    {
        foreach (var lesson in Directory.GetFiles(Repository.File("notebooks"), "*.ipynb"))
        {
            foreach (var cell in Notebook.Load(lesson).Cells.OfType<CodeCell>())
            {
                (await FormattedAsync(cell.Source)).Should().Be(cell.Source);
            }
        }
    }

    private async Task<string> FormattedAsync(string cell, int indentation = 4) =>
        (await assistant.FormatAsync(cell, indentation)).OrderByDescending(change => change.Span.Start).Aggregate(cell, (text, change) =>
            string.Concat(text.AsSpan(0, change.Span.Start), change.NewText, text.AsSpan(change.Span.End)));
}
