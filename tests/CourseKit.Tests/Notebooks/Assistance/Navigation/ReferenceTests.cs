using CourseKit.Notebooks.Assistance.Navigation;

namespace CourseKit.Tests.Notebooks.Assistance.Navigation;

/// <summary>In the texts, $$ is where the cursor is.</summary>
public sealed class ReferenceTests
{
    private readonly NotebookNavigator navigator = FreshAssistant.Instance.Navigator;

    [Theory]
    [InlineData("0:4! 1:8 1:12 3:0", "var a$$ = 1;", "var b = a + a;", "string.Concat(\"a\") // a", "a")]
    [InlineData("0:4! 1:8 1:12 3:0", "var a = 1;", "var b = a + a$$;", "string.Concat(\"a\") // a", "a")]
    [InlineData("0:4! 1:8", "var a = 1;", "var b = $$a;", "var a = \"x\";", "a")]
    [InlineData("2:4! 3:0", "var a = 1;", "var b = a;", "var a = \"x\";", "$$a")]
    [InlineData("0:14! 0:24 1:6", "int Twice(int n$$) => 2 * n;", "Twice(n: 3)", "var n = 4;")]
    [InlineData("0:7! 1:4 2:8", "record Point(int Left);", "new Po$$int(1)", "(object)Point.Equals(1, 2)", "typeof(int)")]
    [InlineData("0:4 1:4", "new Conv2d(6, 5)", "new Con$$v2d(7, 3)", "new Relu()")]
    [InlineData("0:5 2:5", "Math.Sqrt(2)", "double Sqrt(int n) => n; Sqrt(1)", "Math.S$$qrt(3)")]
    [InlineData("", "1 +$$ 1")]
    [InlineData("", "var x = unknown$$;", "unknown")]
    public async Task All_places_that_mean_the_same_are_found(string places, params string[] cells)
    {
        var (texts, at, position) = NotebookText.Of(cells);

        var found = await navigator.ReferencesAsync(texts, at, position);

        string.Join(' ', found.Select(one => $"{one.Place.Cell}:{one.Place.Start}{(one.IsDeclaration ? "!" : "")}")).Should().Be(places);
        found.Select(one => texts[one.Place.Cell][one.Place.Start..one.Place.End]).Distinct().Should().HaveCountLessThanOrEqualTo(1);
    }
}
