using CourseKit.Networks.Accounting;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Accounting;

public sealed class ReceptiveFieldTests
{
    [Fact]
    public void Published_networks_see_what_is_published()
    {
        Window conv = new(3, Padding: 1), pool = new(2, 2);

        // After the last pooling layer, as https://github.com/frgfm/torch-scan lists them.
        ReceptiveField.Of([.. Blocks(2, 2, 3, 3, 3)]).Size.Should().Be(212, "VGG-16");
        ReceptiveField.Of([.. Blocks(2, 2, 4, 4, 4)]).Size.Should().Be(268, "VGG-19");
        ReceptiveField.Of([.. Blocks(1, 1, 2, 2, 2)]).Size.Should().Be(150, "VGG-11");
        ReceptiveField.Of([.. Blocks(2, 2, 2, 2, 2)]).Size.Should().Be(156, "VGG-13");
        ReceptiveField.Of(new(11, 4, 2), new(3, 2), new(5, 1, 2), new(3, 2), new(3, 1, 1), new(3, 1, 1), new(3, 1, 1), new(3, 2))
            .Size.Should().Be(195, "AlexNet");

        IEnumerable<Window> Blocks(params int[] depths) => depths.SelectMany(depth => Enumerable.Repeat(conv, depth).Append(pool));
    }

    [Fact]
    public void It_is_what_a_gradient_reaches()
    {
        var random = new Generator(3);
        for (var trial = 0; trial < 20; trial++)
        {
            Window[] stack = [.. Enumerable.Range(0, random.Integer(1, 4))
                .Select(_ => new Window(random.Integer(1, 4), random.Integer(1, 3), random.Integer(0, 2)))];
            var image = Tensor.Ones([1, 1, 48, 48]).RequireGrad();
            var field = ReceptiveField.Pixel;
            var maps = image;
            foreach (var window in stack)
            {
                field = field.Through(window);
                maps = maps.Conv2d(Tensor.Ones([1, 1, window.Kernel, window.Kernel]), stride: window.Stride, padding: window.Padding);
            }

            var middle = maps.Shape[2] / 2;
            maps[0..1, 0..1, middle..(middle + 1), middle..(middle + 1)].Sum().Backward();

            int[] reached = [.. Enumerable.Range(0, 48)
                .Where(row => Enumerable.Range(0, 48).Any(column => image.Grad![0, 0, row, column] != 0))];
            reached[0].Should().Be(field.First + (middle * field.Jump), string.Join(", ", stack.Select(window => $"{window}")));
            reached[^1].Should().Be(field.First + (middle * field.Jump) + field.Size - 1);
        }
    }
}
