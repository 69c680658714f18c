using CourseKit.Notebooks.Assistance.Navigation;

namespace CourseKit.Tests.Notebooks.Assistance.Navigation;

/// <summary>In the texts, $$ is where the cursor is.</summary>
public sealed class DefinitionTests
{
    private readonly NotebookNavigator navigator = FreshAssistant.Instance.Navigator;

    [Theory]
    [InlineData("a", 0, 4, "var a = 1;", "var b = a$$ + 1;")]
    [InlineData("a", 0, 4, "var a = 1;", "a", "a + $$a")]
    [InlineData("a", 1, 4, "var a = 1;", "var a = \"text\";", "$$a.Length")]
    [InlineData("a", 0, 4, "var a = 1;", "var c = a$$;", "var a = \"text\";")]
    [InlineData("Twice", 0, 4, "int Twice(int n) => 2 * n;", "Twi$$ce(3)")]
    [InlineData("n", 0, 14, "int Twice(int n) => 2 * n;", "Twice(n$$: 3)")]
    [InlineData("Point", 0, 7, "record Point(int Left, int Top);", "new Poi$$nt(1, 2)")]
    [InlineData("Top", 0, 27, "record Point(int Left, int Top);", "new Point(1, 2).T$$op")]
    [InlineData("m", 0, 26, "int.TryParse(\"1\", out int m)", "m$$")]
    [InlineData("a", 1, 16, "#!html\n<b>a</b>", "#!time\n     var a = 1;\n#!about\na", "a$$")]
    public async Task A_name_is_found_in_the_cell_that_declares_it(string name, int cell, int start, params string[] cells)
    {
        var (texts, at, position) = NotebookText.Of(cells);

        var found = await navigator.DefineAsync(texts, at, position);

        var place = found.Should().ContainSingle().Which.Should().BeOfType<Definition.InCell>().Which.Place;
        texts[place.Cell][place.Start..place.End].Should().Be(name);
        place.Should().Be(new CellSpan(cell, start, start + name.Length));
    }

    [Theory]
    [InlineData("new Conv2$$d(6, 5)", "CourseKit.Networks/Layers/Conv2d.cs", "public Conv2d(int filters, int kernel,")]
    [InlineData("Conv$$2d c;", "CourseKit.Networks/Layers/Conv2d.cs", "public sealed class Conv2d(int filters, Window2d window,")]
    [InlineData("Tensor.Zer$$os([2])", "CourseKit.Tensors/Tensor.cs", "public static Tensor Zeros(Shape shape)")]
    [InlineData("Tensor x = null;\nx.Sha$$pe", "CourseKit.Tensors/Tensor.cs", "public Shape Shape { get; }")]
    [InlineData("new Conv2d(6, 5).Lo$$ad(null)", "CourseKit.Networks/Weights/Loading.cs", "public Layer Load(StateDict weights,")]
    [InlineData("Digits.Train$$(600)", "CourseKit.Vision/Datasets/Digits.cs", "public static ImageDataset Train(int? count")]
    [InlineData("Reduction.Me$$an", "CourseKit.Tensors/Reduction.cs", "Mean")]
    public async Task A_name_of_the_course_is_found_in_its_source(string text, string file, string declaration)
    {
        var (texts, at, position) = NotebookText.Of(text);

        var found = await navigator.DefineAsync(texts, at, position);

        var place = found.Should().ContainSingle().Which.Should().BeOfType<Definition.InLibrary>().Which;
        place.Source.Should().Be(file);
        var source = (await navigator.SourceAsync(file))!;
        source[LineStart(source, place.Start)..].TrimStart().Should().StartWith(declaration);
        texts[0].Should().Contain(source[place.Start..place.End]);
    }

    [Fact]
    public async Task The_source_of_the_course_leads_on_through_its_libraries()
    {
        const string Layer = "CourseKit.Networks/Layers/Conv2d.cs";
        var source = (await navigator.SourceAsync(Layer))!;

        var same = await navigator.DefineAsync(Layer, source.IndexOf("AtLeastOne(", StringComparison.Ordinal));
        var other = await navigator.DefineAsync(Layer, source.IndexOf("Window2d window", StringComparison.Ordinal));

        same.Should().ContainSingle().Which.Should().BeOfType<Definition.InLibrary>()
            .Which.Source.Should().StartWith("CourseKit.Networks/");
        other.Should().ContainSingle().Which.Should().BeOfType<Definition.InLibrary>()
            .Which.Source.Should().Be("CourseKit.Tensors/Window2d.cs");
    }

    [Theory]
    [InlineData("Math.Sq$$rt(2)")]
    [InlineData("1 +$$ 1")]
    [InlineData("unknown$$")]
    [InlineData("$$")]
    [InlineData("((($$")]
    public async Task Elsewhere_nothing_is_found(string text)
    {
        var (texts, at, position) = NotebookText.Of(text);

        (await navigator.DefineAsync(texts, at, position)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("CourseKit.Networks/Nothing.cs")]
    [InlineData("System.Runtime/Math.cs")]
    [InlineData("../../secret.txt")]
    [InlineData("")]
    public async Task A_file_that_is_no_source_is_not_given(string path)
    {
        (await navigator.SourceAsync(path)).Should().BeNull();
        (await navigator.DefineAsync(path, 0)).Should().BeEmpty();
    }

    private static int LineStart(string text, int position) => text.LastIndexOf('\n', position) + 1;
}
