using CourseKit.Figures;
using CourseKit.Networks.Training;
using CourseKit.Tensors;

namespace CourseKit.Tests.Figures.Plots;

public sealed class ConfusionTests
{
    private static readonly Tensor Counts = Tensor.From([3, 3], [40, 9, 1, 2, 18, 0, 0, 5, 25]);

    [Fact]
    public void It_says_which_classes_are_taken_for_which()
    {
        var plot = Plot.Confusion(Counts, ["cat", "dog", "fox"]);

        plot.Title.Should().Be("83.0 % right; most often, «cat» is taken for «dog»");
        plot.Description.Should().Contain("«dog»: 18 of 20 right.").And.Contain("«fox» taken for «dog»: 5.");
        var svg = plot.Svg();
        svg.Texts().Should().Contain(["40", "9", "1", "2", "18", "0", "5", "25", "predicted", "right"]);
        $"{plot}".Should().Contain("     cat  dog  fox\ncat   40    9    1\ndog    2   18    0\nfox    0    5   25");
    }

    [Fact]
    public void Counts_beyond_what_a_float_holds_are_exact() =>
        new ConfusionMatrix(["a", "b"], new long[,] { { 16_777_217, 1 }, { 0, 2 } }).Plot().Svg().Texts().Should().Contain("16,777,217");

    [Fact]
    public void Cells_are_colored_by_their_part_of_the_row()
    {
        var pixels = Plot.Confusion(Counts, ["cat", "dog", "fox"]).Svg().Pixels();

        pixels[(1, 2)].Should().Be("#f7f7f7", "nothing was taken for it").And.Be(pixels[(2, 0)]);
        pixels[(0, 1)].Should().Be("#7f3b08", "9 of 50 is the largest part that went wrong");
        pixels[(0, 0)].Should().NotBe(pixels[(1, 1)], "0.8 and 0.9 of their rows");
        pixels[(2, 1)].Should().NotBe(pixels[(0, 1)]);
    }

    [Fact]
    public void The_largest_confusion_has_a_frame()
    {
        static int Frames(Figure plot) => plot.Svg().Strokes("2").SelectMany(group => group.All("path")).Count();

        Frames(Plot.Confusion(Counts, ["a", "b", "c"])).Should().Be(1);
        Frames(Plot.Confusion(Tensor.From([2, 2], [3, 0, 0, 4]), ["a", "b"])).Should().Be(0);
        Plot.Confusion(Counts, ["a", "b", "c"]).ToPlotly()["layout"]!["shapes"]!.AsArray().Should().ContainSingle()
            .Which!["x0"]!.GetValue<double>().Should().Be(0.5);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    public void Many_classes_leave_out_numbers_and_names_and_stay_small(int classes)
    {
        var plot = Plot.Confusion(
            Tensor.FromIndex([classes, classes], at => at[0] == at[1] ? 50 : (at[0] * at[1]) % 3),
            [.. Enumerable.Range(0, classes).Select(i => $"c{i}")]);

        plot.Svg().Texts().Should().HaveCount(4, "two lines of the title, and the names of the axes");
        plot.ToHtml().Length.Should().BeLessThan(50_000);
        plot.ToPlotly().ToJsonString().Length.Should().BeLessThan(50_000);
    }

    [Fact]
    public void Counts_of_many_classes_are_under_the_pointer_of_the_plotly_form_and_its_colors_are_those_of_their_parts()
    {
        var plot = Plot.Confusion(
            Tensor.FromIndex([25, 25], at => at[0] == at[1] ? 1_234 : at[0] == 3 ? 7 : 0),
            [.. Enumerable.Range(0, 25).Select(i => $"c{i}")]);

        var map = plot.ToPlotly()["data"]![0]!;

        map["customdata"]![3]!.ToJsonString().Should().StartWith("[7,7,7,1234,7,");
        ((string?)map["hovertemplate"]).Should().Contain("%{customdata");
        var shades = Convert.FromBase64String((string)map["z"]!["bdata"]!);
        ((string?)map["z"]!["shape"], shades.Length).Should().Be(("25, 25", 625));
        (shades[0], shades[1], shades[3 * 25], shades[(3 * 25) + 3]).Should().Be((255, 128, 0, 240), "1234 of 1402 are right in the row");
    }

    [Fact]
    public void Classes_without_images_and_a_matrix_without_mistakes_are_no_exception()
    {
        Plot.Confusion(Tensor.Zeros([2, 2]), ["a", "b"]).Title.Should().Be("0.0 % right");
        Plot.Confusion(Tensor.From([2, 2], [3, 0, 0, 4]), ["a", "b"]).Title.Should().Be("100.00 % right");
    }

    [Theory]
    [InlineData(2, 3, 2)]
    [InlineData(2, 2, 3)]
    public void Another_shape_is_refused(int rows, int columns, int names) =>
        FluentActions.Invoking(() => Plot.Confusion(Tensor.Zeros([rows, columns]), [.. Enumerable.Repeat("a", names)]))
            .Should().Throw<ShapeException>().WithMessage("A confusion matrix has a row and a column for each class*Received: *names*");
}
