using CourseKit.Figures.Colors;
using CourseKit.Figures.Drawings;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Figures.Drawings;

public sealed class ShiftedPatternsTests
{
    private static readonly Tensor Corner = [[0, 1, 0, 0], [0, 1, 1, 1]];

    [Fact]
    public void In_a_terminal_changed_values_have_a_star() => new ShiftedPatterns(Corner).ToString().Should().Be(
        """
        pattern
          ██
          ██████
        maximum of 2×2, stride 2
        1   1

        1 pixel to the right
            ██
            ████
        1 of 2 the same
        0*  1

        2 pixels to the right
              ██
              ██
        1 of 2 the same, all moved by 1 cell
        0*  1
        """);

    [Theory]
    [InlineData(8, 10, 2, 2, 2)]
    [InlineData(5, 7, 3, 1, 3)]
    [InlineData(6, 9, 2, 3, 4)]
    [InlineData(3, 4, 3, 2, 1)]
    public void The_values_that_a_shift_leaves_alone_are_counted_and_the_others_framed(int height, int width, int window, int stride,
        int shifts)
    {
        var pattern = new Generator(3).Integers([height, width], 0, 2);
        var figure = new ShiftedPatterns(pattern, window, stride, shifts);

        var (before, outcomes, frames) = (Pooled(0), new List<string>(), 0);
        for (var shift = 1; shift <= shifts; shift++)
        {
            var same = before.Zip(Pooled(shift)).Count(pair => pair.First == pair.Second);
            frames += before.Count - same;
            var cells = shift / stride;
            outcomes.Add($"Shifted by {shift} pixel{(shift == 1 ? "" : "s")}: {same} of {before.Count} the same"
                + (shift % stride == 0 ? $", all moved by {cells} cell{(cells == 1 ? "" : "s")}." : "."));
        }

        figure.Description.Should().EndWith($"stride {stride}. {string.Join(' ', outcomes)}");
        figure.Svg().Strokes("2").SelectMany(group => group.All("path")).Sum(path => path.Pieces().Count()).Should().Be(frames);
        figure.Svg().Texts().Contains("framed: other values than without a shift").Should().Be(frames > 0);

        List<float> Pooled(int shift)
        {
            var values = new List<float>();
            for (var top = 0; top + window <= height; top += stride)
            {
                for (var left = 0; left + window <= width; left += stride)
                {
                    var largest = float.NegativeInfinity;
                    for (var row = top; row < top + window; row++)
                    {
                        for (var column = left; column < left + window; column++)
                        {
                            largest = Math.Max(largest, column < shift ? 0 : pattern[row, column - shift]);
                        }
                    }

                    values.Add(largest);
                }
            }

            return values;
        }
    }

    /// <summary>Cells are 26 pixels wide and the panels 124, from 10 on.</summary>
    [Fact]
    public void A_changed_value_is_framed_where_it_stands()
    {
        var svg = new ShiftedPatterns(Corner, shifts: 1).Svg();

        svg.Strokes("2").Single().All("path").Single().Pieces()
            .Should().Equal(["M137 80h46v46h-46z"], "a cell of 52 pixels below the shifted pattern, less 3 on each side");
        svg.Stroked($"{Palette.Of(1)}").SelectMany(path => path.Pieces())
            .Should().Equal("M10 15h52v52h-52z", "M62 15h52v52h-52z", "M134 15h52v52h-52z", "M186 15h52v52h-52z");
    }

    [Fact]
    public void Of_windows_that_overlap_the_first_is_framed() => new ShiftedPatterns(Tensor.Ones([4, 5]), 3, stride: 1).Svg()
        .Stroked($"{Palette.Of(1)}").Single().Pieces().Should().HaveCount(3, "one of the pattern and of each shift");

    [Fact]
    public void Negative_numbers_lose_against_the_zeros_that_come_in() =>
        new ShiftedPatterns([[-1.5f, -3], [-2, -4]], shifts: 1).ToString().Should().EndWith("0 of 1 the same\n0*");

    [Fact]
    public void Even_noise_is_small_enough() =>
        new ShiftedPatterns(new Generator(2).Uniform([32, 32], -1, 1), shifts: 4).ToHtml().Length.Should().BeLessThan(50_000);

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Refused(() => new ShiftedPatterns(Tensor.Ones([1, 6, 8]))).Should().Be(
            "Shifts are drawn of a pattern [H, W] of up to 32×32 pixels; a smaller one shows the rule. Received: [1, 6, 8].");
        Refused(() => new ShiftedPatterns(null!)).Should().EndWith("Received: null.");
        Refused(() => new ShiftedPatterns(Corner, shifts: 4)).Should().Be(
            "A pattern is shifted by 1 to 4 pixels, and by fewer than it is wide. Received: 4 for a pattern of 4 pixels across.");
        Refused(() => new ShiftedPatterns(Corner, shifts: 0)).Should().Contain("Received: 0 for");
        Refused(() => new ShiftedPatterns(Corner, window: 3)).Should().StartWith("A window of 3 pixels needs").And.Contain("Received: 2");
        Refused(() => new ShiftedPatterns(Corner, stride: 0)).Should().Be("A stride is at least one pixel. Received: 0.");
    }

    private static string Refused(Func<ShiftedPatterns> make) => make.Should().Throw<ShapeException>().Which.Message;
}
