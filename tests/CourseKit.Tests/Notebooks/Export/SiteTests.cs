using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CourseKit.Grading;
using CourseKit.Notebooks;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Export;

public sealed partial class SiteTests
{
    private const string Figure = """{"data":[{"type":"bar","y":[1,2]}],"layout":{"title":{"text":"</script><script>alert(1)"}}}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_reference_of_every_file_leads_to_a_file_of_the_site(bool libraries)
    {
        using var site = new TemporaryFolder();
        using var web = new TemporaryFolder();
        Site.Write(site.Path, Course, libraries ? StandIn(web) : WebAssets.None);

        var references = ReferencesIn(site.Path);

        references.Should().Contain(reference => reference.EndsWith("02-shapes.html", StringComparison.Ordinal));
        references.Should().OnlyContain(reference => File.Exists(reference));
    }

    [Fact]
    public void The_libraries_that_the_build_fetched_have_all_the_files_that_they_name()
    {
        using var site = new TemporaryFolder();
        Site.Write(site.Path, Course);

        ReferencesIn(site.Path).Should().OnlyContain(reference => File.Exists(reference));
    }

    [Fact]
    public void Nothing_is_asked_for_from_elsewhere()
    {
        using var site = new TemporaryFolder();
        using var web = new TemporaryFolder();
        Site.Write(site.Path, Course, StandIn(web));

        var pages = Directory.GetFiles(site.Path, "*.html").Select(File.ReadAllText).ToList();
        pages.SelectMany(page => Loads().Matches(page)).Select(match => match.Value).Should().BeEmpty();
        Directory.GetFiles(site.Path, "*.css", SearchOption.AllDirectories).Select(File.ReadAllText)
            .Should().NotContain(style =>
                style.Contains("//", StringComparison.Ordinal) || style.Contains("@import", StringComparison.Ordinal));
        new[] { "assets/site.js", "assets/drawing.js" }.Select(site.File).Select(File.ReadAllText)
            .Should().AllSatisfy(script => script.Should().NotMatchRegex("https?:|fetch\\(|XMLHttpRequest|import\\("));
    }

    [Fact]
    public void The_libraries_are_locked_to_their_content_and_to_no_registry()
    {
        var locked = JsonNode.Parse(
            File.ReadAllText(Repository.File("src", "CourseKit.Notebooks", "Export", "Web", "package-lock.json")))!["packages"]!
            .AsObject().Where(package => package.Key.Length > 0).ToList();

        locked.Should().HaveCountGreaterThan(1);
        locked.Should().OnlyContain(package => package.Value!["integrity"] != null && package.Value["resolved"] == null);
    }

    [Fact]
    public void A_figure_is_a_plotly_figure_with_its_still_form_where_the_library_is_there()
    {
        using var web = new TemporaryFolder();
        var output = new DisplayOutput(new MimeBundle(new Dictionary<string,
            string> { { "application/vnd.plotly.v1+json", Figure }, { "text/html", "<svg></svg><script>step()</script>" } }));

        Pages.OfOutput(output, StandIn(web)).Should().Be(
            """<div class="plot"><script type="application/json">{"data":[{"type":"bar","y":[1,2]}],"layout":{"title":{"text":"\u003c/script>\u003cscript>alert(1)"}}}</script>"""
            + """<div class="still"><div class="html"><svg></svg><script>step()</script></div></div></div>""");
        Pages.OfOutput(output, WebAssets.None).Should().Be("""<div class="html"><svg></svg><script>step()</script></div>""");
    }

    [Fact]
    public void A_diagram_is_drawn_where_the_library_is_there_and_its_text_elsewhere()
    {
        using var web = new TemporaryFolder();
        var output = new DisplayOutput(MimeBundle.OfText("A --> B").With("text/vnd.mermaid", "A --> B"));

        Pages.OfOutput(output, StandIn(web)).Should().Be(
            """<div class="diagram"><script type="application/json">"A --\u003E B"</script><div class="still"><pre class="value">A --&gt; B</pre></div></div>""");
        Pages.OfOutput(output, WebAssets.None).Should().Be("""<pre class="value">A --&gt; B</pre>""");
    }

    [Fact]
    public void A_diagram_in_the_text_is_drawn_too()
    {
        using var web = new TemporaryFolder();
        const string Text = """
            ```mermaid
            A-->B["</script>"]
            ```
            """;

        Pages.OfMarkdown(Text, StandIn(web)).Content.Should().Be(
            """<div class="diagram"><script type="application/json">"A--\u003EB[\u0022\u003C/script\u003E\u0022]"</script>"""
            + """<div class="still"><pre class="code"><code>A--&gt;B[&quot;&lt;/script&gt;&quot;]</code></pre></div></div>""");
        Pages.OfMarkdown(Text).Content.Should().Be("""<pre class="code"><code>A--&gt;B[&quot;&lt;/script&gt;&quot;]</code></pre>""");
    }

    [Fact]
    public void Pages_name_the_libraries_only_where_they_are_there()
    {
        using var site = new TemporaryFolder();
        using var web = new TemporaryFolder();

        Site.Write(site.Path, Course, WebAssets.None);
        File.ReadAllText(site.File("01-lesson.html")).Should().NotContain("katex").And.NotContain("plotly-cartesian")
            .And.NotContain("mermaid");

        Site.Write(site.Path, Course, StandIn(web));
        File.ReadAllText(site.File("01-lesson.html")).Should()
            .Contain("""<link rel="stylesheet" href="assets/katex/katex.min.css"><script defer src="assets/katex/katex.min.js"></script>""")
            .And.Contain("""<main class="lesson" id="page.content" data-plotly="assets/plotly/plotly-cartesian.min.js" data-mermaid="assets/mermaid/mermaid.tiny.js">""");
        File.ReadAllText(site.File("assets/katex/katex.min.css")).Should().Be("@font-face{src:url(fonts/A.woff2) format(\"woff2\")}");
    }

    [Fact]
    public void Names_and_results_are_shown_and_escaped()
    {
        using var site = new TemporaryFolder();
        var report = Site.Write(site.Path, Course, WebAssets.None);

        report.Index.Should().Be(site.File("index.html"));
        var index = File.ReadAllText(report.Index);
        index.Should().Contain("<title>Course &amp; &lt;script&gt;</title>")
            .And.Contain("""<meta name="description" content="All &quot;about&quot; it.">""");
        index.Should().Contain("""<h3><a href="01-lesson.html">First &lt;b&gt;lesson&lt;/b&gt;</a></h3>""")
            .And.Contain("<p>It begins here.</p>");
        Lines(index).Should().ContainInOrder(
            "every cell ran", "24 cells", "10 exercises: 7 passed, 1 not passed yet, 2 not attempted", "12.3 s",
            "cell 3 failed", "1 cell", "0.0 s");
        File.ReadAllText(site.File("01-lesson.html")).Should().Contain("""rel="next" href="02-shapes.html">""")
            .And.NotContain("rel=\"prev\"");
        File.ReadAllText(site.File("02-shapes.html")).Should().Contain("""rel="prev" href="01-lesson.html">""")
            .And.NotContain("rel=\"next\"");
    }

    [Fact]
    public void A_lesson_takes_title_and_description_from_its_notebook()
    {
        var notebook = new Notebook();
        notebook.AddCode("// # no heading");
        notebook.AddMarkdown("## `Conv2d` & *friends*\n\nHow large is $n_1$? Count 1.5 times.\nThen more.");

        new Lesson("x", Pages.Ran(notebook)).Should()
            .Match<Lesson>(lesson => lesson.Title == "Conv2d & friends" && lesson.Description == "How large is n_1?");
        new Lesson("x", Pages.Ran(new Notebook())).Should().Match<Lesson>(lesson => lesson.Title == "x" && lesson.Description.Length == 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../up")]
    [InlineData("a/b")]
    [InlineData(".hidden")]
    [InlineData("index")]
    [InlineData("two words")]
    [InlineData("a\n")]
    public void A_name_that_cannot_name_a_page_is_refused(string name)
    {
        var make = () => new Lesson(name, Pages.Ran(new Notebook()));

        make.Should().Throw<ArgumentException>()
            .WithMessage($"A page is named with letters, digits, '-', '_' and '.', and not 'index'. Received: \"{name}\".*");
    }

    [Fact]
    public void Two_lessons_of_one_name_are_refused()
    {
        using var site = new TemporaryFolder();
        var lesson = new Lesson("x", Pages.Ran(new Notebook()));

        var write = () => Site.Write(site.Path, new SiteContent("C", "", [lesson, lesson]));

        write.Should().Throw<ArgumentException>().WithMessage("Every lesson has a name of its own. Received: \"x\" twice.*");
    }

    /// <summary>Seven exercises passed, one failed, two not attempted.</summary>
    private static Dictionary<string, Outcome> Verdicts { get; } = Enumerable.Range(0, 10).ToDictionary(
        i => $"{i}", i => i < 7 ? Outcome.Passed : i < 8 ? Outcome.Failed : Outcome.NotAttempted);

    private static SiteContent Course
    {
        get
        {
            var first = new Notebook();
            first.AddMarkdown("# First <b>lesson</b>\n\nIt begins here. See [shapes](02-shapes.ipynb), [below](#more) and [a " +
                "paper](https://arxiv.org/abs/1512.03385).\n\n## More\n$x$ ![x](https://e.com/x.png)");
            first.AddCode("Plot.Bars(…)").Outputs =
                [new DisplayOutput(new MimeBundle(new Dictionary<string,
                string> { { "application/vnd.plotly.v1+json", Figure }, { "text/html", "<svg></svg>" } }))];
            var second = new Notebook();
            second.AddMarkdown("# Shapes");
            var failing = second.AddCode("throw");
            return new SiteContent("Course & <script>", "All \"about\" it.",
            [
                new Lesson("01-lesson", new LessonRun(first, 24, Verdicts, TimeSpan.FromSeconds(12.34))) { Title = "First <b>lesson</b>" },
                new Lesson("02-shapes",
                    Pages.Ran(second) with { Failure = new LessonFailure(failing, 3, new CellResult(1, CellStatus.Failed)) }),
            ]);
        }
    }

    /// <summary>Files with the libraries' names, so that the test needs no network.</summary>
    private static WebAssets StandIn(TemporaryFolder web)
    {
        Directory.CreateDirectory(web.File("plotly"));
        Directory.CreateDirectory(web.File("mermaid"));
        Directory.CreateDirectory(web.File("katex/fonts"));
        File.WriteAllText(web.File("plotly/plotly-cartesian.min.js"), "window.Plotly = {};");
        File.WriteAllText(web.File("mermaid/mermaid.tiny.js"), "window.mermaid = {};");
        File.WriteAllText(web.File("katex/katex.min.js"), "window.katex = {};");
        File.WriteAllText(web.File("katex/katex.min.css"),
            "@font-face{src:url(fonts/A.woff2) format(\"woff2\"),url(fonts/A.woff) format(\"woff\"),"
            + "url(fonts/A.ttf) format(\"truetype\")}");
        File.WriteAllText(web.File("katex/fonts/A.woff2"), "font");
        return WebAssets.In(web.Path);
    }

    private static IEnumerable<string> Lines(string page) => Items().Matches(page).Select(item => item.Groups[1].Value);

    /// <summary>The files that pages and style sheets refer to; links to the web and data are no files.</summary>
    private static List<string> ReferencesIn(string site) =>
    [
        .. from file in Directory.GetFiles(site, "*", SearchOption.AllDirectories)
           where file.EndsWith(".html", StringComparison.Ordinal) || file.EndsWith(".css", StringComparison.Ordinal)
           from Match match in References().Matches(File.ReadAllText(file))
           let url = WebUtility.HtmlDecode(match.Groups[1].Value)
           where !url.StartsWith("https:", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal)
           let path = url.Split('#')[0]
           select path.Length == 0 ? file : Path.Combine(Path.GetDirectoryName(file)!, path),
    ];

    [GeneratedRegex("""(?:(?:href|src|data-plotly)="|url\()([^")]*)""")]
    private static partial Regex References();

    /// <summary>Everything that a browser loads by itself, from an address with a host.</summary>
    [GeneratedRegex("""(?:<link[^>]*href|src|srcset|data|action|poster)="(?:[a-z]+:)?//[^"]*|url\(['"]?(?:[a-z]+:)?//[^)]*""")]
    private static partial Regex Loads();

    [GeneratedRegex("<li[^>]*>([^<]+)</li>")]
    private static partial Regex Items();
}
