using CourseKit.Networks.Costs;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Costs;

public sealed class ReceptiveFieldTests
{
    [Fact]
    public void Fields_grow_by_the_formula_of_Araujo_Norris_and_Sim()
    {
        // By hand: r = 1 + 2·1 = 3, j = 2; r = 3 + (2·3)·2 = 15, j = 2; r = 15 + 4·2 = 23, j = 6. Starts: −1, −1 − 3·2, −7 − 2·2.
        ReceptiveField.Of(new(3, 2, 1), new(3, 1, 3, 3), new(5, 3, 2)).Should().Be(new ReceptiveField(Size: 23, Jump: 6, First: -11));
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
