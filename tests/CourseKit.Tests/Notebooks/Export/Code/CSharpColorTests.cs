using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export.Code;

namespace CourseKit.Tests.Notebooks.Export.Code;

public sealed partial class CSharpColorTests
{
    [Theory]
    [InlineData("var n = 1_000;", "k:var n:1_000")]
    [InlineData("// why\nreturn;", "c:// why k:return")]
    [InlineData("\"a\" + 'b' + \"\"\"c\"\"\"", "s:&quot;a&quot; s:&#39;b&#39; s:&quot;&quot;&quot;c&quot;&quot;&quot;")]
    [InlineData("$\"{x:0.0} m\"", "s:$&quot; s:0.0 s: m s:&quot;")]
    [InlineData("Tensor.Zeros([1]).Reshape(s)", "t:Tensor m:Zeros n:1 m:Reshape")]
    [InlineData("List<int> a = new List<int>(b);", "t:List k:int k:new t:List k:int")]
    [InlineData("int F(Shape s) => nameof(s).Length;", "k:int m:F t:Shape k:nameof")]
    [InlineData("record R(int X);", "k:record t:R k:int")]
    [InlineData("await Task.Delay(1);", "k:await t:Task m:Delay n:1")]
    [InlineData("#r \"nuget: A\"\nx", "d:#r &quot;nuget: A&quot;\n")]
    [InlineData("____", "")]
    public void Tokens_have_the_colors_of_their_kinds(string code, string tokens) =>
        string.Join(' ', Spans().Matches(Source(code)).Select(span => $"{span.Groups[1].Value}:{span.Groups[2].Value}")).Should()
            .Be(tokens);

    [Theory]
    [InlineData("#!html\n<p>return</p>", false)]
    [InlineData("\n  #!mermaid \ngraph LR; return-->b", false)]
    [InlineData("#!csharp\nreturn", true)]
    [InlineData("#!time\nreturn", true)]
    [InlineData("return", true)]
    public void What_a_magic_takes_is_not_colored_as_csharp(string source, bool isColored)
    {
        var cell = new Notebook().AddCode(source);

        CodeHtml.Cell(cell).Markup.Contains(">return</span>").Should().Be(isColored);
    }

    [Theory]
    [InlineData("if (a < b && c > d) { /* \"x\" */ }")]
    [InlineData("#!import \"setup.cs\"\n#if X\nno < code\n#endif\n  x")]
    [InlineData(".Length")]
    [InlineData("[*] --> .x; a..b")]
    [InlineData("this is ) not } C# at \"all\n\t€ 🦊 <script>")]
    [InlineData("\"\"\"\n  <b>\n  \"\"\"")]
    public void The_text_stays_as_it_is(string code) =>
        WebUtility.HtmlDecode(Tags().Replace(Source(code), string.Empty)).Should().Be(code);

    [Fact]
    public void Whatever_is_left_of_a_cell_is_shown()
    {
        const string Cell = "using System.Text;\nvar a = new List<int>().Select(n => $\"{n:0} m\").First()!.Length; // why\nint " +
            "F(Shape s) => nameof(s).Length + Math.Max(a, b?.c ?? 1);";
        foreach (var (start, end) in Enumerable.Range(0, Cell.Length).SelectMany(
            i => new[] { (i, Cell.Length), (0, i), (i, Math.Min(i + 9, Cell.Length)) }))
        {
            var code = Cell[start..end];

            WebUtility.HtmlDecode(Tags().Replace(CSharpHighlighter.Color(code).Markup, string.Empty)).Should().Be(code);
        }
    }

    [Fact]
    public void A_cell_in_another_language_has_no_colors_of_CSharp()
    {
        var notebook = new Notebook();
        notebook.AddCode("var x").Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "mermaid" };

        Pages.CodeOf(notebook).Should().Be("var x");
    }

    [Theory]
    [InlineData("(", 20_000)]
    [InlineData("(", 100)]
    [InlineData("A<", 10_000)]
    [InlineData("[", 20_000)]
    [InlineData("{ // )\n", 2_000)]
    [InlineData("x is not ", 2_000)]
    [InlineData("!", 20_000)]
    [InlineData("!", 1_000_000)]
    public void Nesting_without_end_is_shown_too(string opening, int times)
    {
        var code = string.Concat(Enumerable.Repeat(opening, times)).TrimEnd();

        WebUtility.HtmlDecode(Tags().Replace(Source(code), string.Empty)).Should().Be(code);
    }

    private static string Source(string code)
    {
        var notebook = new Notebook();
        notebook.AddCode(code);
        return Pages.CodeOf(notebook);
    }

    [GeneratedRegex("<span class=\"(.)\">([^<]*)</span>")]
    private static partial Regex Spans();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
