using CourseKit.Exercises.ClassicArchitectures;
using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class VggFromTheTableAnswers : AnswerBook<Func<int, Layer>>
{
    private static readonly (int Filters, int Count16, int Count19)[] Blocks =
        [(64, 2, 2), (128, 2, 2), (256, 3, 4), (512, 3, 4), (512, 3, 4)];

    public VggFromTheTableAnswers()
        : base(new VggFromTheTable())
    {
        Right("blocks in blocks, dense layers as convolutions, dropout", depth => new Sequential(
            ("features", new Sequential([.. Blocks.Select(block => (NamedLayer)Block(
                block.Filters, depth < 19 ? block.Count16 : block.Count19, Padding.Same))])),
            ("classifier", new Sequential(new Conv2d(4096, kernel: 7), new Relu(), new Dropout(), new Conv2d(4096, kernel: 1), new Relu(),
                new Dropout(), new Conv2d(1000, kernel: 1), new Flatten()))));
        Right("an average that changes nothing in front of the dense layers", depth => new Sequential(
            [.. Features(depth), new AdaptiveAvgPool2d(7, 7), .. End()]));
        Right("ReLUs of one's own", depth => new Sequential(
            [.. Network(depth).Children.Select(child => child.Layer is Relu ? new Cut() : child)]));
        Wrong("dropout behind the scores", depth => new Sequential(Network(depth), new Dropout()),
            "behind the last one your network has `Dropout(0.5)`");
        Wrong("built for pictures of 32×32", depth => Network(depth).Build([1, 3, 32, 32]), "[4096, 512]", "Row");
        Wrong("an activation of one's own", depth => new Sequential(
            [.. Network(depth).Children.Select(child => child.Layer is Relu ? new Leak() : child)]),
            "the table has `Relu`, your network `Leak`");
        Wrong("the library's", depth => Architecture.Named($"vgg{depth}").Network(), "`Named` is not for this exercise", "Row");
        Wrong("VGG-16 for both", _ => Network(16), "Count the layers with weights in each column of the table", "222 places");
        Wrong("VGG-19 with three convolutions in block 3", depth => new Sequential(
            [.. Features(depth).Where((_, index) => depth == 16 || index is not (16 or 17)), .. End()]),
            "Row 10, «block 3: conv3-256 (4 of 4)»", "the same network");
        Wrong("no padding", depth => new Sequential([.. Features(depth, padding: 0), .. End()]), "A window of 3×3 has 222 places");
        Wrong("windows of 5×5 from block 3 on", depth => new Sequential(
            [.. Features(depth, kernel: block => block < 2 ? 3 : 5), .. End()]),
            "Rows 1 to 6 are right. Row 7, «block 3: conv3-256 (1 of 3)»: your network has `Conv2d(256, kernel 5, padding 1)`: window " +
                "5×5 " +
                "instead of 3×3.", "missing");
        Wrong("1×1 at the end of a block, as in column C", depth => new Sequential(
            [.. Features(depth, kernel: _ => 3, lastKernel: 1), .. End()]), "Row 9, «block 3: conv3-256 (3 of 3)»: your network has " +
                "`Conv2d(256, kernel 1)`: window 1×1 instead of 3×3");
        Wrong("a ReLU behind the last layer", depth => new Sequential([Network(depth), new Relu()]),
            "The table ends there, and your network goes on with `Relu`.");
        Wrong("softmax at the end", depth => new Sequential([Network(depth), new Softmax(1)]), "your network goes on with `Softmax");
        Wrong("no ReLU in block 5", depth => new Sequential([.. Features(depth, bent: block => block < 4), .. End()]),
            "Row 15, «block 5: conv3-512 (1 of 3)»: `Relu` is missing", "3×3");
        Wrong("average pooling", depth => new Sequential(
            [.. Features(depth).Select(layer => layer.Layer is MaxPool2d ? new AvgPool2d(2) : layer), .. End()]),
            "Row 3, «block 1: maxpool»: the table has `MaxPool2d(kernel 2, stride 2)`, your network `AvgPool2d(kernel 2, stride 2)`");
        Wrong("without flattening", depth => new Sequential([.. Features(depth), .. End().Skip(1)]),
            "What makes one row of 25,088 numbers of 512 maps");
        Wrong("one pooling too few", depth => new Sequential([.. Features(depth).SkipLast(1), .. End()]),
            "Row 18, «block 5: maxpool»: `MaxPool2d(kernel 2, stride 2)` is missing");
        Wrong("the same layer again", _ => Repeated(), "How many `new Conv2d` are carried out for a block of three?");
        Wrong("ten classes", depth => new Sequential([.. Features(depth), .. End(classes: 10)]), "How many kinds of things are there");
        Wrong("dense layers of 1,024", depth => new Sequential([.. Features(depth), .. End(units: 1024)]),
            "Row 19, «FC-4096 (1 of 2)»: your network has `Linear(1024)`: outputs 1024 instead of 4096.");
        Wrong("one FC-4096", depth => new Sequential([.. Features(depth), .. End().Where((_, index) => index is not (3 or 4))]),
            "Row 20, «FC-4096 (2 of 2)»: `Linear(4096)`, `Relu` are missing; your network goes on with `Linear(1000)`.", "instead of 4096");
        Wrong("three FC-4096", depth => new Sequential([.. Features(depth), .. End().Take(3), .. End().Skip(1)]),
            "Row 21, «FC-1000»: the table has `Linear(1000)`, and your network has `Linear(4096)`, `Relu` in front of it.");
        Wrong("no block 4", depth => new Sequential([.. Features(depth).Where((_, index) => index < 17 || index >= (depth < 19 ? 24 : 28)),
            .. End()]), "are missing; your network goes on with", "instead of");
        Wrong("nothing", _ => null!, "A network comes back for 16. Received: null.");
    }

    private static Sequential Network(int depth) => new([.. Features(depth), .. End()]);

    private static Sequential Block(int filters, int count, Padding padding) => new(
    [
        .. Enumerable.Range(0, count).SelectMany(_ => (NamedLayer[])[new Conv2d(filters, 3, padding: padding), new Relu()]),
        new MaxPool2d(2),
    ]);

    private static IEnumerable<NamedLayer> Features(
        int depth, int padding = 1, Func<int, int>? kernel = null, int? lastKernel = null, Func<int, bool>? bent = null)
    {
        foreach (var (number, block) in Blocks.Index())
        {
            var count = depth < 19 ? block.Count16 : block.Count19;
            for (var i = 1; i <= count; i++)
            {
                var window = i == count && number >= 2 && lastKernel is { } last ? last : kernel?.Invoke(number) ?? 3;
                yield return new Conv2d(block.Filters, window, padding: window == 1 ? 0 : padding);
                if (bent?.Invoke(number) ?? true)
                {
                    yield return new Relu();
                }
            }

            yield return new MaxPool2d(2);
        }
    }

    private static IEnumerable<NamedLayer> End(int units = 4096, int classes = 1000) =>
        [new Flatten(), new Linear(units), new Relu(), new Linear(units), new Relu(), new Linear(classes)];

    private static Sequential Repeated() => new(
    [
        .. Blocks.SelectMany(block => Enumerable.Repeat(
            new Sequential(new Conv2d(block.Filters, 3, padding: 1), new Relu()), block.Count16).Select(layer => (NamedLayer)layer)
            .Append(new MaxPool2d(2))),
        .. End(),
    ]);

    private sealed class Cut : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => x.Relu();
    }

    private sealed class Leak : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => x.LeakyRelu(0.1f);
    }
}
