using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Operations;

/// <summary>Kernels trust the sizes that they are given: numbers that do not fit 32 bits must be turned away before.</summary>
public sealed class WrongSizesTests
{
    private const string Room =
        "An image with its padding, and with room for two more steps of the window, has at most 2,147,483,591 pixels; *Received: *";
    private const string Axis = "An axis has at most 2,147,483,591 pixels, its padding included. Received: 8 pixels, padding *";
    private const string Sum = "An axis has at most 2,147,483,591 places. Received: *";

    private static readonly Tensor Image = Tensor.Ones([1, 4, 8, 8]);
    private static readonly Tensor Filters = Tensor.Ones([4, 4, 3, 3]);
    private static readonly Tensor DepthwiseFilters = Tensor.Ones([4, 1, 3, 3]);

    private static readonly Dictionary<string, (Func<object> Call, string Message)> Calls = new()
    {
        ["a window wider than any axis"] = (
            () => Image.Conv2d(Filters, dilation: int.MaxValue),
                "A window reaches over at most 2,147,483,591 pixels. Received: 3 pixels, dilation 2147483647."),
        ["a convolution's padding that wraps around"] = (() => Image.Conv2d(Filters, padding: int.MaxValue), Axis + "2147483647."),
        ["a padded image of too many pixels"] = (() => Image.Conv2d(Filters, padding: 40_000, stride: 80_000), Room),
        ["a stride beyond all"] = (() => Image.Conv2d(Filters, stride: int.MaxValue), Room),
        ["the same, padding by the rule"] = (() => Image.Conv2d(Filters, stride: int.MaxValue, padding: Padding.Same), Room),
        ["a depth-wise stride beyond all"] = (() => Image.Conv2d(DepthwiseFilters, stride: int.MaxValue, groups: 4), Room),
        ["a depth-wise padding"] = (() => Image.Conv2d(DepthwiseFilters, padding: 30_000, stride: 60_000, groups: 4), Room),
        ["volumes"] = (() => Tensor.Ones([1, 1, 2, 2, 2]).Conv3d(Tensor.Ones([1, 1, 1, 1, 1]), padding: 2000, stride: 4000), Room),
        ["a pooling stride"] = (() => Image.MaxPool2d(2, stride: int.MaxValue), Room),
        ["a pooling stride in ceil mode"] = (() => Image.MaxPool2d(2, stride: int.MaxValue, ceilMode: true), Room),
        ["a pooling padding"] = (() => Image.AvgPool2d(80_000, stride: 80_000, padding: 40_000), Room),
        ["a pooling padding that wraps around"] = (() => Image.MaxPool2d(2, padding: int.MaxValue), "The padding of pooling is at most *"),
        ["windows unfolded"] = (() => Image.Unfold(new Window2d(2, stride: 80_000, padding: 40_000)), Room),
        ["windows of as many pixels as wrap around to none"] = (() => Tensor.Ones([1, 1, 1]).Fold(new Window2d(65_536), 65_536, 65_536),
            Room),
        ["a transposed stride that wraps around"] = (() => Image.ConvTranspose2d(Filters, stride: 1 << 30), Sum + "7,516,192,771."),
        ["a transposed dilation that wraps around"] = (() => Image.ConvTranspose2d(Tensor.Ones([4, 4, 5, 5]), dilation: 1 << 30),
            Sum + "4,294,967,304."),
        ["a transposed padding that wraps around"] = (
            () => Image.ConvTranspose2d(Filters, padding: int.MaxValue),
                "A transposed convolution cuts off less than it makes, *Received: *padding 2147483647, *"),
        ["values around a tensor that wrap around"] = (() => Tensor.Ones([10]).Pad([(int.MaxValue, int.MaxValue)]), Sum + "4,294,967,304."),
        ["joined axes that wrap around"] = (() => Tensor.Concat(0, Long, Long, Long), Sum),
        ["a class behind the last, next to the ignored one in single precision"] = (
            () => Tensor.Ones([2, 3]).CrossEntropy([0, 16_777_217], ignoreIndex: 16_777_216),
                "*16777216 for what is ignored. Received: 16777217."),
        ["the same as a tensor"] = (
            () => Tensor.Ones([2, 3]).CrossEntropy(Tensor.From([2], [0, 16_777_216]), ignoreIndex: 16_777_217),
                "*16777217 for what is ignored. Received: *"),
        ["a gradient of another shape"] =
            (() => Image.Grad = Filters, "A gradient has the shape of its tensor, [1, 4, 8, 8]. Received: [4, 4, 3, 3]."),
        ["images without a batch"] = (() => Tensor.Ones([8, 8]).MaxPool2d(2), "MaxPool2d takes images [N, C, H, W]. Received: [8, 8]."),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    private static Tensor Long => Tensor.Zeros([int.MaxValue, 0]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Sizes_that_cannot_be_counted_are_turned_away(string name) =>
        Calls[name].Call.Should().Throw<ShapeException>().WithMessage(Calls[name].Message);

    [Fact]
    public void Windows_wider_than_the_stack_take_the_largest_and_the_mean()
    {
        var row = Tensor.FromIndex([1, 2, 1, 10_000], at => at[3] == 9_999 ? 5 : at[3] % 2);
        var window = new Window2d(new Window(1), new Window(9_998, 2));

        row.MaxPool2d(window).ToArray().Should().Equal(1, 5, 1, 5);
        row.AvgPool2d(window).ToArray().Should().Equal(0.5f, 5003f / 9998, 0.5f, 5003f / 9998);
        row.Conv2d(Tensor.Ones([2, 1, 1, 9_998]), groups: 2).Shape.Should().Equal(1, 2, 1, 3);
    }

    [Fact]
    public void A_layer_without_inputs_gives_its_bias()
    {
        var bias = Tensor.From([3], [1, 2, 3]).RequireGrad();

        var y = Tensor.Zeros([2, 0]).Linear(Tensor.Zeros([3, 0]), bias);
        y.Sum().Backward();

        y.ToArray().Should().Equal(1, 2, 3, 1, 2, 3);
        bias.Grad!.ToArray().Should().Equal(2, 2, 2);
    }
}
