using CourseKit.Notebooks.Assistance.Navigation;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Assistance.Navigation;

/// <summary>In the texts, $$ is where the cursor is.</summary>
public sealed class RenamingTests
{
    private const string
        Foreign = "Only what a cell declares can be given another name. Received: ",
        Nowhere = "A name can be changed where it stands. Received: a place without one. Put the cursor into a name.",
        NoName = "A name consists of letters, digits and _, begins with no digit, and is no keyword. Received: ",
        Another = "which would mean another in some place. Choose another name.";

    private readonly NotebookNavigator navigator = FreshAssistant.Instance.Navigator;

    [Theory]
    [InlineData("var a$$ = 1;|var b = a + a; // a|b + a", "var sum = 1;|var b = sum + sum; // a|b + sum")]
    [InlineData("var a = 1;|new { a$$ }.a", "var sum = 1;|new { a = sum }.a")]
    [InlineData("var a$$ = 1;|new { a, b = a }.a", "var sum = 1;|new { a = sum, b = sum }.a")]
    [InlineData("var a = 1;|var a = 2.5;|$$a", "var a = 1;|var sum = 2.5;|sum")]
    [InlineData("int Tw$$ice(int n) => 2 * n;|Func<int, int> f = Twice; nameof(Twice)",
        "int sum(int n) => 2 * n;|Func<int, int> f = sum; nameof(sum)")]
    [InlineData("int Twice(int n$$) => 2 * n;|Twice(n: 3)", "int Twice(int sum) => 2 * sum;|Twice(sum: 3)")]
    [InlineData("record Point(int Le$$ft);|new Point(Left: 1).Left", "record Point(int sum);|new Point(sum: 1).sum")]
    [InlineData("record Point(int Left);|new Poin$$t(1) is Point", "record sum(int Left);|new sum(1) is sum")]
    [InlineData("#!time\nvar a = 1;|#!html\n<b>a</b>|a$$", "#!time\nvar sum = 1;|#!html\n<b>a</b>|sum")]
    [InlineData("var sum = (int sum) => sum;|int a$$ = 3; a", "var sum = (int sum) => sum;|int sum = 3; sum")]
    [InlineData("class Box { public Box() { } ~Box() { } }|new Bo$$x()", "class sum { public sum() { } ~sum() { } }|new sum()")]
    public async Task A_name_becomes_another_in_all_cells(string before, string after)
    {
        var (texts, at, position) = NotebookText.Of(before.Split('|'));

        var outcome = await navigator.RenameAsync(texts, at, position, "sum");

        string.Join('|', Applied(texts, outcome.Should().BeOfType<Renaming.Edits>().Which.Changes)).Should().Be(after);
    }

    [Fact]
    public async Task A_notebook_gives_the_same_after_a_name_has_become_another()
    {
        var (texts, at, position) = NotebookText.Of(
            "var values$$ = new[] { 1, 2, 3 };", "int Sum(int[] values) => values.Sum();",
            "Sum(values) + values.Select(value => value).Last()");

        var outcome = await navigator.RenameAsync(texts, at, position, "numbers");

        (await ResultAsync(Applied(texts, ((Renaming.Edits)outcome).Changes))).Should().Be(await ResultAsync(texts)).And.Be("9");

        async Task<string?> ResultAsync(IEnumerable<string> cells)
        {
            var (session, result) = (CellSession.Start(), (string?)null);
            foreach (var cell in cells)
            {
                await session.RunAsync(cell, output => result = (output as CellOutput.Result)?.Data["text/plain"]);
            }

            return result;
        }
    }

    [Theory]
    [InlineData("Conv2d", "new Conv$$2d(6, 5)", Foreign + "Conv2d, which CourseKit.Networks declares.")]
    [InlineData("x", "Math.Sq$$rt(2)", Foreign + "Sqrt, which System.Runtime declares.")]
    [InlineData("x", "1 +$$ 1", Nowhere)]
    [InlineData("x", "va$$r y = 1;", Nowhere)]
    [InlineData("2nd", "var a$$ = 1;", NoName + "2nd.")]
    [InlineData("for", "var a$$ = 1;", NoName + "for.")]
    [InlineData("b", "var a$$ = 1;|var b = 2;|a + b", "A name means one thing. Received: b, " + Another)]
    [InlineData("a", "var a = 1;|var b$$ = 2;|a + b", "A name means one thing. Received: a, " + Another)]
    [InlineData("Text", "record Box { public override string ToStr$$ing() => \"\"; }",
        "A name means one thing. Received: Text, " + Another)]
    [InlineData("b", "var a$$ = 1; var b = 2;", "A name means one thing. Received: b, " + Another)]
    [InlineData("n", "var a$$ = 1;|int F(int n) => n + a;", "A name means one thing. Received: n, " + Another)]
    public async Task What_would_not_mean_the_same_is_refused(string name, string cells, string reason)
    {
        var (texts, at, position) = NotebookText.Of(cells.Split('|'));

        (await navigator.RenameAsync(texts, at, position, name)).Should().Be(new Renaming.Refused(reason));
    }

    [Fact]
    public async Task A_name_that_can_be_another_is_told()
    {
        var (texts, at, position) = NotebookText.Of("var sum = 1;", "su$$m + 1");

        (await navigator.PrepareRenameAsync(texts, at, position)).Should().Be(new Renaming.Possible(new(1, 0, 3), "sum"));
    }

    private static IReadOnlyList<string> Applied(IReadOnlyList<string> cells, IEnumerable<CellEdit> edits)
    {
        var texts = cells.ToArray();
        foreach (var (place, text) in edits.OrderByDescending(edit => edit.Place.Start))
        {
            texts[place.Cell] = string.Concat(texts[place.Cell].AsSpan(0, place.Start), text, texts[place.Cell].AsSpan(place.End));
        }

        return texts;
    }
}
