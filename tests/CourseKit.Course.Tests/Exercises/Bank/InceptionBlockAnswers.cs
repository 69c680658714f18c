using CourseKit.Exercises.InceptionAndBatchNormalization;
using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using Module = System.Func<int, int, int, int, int, int, CourseKit.Networks.Layer>;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class InceptionBlockAnswers : AnswerBook<Module>
{
    public InceptionBlockAnswers()
        : base(new InceptionBlock())
    {
        Right("a block of one's own, *same* padding, one ReLU behind the concatenation", (ones, before3, threes, before5, fives, pooled) =>
            new OwnModule(ones, before3, threes, before5, fives, pooled));
        Right("branches in another order, put together in two steps", (ones, before3, threes, before5, fives, pooled) => new Branches(
            new Branches(Pool(pooled), Chain(before5, fives, 5)), new Branches(Chain(before3, threes, 3), Conv(ones, 1))));
        Right("ReLUs of one's own", (ones, before3, threes, before5, fives, pooled) => new Branches(
            new Sequential(Bare(ones, 1), new OwnRelu()), Chain(before3, threes, 3), Chain(before5, fives, 5), Pool(pooled)));
        Right("zeros by layers of their own in front of the convolutions", (ones, before3, threes, before5, fives, pooled) =>
            new Branches(
                Conv(ones, 1), new Sequential(Conv(before3, 1), new ZeroPad2d(1), new Conv2d(threes, 3), new Relu()),
                new Sequential(Conv(before5, 1), new ZeroPad2d(2), new Conv2d(fives, 5), new Relu()), Pool(pooled)));
        Right("no zeros by a layer of their own in front of the pooling", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), Chain(before3, threes, 3), Chain(before5, fives, 5),
            new Sequential(new ZeroPad2d(0), new MaxPool2d(3, 1, 1), Conv(pooled, 1))));
        Wrong("one branch comes back", (_, before3, threes, _, _, _) => Chain(before3, threes, 3),
            "One branch of 3a comes back: 1×1 convolution, 96 filters", "each sees only what the one before found");
        Wrong("two groups", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), new Sequential(Conv(before3, 1), new Conv2d(threes, 3, padding: 1, groups: 2), new Relu()),
            Chain(before5, fives, 5), Pool(pooled)), "Branch 2 of 3a is: 1×1 convolution, 96 filters");
        Wrong("dense layers for 1×1", (ones, before3, threes, before5, fives, pooled) => new Branches(
            new Sequential(new Linear(ones), new Relu()), Chain(before3, threes, 3), Chain(before5, fives, 5), Pool(pooled)),
            "works on the last axis of what it gets");
        Wrong("two numbers exchanged", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(pooled, 1), Chain(before3, threes, 3), Chain(before5, fives, 5), Pool(ones)), "`ones` and `pooled` are exchanged",
            "Branch 1 of 3a");
        Wrong("the filters of two branches exchanged", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), Chain(before3, fives, 3), Chain(before5, threes, 5), Pool(pooled)), "`threes` and `fives` are exchanged");
        Wrong("zeros on two sides alone", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), new Sequential(Conv(before3, 1), new ZeroPad2d(2, 0, 2, 0), new Conv2d(threes, 3), new Relu()),
            Chain(before5, fives, 5), Pool(pooled)), "Branch 2 of 3a is: 1×1 convolution, 96 filters → ReLU → 3×3 convolution",
            "smaller");
        Wrong("dropout behind the module", (ones, before3, threes, before5, fives, pooled) => new Sequential(
            new Branches(Conv(ones, 1), Chain(before3, threes, 3), Chain(before5, fives, 5), Pool(pooled)), new Dropout(0.4f)),
            "→ ReLU → Dropout(0.4)", "share");
        Wrong("dropout behind a bottleneck", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), new Sequential(Conv(before3, 1), new Dropout(0.4f), Conv(threes, 3)), Chain(before5, fives, 5), Pool(pooled)),
            "Branch 2 of 3a is", "share");
        Wrong("one layer of one's own", (ones, _, threes, _, fives, pooled) => new Closed(ones + threes + fives + pooled),
            "`Closed` is a layer of your own, and the verdict cannot look into it", "each sees only what the one before found");
        Wrong("pooling of one's own", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), Chain(before3, threes, 3), Chain(before5, fives, 5), new Sequential(new OwnPool(), Conv(pooled, 1))),
            "`OwnPool` is a layer of your own");
        Wrong("fives for pooled", (ones, before3, threes, before5, fives, _) => new Branches(
            Conv(ones, 1), Chain(before3, threes, 3), Chain(before5, fives, 5), Pool(fives)),
            "Branch 4 of inceptionBlock(5, 7, 9, 3, 4, 6) is: 3×3 max pooling → 1×1 convolution, 6 filters → ReLU. Received: 3×3 max " +
                "pooling → 1×1 convolution, 4 filters → ReLU.", "share");
        Wrong("64 for ones", (_, before3, threes, before5, fives, pooled) => new Branches(
            Conv(64, 1), Chain(before3, threes, 3), Chain(before5, fives, 5), Pool(pooled)),
            "Branch 1 of inceptionBlock(5, 7, 9, 3, 4, 6) is: 1×1 convolution, 5 filters", "share");
        Wrong("zeros around the maps", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), Chain(before3, threes, 3), Chain(before5, fives, 5),
            new Sequential(new ZeroPad2d(1), new MaxPool2d(3, stride: 1), Conv(pooled, 1))), "counts no zeros", "still smaller");
        Wrong("all added", (ones, before3, threes, before5, fives, pooled) => Added(
            Conv(ones, 1), Chain(before3, threes, 3), Chain(before5, fives, 5), Pool(pooled)), "Your branches are added up", "padding");
        Wrong("all in a row", (ones, before3, threes, before5, fives, pooled) => new Sequential(
            Conv(ones, 1), Chain(before3, threes, 3), Chain(before5, fives, 5), Pool(pooled)), "each sees only what the one before found");
        Wrong("padding of 1 everywhere", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), Chain(before3, threes, 3), new Sequential(Conv(before5, 1), new Conv2d(fives, 5, padding: 1), new Relu()),
            Pool(pooled)), "A convolution of yours gives smaller maps than it gets");
        Wrong("padding of 2 everywhere", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), new Sequential(Conv(before3, 1), new Conv2d(threes, 3, padding: 2), new Relu()), Chain(before5, fives, 5),
            Pool(pooled)), "`Conv2d(128, kernel 3, padding 2)` makes [1, 128, 30, 30] of", "smaller");
        Wrong("pooling as usual", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), Chain(before3, threes, 3), Chain(before5, fives, 5), new Sequential(new MaxPool2d(3), Conv(pooled, 1))),
            "Your pooling moves by 3");
        Wrong("pooling without padding", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), Chain(before3, threes, 3), Chain(before5, fives, 5),
            new Sequential(new MaxPool2d(3, stride: 1), Conv(pooled, 1))),
            "How many places has a window of 3 on 28 pixels");
        Wrong("the 1×1 first in every branch", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), Chain(before3, threes, 3), Chain(before5, fives, 5),
            new Sequential(Conv(pooled, 1), new MaxPool2d(3, stride: 1, padding: 1))), "which maps does the pooling see");
        Wrong("naive", (ones, _, threes, _, fives, pooled) => new Branches(Conv(ones, 1), Conv(threes, 3), Conv(fives, 5), Pool(pooled)),
            "the «naive» module of the paper's figure 2a");
        Wrong("a ReLU at the end alone", (ones, before3, threes, before5, fives, pooled) => new Sequential(
            new Branches(
                Bare(ones, 1), new Sequential(Bare(before3, 1), Bare(threes, 3)), new Sequential(Bare(before5, 1), Bare(fives, 5)),
                new Sequential(new MaxPool2d(3, stride: 1, padding: 1), Bare(pooled, 1))), new Relu()),
            "Behind your first 1×1 convolutions there is no ReLU");
        Wrong("no ReLU behind the 5×5", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), Chain(before3, threes, 3), new Sequential(Conv(before5, 1), Bare(fives, 5)), Pool(pooled)),
            "Branch 3 of 3a is: 1×1 convolution, 16 filters → ReLU → 5×5 convolution, 32 filters → ReLU. Received: 1×1 convolution, 16 " +
                "filters → ReLU → 5×5 convolution, 32 filters.", "padding");
        Wrong("a 3×3 too many", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), Chain(before3, threes, 3), Chain(before5, fives, 5), Pool(pooled), Conv(8, 3)),
            "All four branches are there, and one more: 3×3 convolution, 8 filters → ReLU");
        Wrong("3×3 twice", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), Chain(before3, threes, 3), Chain(before3, threes, 3), Pool(pooled)),
            "A branch of 3a is missing: 1×1 convolution, 16 filters → ReLU → 5×5 convolution, 32 filters → ReLU.");
        Wrong("the bottleneck shared", (ones, before3, threes, _, fives, pooled) => Shared(ones, before3, threes, fives, pooled),
            "Branch 3 of 3a is");
        Wrong("the numbers of 3a", (_, _, _, _, _, _) => new Branches(Conv(64, 1), Chain(96, 128, 3), Chain(16, 32, 5), Pool(32)),
            "Which six names has your function for them?");
        Wrong("the numbers in pairs exchanged", (ones, before3, threes, before5, fives, pooled) => new Branches(
            Conv(ones, 1), Chain(threes, before3, 3), Chain(fives, before5, 5), Pool(pooled)), "the few or the many?");
        Wrong("a leaky ReLU", (ones, before3, threes, before5, fives, pooled) => new Branches(
            new Sequential(new Conv2d(ones, 1), new LeakyRelu(0.1f)), Chain(before3, threes, 3), Chain(before5, fives, 5), Pool(pooled)),
            "Branch 1 of 3a is: 1×1 convolution, 64 filters → ReLU. Received: 1×1 convolution, 64 filters → LeakyRelu");
        Wrong("the library's", (_, _, _, _, _, _) =>
            GoogLeNet.Original.Network(1000).Children.First(child => child.Name == "inception3a").Layer,
            "Which six names has your function for them?");
        Wrong("nothing", (_, _, _, _, _, _) => null!, "A module comes back. Received: null.");
    }

    private static Sequential Conv(int filters, int kernel) => new(Bare(filters, kernel), new Relu());

    private static Conv2d Bare(int filters, int kernel) => new(filters, kernel, padding: kernel / 2);

    private static Sequential Chain(int before, int filters, int kernel) => new(Conv(before, 1), Conv(filters, kernel));

    private static Sequential Pool(int filters) => new(new MaxPool2d(3, stride: 1, padding: 1), Conv(filters, 1));

    private static FunctionalBlock Added(params Layer[] branches) => new(branches.Select(branch => (NamedLayer)branch), (net, x) =>
        net.Call(new Add(), [.. branches.Select(branch => net.Call(branch, x))]));

    private static FunctionalBlock Shared(int ones, int before, int threes, int fives, int pooled)
    {
        Layer one = Conv(ones, 1), bottleneck = Conv(before, 1), three = Conv(threes, 3), five = Conv(fives, 5), pool = Pool(pooled);
        return new FunctionalBlock([one, bottleneck, three, five, pool], (net, x) =>
        {
            var few = net.Call(bottleneck, x);
            return net.Call(new Concat(), net.Call(one, x), net.Call(three, few), net.Call(five, few), net.Call(pool, x));
        });
    }

    private sealed class OwnRelu : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => x.Relu();
    }

    private sealed class OwnPool : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => x.MaxPool2d(3, 1, 1);
    }

    private sealed class Closed(int maps) : Layer
    {
        public override Shape Infer(Shape input) => [input[0], maps, input[2], input[3]];

        protected override Tensor Forward(Tensor x) => throw new NotSupportedException();
    }

    private sealed class OwnModule(int ones, int before3, int threes, int before5, int fives, int pooled) : Block(
    [
        ("one", new Conv2d(ones, 1)), ("before3", new Conv2d(before3, 1)), ("three", new Conv2d(threes, 3, padding: Padding.Same)),
        ("before5", new Conv2d(before5, 1)), ("five", new Conv2d(fives, 5, padding: Padding.Same)),
        ("pool", new MaxPool2d(3, stride: 1, padding: 1)), ("pooled", new Conv2d(pooled, 1)),
    ])
    {
        protected override Node Connect(GraphBuilder net, Node x) => net.Call(new Relu(), net.Call(
            new Concat(),
            net.Call("one", x), net.Call("three", net.Call(new Relu(), net.Call("before3", x))),
            net.Call("five", net.Call(new Relu(), net.Call("before5", x))), net.Call("pooled", net.Call("pool", x))));
    }
}
