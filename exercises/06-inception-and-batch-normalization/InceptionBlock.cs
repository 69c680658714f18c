using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using Module = System.Func<int, int, int, int, int, int, CourseKit.Networks.Layer>;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

public sealed partial class InceptionBlock() : PropertyExercise<Module>(
    "06-inception-and-batch-normalization/inception-block", "An Inception module")
{
    /// <summary>The input of GoogLeNet's first module, 3a.</summary>
    private static readonly Shape Input = [1, 192, 28, 28];

    public override string Question =>
        """
        Write the Inception module of GoogLeNet. Four branches look at the same maps, and what they give is put together along the channel
        axis:

        | branch | first | then |
        | --- | --- | --- |
        | 1 | convolution 1×1, `ones` filters | |
        | 2 | convolution 1×1, `before3` filters | convolution 3×3, `threes` filters |
        | 3 | convolution 1×1, `before5` filters | convolution 5×5, `fives` filters |
        | 4 | max pooling 3×3 | convolution 1×1, `pooled` filters |

        There is a bias in each convolution and a ReLU behind it. All strides are 1, and each branch gives maps as large as those that
        come in; their order is free. Return the module; it need not be built or trained. `new Sequential(a, b)` puts layers one behind
        the other, `new Branches(a, b)` puts them side by side and concatenates what they give. The verdict looks at the layers, so
        convolutions and pooling are the library's; a block of your own that connects them will do. Zeros around the maps of a convolution
        come by its `padding`, or by a `ZeroPad2d` in front of it.

        For scale: GoogLeNet's first module, called 3a, is `inceptionBlock(64, 96, 128, 16, 32, 32)`. From 192 maps of 28×28 pixels it makes
        64 + 128 + 32 + 32 = 256, with 163,696 parameters. Only the last numbers of the branches add up: the 96 and the 16 stay inside.
        The library's own modules are not for this exercise.
        """;

    public override string Starter =>
        """
        Func<int, int, int, int, int, int, Layer> inceptionBlock =
            (ones, before3, threes, before5, fives, pooled) =>
        {
            throw new NotImplementedException();  // your code here, instead of this line
        };

        new InceptionBlock().Check(inceptionBlock)
        """;

    public override Answer<Module> Reference { get; } = Write((ones, before3, threes, before5, fives, pooled) =>
    {
        Sequential Conv(int filters, int kernel) => new(new Conv2d(filters, kernel, padding: kernel / 2), new Relu());
        return new Branches(
            Conv(ones, 1),
            new Sequential(Conv(before3, 1), Conv(threes, 3)),
            new Sequential(Conv(before5, 1), Conv(fives, 5)),
            new Sequential(new MaxPool2d(3, stride: 1, padding: 1), Conv(pooled, 1)));
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        .. new[]
        {
            nameof(GoogLeNet.Original), nameof(GoogLeNet.Torchvision), nameof(DiveIntoDeepLearning.GoogLeNet),
            nameof(Architecture.Named), nameof(Architecture.All),
        }.Select(name => new ForbiddenCall(name, "Build the module of layers: which four ways lead through it?")),
    ];

    protected override IEnumerable<Property<Module>> Properties(Generator random)
    {
        yield return Is("The maps of 3a are as large as those that come in, and there are 256 of them",
            module => $"{Of3a(module).Infer(Input)}");
        yield return Is("The branches of 3a are those of the table", module =>
            string.Join("; ", ModuleBranches.Of(Of3a(module), Input).Order(StringComparer.Ordinal)));
        yield return Is("3a has 163,696 parameters", module => Parameters(Of3a(module), Input));
        yield return Is("With other numbers, and on other maps, it is a module of these numbers", module =>
            string.Join("; ", ModuleBranches.Of(module(5, 7, 9, 3, 4, 6), [2, 11, 8, 9]).Order(StringComparer.Ordinal)) + "; "
                + Parameters(module(5, 7, 9, 3, 4, 6), [2, 11, 8, 9]));
    }

    public override IReadOnlyList<Mistake<Module>> Mistakes { get; } =
    [
        new("branches that are added", (ones, before3, threes, before5, fives, pooled) => Joined(
                Branch1(ones), Branch(before3, threes, 3), Branch(before5, fives, 5), Pooled(pooled)),
            "Your branches are added up, number by number, as in a residual unit, and for that all four would need as many maps. Here " +
                "64, 128, 32 and 32 maps become 256: what is done with them?")
        {
            Shows = module => ModuleBranches.AreAdded(module(8, 4, 8, 4, 8, 8), Input),
        },
        new("one branch behind the other", (ones, before3, threes, before5, fives, pooled) => new Sequential(
                Branch1(ones), Branch(before3, threes, 3), Branch(before5, fives, 5), Pooled(pooled)),
            "Your layers stand one behind the other, and each sees only what the one before found. Who is to see the 192 maps that " +
                "come in?")
        {
            Shows = module => ModuleBranches.AreOne(Of3a(module), Input) && ModuleBranches.Closed(Of3a(module)) is null
                && !ModuleBranches.Of(Make(64, 96, 128, 16, 32, 32), Input).Contains(ModuleBranches.Of(Of3a(module), Input)[0]),
        },
        new("no padding", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Branch1(ones), Branch(before3, threes, 3, padding: 0), Branch(before5, fives, 5, padding: 0), Pooled(pooled)),
            "A convolution of yours gives smaller maps than it gets, and maps of two sizes cannot lie on each other. How many zeros " +
                "around 28×28 pixels give a window of 3×3 as many places, and how many a window of 5×5?")
        {
            Shows = module => Resizing(Of3a(module)) is Conv2d { Window.Rows.Stride: 1 } conv && conv.Infer(Input)[2] < 28,
        },
        new("a pooling that moves by 3", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Branch1(ones), Branch(before3, threes, 3), Branch(before5, fives, 5), Pooled(pooled, stride: 3)),
            "Your pooling moves by 3, as it does unless it is told otherwise, so that its maps are not as large as the others. Which " +
                "stride is asked for?")
        {
            Shows = module => Resizing(Of3a(module)) is MaxPool2d { Window.Rows.Stride: 3 },
        },
        new("zeros in front of the pooling", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Branch1(ones), Branch(before3, threes, 3), Branch(before5, fives, 5),
                new Sequential(new ZeroPad2d(1), Pooled(pooled, padding: 0))),
            "The maps have the right size, by zeros around them in front of the pooling. Where all numbers under a window are negative, " +
                "what is their maximum with a zero beside them? Which option of the pooling counts no zeros?")
        {
            Shows = module => ModuleBranches.ArePadded<MaxPool2d>(Of3a(module), Input),
        },
        new("a pooling without padding", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Branch1(ones), Branch(before3, threes, 3), Branch(before5, fives, 5), Pooled(pooled, padding: 0)),
            "Your pooling moves by 1, and its maps are still smaller than those of the other branches. How many places has a window of " +
                "3 on 28 pixels, and what would make it 28?")
        {
            Shows = module => Resizing(Of3a(module)) is MaxPool2d { Window.Rows.Stride: 1 },
        },
        new("the 1×1 in front of the pooling", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Branch1(ones), Branch(before3, threes, 3), Branch(before5, fives, 5),
                new Sequential(Conv(pooled, 1), new MaxPool2d(3, stride: 1, padding: 1))),
            "In your fourth branch the 1×1 stands in front of the pooling. In the table it comes behind it: which maps does the " +
                "pooling see, and which the 1×1?"),
        new("the 1×1 behind the larger windows", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Branch1(ones), new Sequential(Conv(threes, 3), Conv(before3, 1)), new Sequential(Conv(fives, 5), Conv(before5, 1)),
                Pooled(pooled)),
            "Your 1×1 convolutions come behind the larger windows, which see all 192 maps then. What is a bottleneck to make cheaper, " +
                "and where does it have to stand for that?"),
        new("without the 1×1 in front", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Branch1(ones), Conv(threes, 3), Conv(fives, 5), Pooled(pooled)),
            "Your windows of 3×3 and 5×5 see all maps that come in: that is the «naive» module of the paper's figure 2a. Which two of " +
                "the six numbers do you not use?"),
        new("without the 1×1 behind the pooling", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Branch1(ones), Branch(before3, threes, 3), Branch(before5, fives, 5), new MaxPool2d(3, stride: 1, padding: 1)),
            "Your fourth branch gives all 192 maps on, as pooling keeps their number: module by module there would be more of them. What " +
                "comes behind the pooling in the table?"),
        new("no ReLU", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Bare(ones, 1), new Sequential(Bare(before3, 1), Bare(threes, 3)), new Sequential(Bare(before5, 1), Bare(fives, 5)),
                new Sequential(new MaxPool2d(3, stride: 1, padding: 1), Bare(pooled, 1))),
            "No convolution of yours has a ReLU behind it. What can a 1×1 and a 3×3 compute in a row, with nothing between them, that " +
                "one 3×3 cannot?"),
        new("no ReLU between a pair", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Branch1(ones), new Sequential(Bare(before3, 1), Conv(threes, 3)), new Sequential(Bare(before5, 1), Conv(fives, 5)),
                Pooled(pooled)),
            "Behind your first 1×1 convolutions there is no ReLU. What are two convolutions with nothing between them, and what was the " +
                "pair to be?"),
        new("average pooling", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Branch1(ones), Branch(before3, threes, 3), Branch(before5, fives, 5),
                new Sequential(new AvgPool2d(3, stride: 1, padding: 1), Conv(pooled, 1))),
            "Your fourth branch averages, as those of Inception-v3 do. Which pooling does the table have?"),
        new("3×3 for 5×5", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Branch1(ones), Branch(before3, threes, 3), Branch(before5, fives, 3), Pooled(pooled)),
            "Your third branch has a window of 3×3, as torchvision's GoogLeNet has by a slip. How large is it in the table?"),
        new("two 3×3 for 5×5", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Branch1(ones), Branch(before3, threes, 3), new Sequential(Conv(before5, 1), Conv(fives, 3), Conv(fives, 3)),
                Pooled(pooled)),
            "Two windows of 3×3 see as much as one of 5×5, and cost less: that is what Inception-v3 does. What does this table have?"),
        new("batch normalization", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Normal(ones, 1), new Sequential(Normal(before3, 1), Normal(threes, 3)),
                new Sequential(Normal(before5, 1), Normal(fives, 5)),
                new Sequential(new MaxPool2d(3, stride: 1, padding: 1), Normal(pooled, 1))),
            "Your convolutions are normalized, and have no bias. That came a year later; what is behind a convolution in this module?"),
        new("without biases", (ones, before3, threes, before5, fives, pooled) => new Branches(
                Unbiased(ones, 1), new Sequential(Unbiased(before3, 1), Unbiased(threes, 3)),
                new Sequential(Unbiased(before5, 1), Unbiased(fives, 5)),
                new Sequential(new MaxPool2d(3, stride: 1, padding: 1), Unbiased(pooled, 1))),
            "Your convolutions have no bias. That is right in front of a normalization. Is there one here?"),
        new("always the numbers of 3a", (_, _, _, _, _, _) => Make(64, 96, 128, 16, 32, 32),
            "Your module is that of 3a, and stays it with other numbers. Which six names has your function for them?"),
        new("the first and the second number of a pair exchanged", (ones, before3, threes, before5, fives, pooled) =>
                Make(ones, threes, before3, fives, before5, pooled),
            "In your second and third branch the numbers are exchanged. Which of the two filters see all maps that come in, the few or " +
                "the many?"),
        new("three branches", (ones, before3, threes, before5, fives, _) => new Branches(
                Branch1(ones), Branch(before3, threes, 3), Branch(before5, fives, 5)),
            "Your module has three branches. What else looks at the maps that come in?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "A convolution and its ReLU come six times. A function for them saves lines: `Sequential Conv(int filters, int kernel) => " +
            "new(new Conv2d(filters, kernel, padding: kernel / 2), new Relu());`. Which padding is `kernel / 2` for 1, 3 and 5?",
        "Branches 2 to 4 are chains, `new Sequential(Conv(before3, 1), Conv(threes, 3))`. The pooling is `new MaxPool2d(3, stride: 1, " +
            "padding: 1)`.",
        "`return new Branches(Conv(ones, 1), …, …, …);` with the three chains in the place of the dots.",
    ];

    public override string Explanation =>
        "Six numbers describe a module, and GoogLeNet's table has nine rows of them. The network need not choose the size of its " +
            "windows: it has all of them, and the next layer weighs what they found. The 1×1 convolutions in front make it affordable: " +
            "how many parameters 3a would have without them is asked in the next exercise.";

    private static Property<Module> Is(string rule, Func<Module, string> look)
    {
        var expected = look(Make);
        return new(rule, module =>
        {
            var seen = look(module);
            return (seen == expected, seen);
        });
    }

    private static Layer Of3a(Module module) => module(64, 96, 128, 16, 32, 32)
        ?? throw new ArgumentNullException(null, "A module comes back. Received: null.");

    private static string Parameters(Layer module, Shape input) =>
        FormattableString.Invariant($"{module.Summarize(input).Parameters.Value:N0} parameters");

    /// <summary>The first layer that changes the size of maps; null for none, and where the module keeps it.</summary>
    private static Layer? Resizing(Layer module) => ModuleBranches.Keeps(module, Input) ? null
        : module.NamedLayers().Select(named => named.Layer)
            .FirstOrDefault(layer => layer is Conv2d or MaxPool2d or AvgPool2d && layer.Infer(Input) is not [_, _, 28, 28]);

    private static Branches Make(int ones, int before3, int threes, int before5, int fives, int pooled) =>
        new(Branch1(ones), Branch(before3, threes, 3), Branch(before5, fives, 5), Pooled(pooled));

    private static FunctionalBlock Joined(params Layer[] branches)
    {
        var add = new Add();
        return new FunctionalBlock(branches.Select(branch => (NamedLayer)branch), (net, x) =>
            net.Call(add, [.. branches.Select(branch => net.Call(branch, x))]));
    }

    private static Sequential Branch1(int filters) => Conv(filters, 1);

    private static Sequential Branch(int before, int filters, int kernel, int? padding = null) =>
        new(Conv(before, 1), new Conv2d(filters, kernel, padding: padding ?? kernel / 2), new Relu());

    private static Sequential Pooled(int filters, int stride = 1, int padding = 1) =>
        new(new MaxPool2d(3, stride, padding), Conv(filters, 1));

    private static Sequential Conv(int filters, int kernel) => new(Bare(filters, kernel), new Relu());

    private static Conv2d Bare(int filters, int kernel) => new(filters, kernel, padding: kernel / 2);

    private static Sequential Unbiased(int filters, int kernel) =>
        new(new Conv2d(filters, kernel, padding: kernel / 2, bias: false), new Relu());

    private static ConvNorm Normal(int filters, int kernel) => new(filters, kernel, activation: new Relu());
}
