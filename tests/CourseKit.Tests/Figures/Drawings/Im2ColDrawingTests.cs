using System.Globalization;
using System.Xml.Linq;
using CourseKit.Figures.Colors;
using CourseKit.Figures.Drawings;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Figures.Drawings;

public sealed class Im2ColDrawingTests
{
    [Fact]
    public void Windows_become_columns_and_the_kernel_a_row()
    {
        Tensor image = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]], kernel = [[1, 0, -1], [2, 3, 0]];

        new Im2ColDrawing(image, kernel).ToString().Should().Be(
            """
            image
             1   2   3   4
             5   6   7   8
             9  10  11  12

            kernel as a row
             1   0  −1   2   3   0

            · windows as columns
             1   2   5   6
             2   3   6   7
             3   4   7   8
             5   6   9  10
             6   7  10  11
             7   8  11  12

            = output as a row
            26  31  46  51

            first: 1·1 + 0·2 + (−1)·3 + 2·5 + 3·6 + 0·7 = 26
            last: 1·6 + 0·7 + (−1)·8 + 2·10 + 3·11 + 0·12 = 51
            """);
    }

    [Theory]
    [InlineData(4, 5, 2, 3, 1, 0)]
    [InlineData(5, 6, 3, 2, 2, 1)]
    [InlineData(3, 3, 3, 3, 1, 0)]
    [InlineData(4, 3, 1, 1, 2, 0)]
    public void Each_step_multiplies_the_kernel_with_its_window(int height, int width, int kernelHeight, int kernelWidth, int stride,
        int padding)
    {
        var random = new Generator(5);
        var (image, kernel) = (random.Integers([height, width], 1, 9), random.Integers([kernelHeight, kernelWidth], 1, 9));

        var html = XElement.Parse(new Im2ColDrawing(image, kernel, stride, padding).ToHtml());

        var written = html.All("text").Where(text => text.Value.StartsWith("Column "))
            .Select(text => string.Join(' ', text.ElementsAfterSelf().Select(rest => rest.Value).Prepend(text.Value)))
            .OrderBy(line => int.Parse(line.Split(' ', ':')[1], CultureInfo.InvariantCulture));
        var expected = new List<string>();
        for (var top = -padding; top + kernelHeight <= height + padding; top += stride)
        {
            for (var left = -padding; left + kernelWidth <= width + padding; left += stride)
            {
                var (products, sum) = (new List<string>(), 0f);
                for (var u = 0; u < kernelHeight; u++)
                {
                    for (var v = 0; v < kernelWidth; v++)
                    {
                        var (y, x) = (top + u, left + v);
                        var pixel = y >= 0 && y < height && x >= 0 && x < width ? image[y, x] : 0;
                        products.Add($"{kernel[u, v]}·{pixel}");
                        sum += kernel[u, v] * pixel;
                    }
                }

                expected.Add($"Column {expected.Count + 1}: {string.Join(" + ", products)} = {sum}");
            }
        }

        written.Should().Equal(expected);
    }

    [Fact]
    public void The_window_its_column_and_its_output_are_framed()
    {
        var html = XElement.Parse(new Im2ColDrawing(Tensor.Ones([4, 5]), Tensor.Ones([2, 3]), stride: 2).ToHtml());

        // Two windows, the second two cells of 24 pixels to the right of the first; its column and its output one cell.
        string[] Frames(int color, string step) => [.. html.All("g").Where(group => (string?)group.Attribute("data-step") == step)
            .SelectMany(group => group.All("path")).Where(path => (string?)path.Attribute("stroke") == $"{Palette.Of(color)}")
            .Select(path => path.Attribute("d")!.Value)];
        Frames(1, "0 0").Should().Equal("M1 20h72v48h-72zM175 40h24v144h-24z");
        Frames(1, "1 1").Should().Equal("M49 20h72v48h-72zM199 40h24v144h-24z");
        Frames(2, "0 0").Should().Equal("M175 199h24v24h-24z");
        Frames(2, "1 1").Should().Equal("M199 199h24v24h-24z");
    }

    [Fact]
    public void Zeros_of_the_padding_have_no_pixels_color()
    {
        var html = XElement.Parse(new Im2ColDrawing(Tensor.Ones([2, 2]), Tensor.Ones([2, 2]), stride: 2, padding: 1).ToHtml());

        html.All("text").Count(text => text.Value == "0").Should().Be(12 + 12, "around the image, and three in each of four columns");
        html.Boxes($"{Palette.Of(0)}").Should().HaveCount(1 + 4, "the image, and one pixel in each column");
    }

    [Fact]
    public void Words_say_the_price_of_it() => new Im2ColDrawing(Tensor.Ones([3, 4]), Tensor.Ones([2, 2])).Description.Should().Be(
        "6 windows of 2×2 in an image of 3×4 become the columns of a matrix of 4×6, 24 numbers for 12 pixels. "
        + "The kernel as a row of 4 times this matrix is the output of 2×3 as a row of 6. The first value is 1·1 + 1·1 + 1·1 + 1·1 = 4.");

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var wide = () => new Im2ColDrawing([[1, 2]], [[1, 2, 3]]);
        var many = () => new Im2ColDrawing(Tensor.Ones([28, 28]), Tensor.Ones([3, 3]));

        wide.Should().Throw<ShapeException>();
        many.Should().Throw<ShapeException>().Which.Message.Should().Be(
            "At most 32 windows of at most 32 pixels are drawn; make the image smaller or the stride larger. "
            + "Received: 676 windows of 9 pixels.");
    }
}
