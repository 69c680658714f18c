using System.Globalization;
using System.Xml.Linq;
using CourseKit.Figures.Drawings;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Figures.Drawings;

public sealed class SlidingKernelTests
{
    public static TheoryData<int, int, int, int, int, int> Cases => new()
    {
        { 3, 3, 2, 2, 1, 0 },
        { 5, 7, 3, 3, 2, 1 },
        { 4, 6, 3, 2, 1, 1 },
        { 4, 4, 4, 4, 1, 0 },
        { 6, 6, 1, 1, 3, 0 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_step_shows_its_products_and_their_sum(int height, int width, int kernelHeight, int kernelWidth, int stride,
        int padding)
    {
        var random = new Generator(7);
        var (image, kernel) = (random.Integers([height, width], -4, 5), random.Integers([kernelHeight, kernelWidth], -4, 5));

        var sums = Sums(new SlidingKernel(image, kernel, stride, padding));

        var expected = new List<int>();
        for (var top = -padding; top + kernelHeight <= height + padding; top += stride)
        {
            for (var left = -padding; left + kernelWidth <= width + padding; left += stride)
            {
                var sum = 0;
                for (var u = 0; u < kernelHeight; u++)
                {
                    for (var v = 0; v < kernelWidth; v++)
                    {
                        var (y, x) = (top + u, left + v);
                        sum += y >= 0 && y < height && x >= 0 && x < width ? (int)(image[y, x] * kernel[u, v]) : 0;
                    }
                }

                expected.Add(sum);
            }
        }

        sums.Select(sum => sum.Total).Should().Equal(expected);
        sums.Should().OnlyContain(sum => sum.Products == kernelHeight * kernelWidth && sum.Added == sum.Total);
    }

    [Fact]
    public void The_products_are_written_out()
    {
        Tensor image = [[0, 1, 2], [3, 4, 5], [6, 7, 8]], kernel = [[0, 1], [2, -3]];

        XElement.Parse(new SlidingKernel(image, kernel).ToHtml()).Texts().Should().Contain("0·0 + 1·1 + 3·2 + 4·(−3) = −5");
    }

    [Fact]
    public void The_output_fills_up_from_step_to_step()
    {
        var html = XElement.Parse(new SlidingKernel([[1, 2, 3]], [[10]]).ToHtml());

        string[] From(string value) =>
            [.. html.All("text").Where(text => text.Value == value).Select(text =>
            (string?)text.Ancestors().FirstOrDefault(group => group.Attribute("data-step") != null)?.Attribute("data-step") ?? "always")];
        From("20").Should().Contain("1 2");
        From("30").Should().Contain("2 2");
    }

    [Fact]
    public void A_kernel_that_does_not_fit_is_refused()
    {
        var make = () => new SlidingKernel([[1, 2]], [[1, 2, 3]]);

        make.Should().Throw<ShapeException>();
    }

    /// <summary>The sum of each step: how many products it has, what they add up to, and what it says.</summary>
    private static List<(int Products, int Added, int Total)> Sums(SlidingKernel figure)
    {
        var html = XElement.Parse(figure.ToHtml());
        var lines = html.All("text").Where(text => text.Value.Contains('·') && !text.Value.StartsWith('·'))
            .GroupBy(text => (string?)text.Ancestors().FirstOrDefault(group => group.Attribute("data-step") != null)?.Attribute(
                "data-step") ?? "0 0")
            .OrderBy(step => int.Parse(step.Key.Split(' ')[0], CultureInfo.InvariantCulture))
            .Select(step => string.Join(' ', step.Select(text => text.Value)));
        return [.. lines.Select(line =>
        {
            var (products, total) = (line.Split(" = ")[0].Split(" + "), line.Split(" = ")[1]);
            return (products.Length, products.Sum(product => product.Split('·').Aggregate(1, (all, factor) => all * Number(factor))),
                Number(total));
        })];
    }

    private static int Number(string text) => int.Parse(text.Trim('(', ')', ' ').Replace('−', '-'), CultureInfo.InvariantCulture);
}
