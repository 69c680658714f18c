using CourseKit.Networks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Tests.Networks.Layers;

/// <summary>What layers say to inputs that they do not take.</summary>
public sealed class RefusalTests
{
    public static TheoryData<Layer, int[], string> Inputs => new()
    {
        { new Conv1d(4, 3), [2, 3], "A 1-D convolution takes sequences [N, C, W]. Received: [2, 3]. In Conv1d(4, kernel 3)." },
        { new Conv2d(4, 3), [3, 8, 8], "A 2-D convolution takes images [N, C, H, W]. Received: [3, 8, 8]. In Conv2d(4, kernel 3)." },
        { new Conv3d(4, 3), [1, 3, 8, 8],
            "A 3-D convolution takes volumes [N, C, D, H, W]. Received: [1, 3, 8, 8]. In Conv3d(4, kernel 3)." },
        {
            new Conv2d(4, 3, groups: 2), [1, 3, 8, 8],
            "Channels and filters are multiples of the groups. Received: 3 channels, 4 filters, 2 groups. In Conv2d(4, kernel 3, groups 2)."
        },
        {
            new Conv2d(3, 3, groups: 2), [1, 4, 8, 8],
            "Channels and filters are multiples of the groups. Received: 4 channels, 3 filters, 2 groups. In Conv2d(3, kernel 3, groups 2)."
        },
        {
            new Conv2d(4, 5), [1, 3, 8, 4],
            "A window of 5 pixels needs at least as many to slide over; make the kernel smaller or the padding larger. Received: 4 " +
                "pixels, padding valid. "
            + "In Conv2d(4, kernel 5)."
        },
        { new DepthwiseConv2d(3), [1, 3, 8],
            "A 2-D convolution takes images [N, C, H, W]. Received: [1, 3, 8]. In DepthwiseConv2d(kernel 3)." },
        {
            new ConvTranspose2d(4, 3), [3, 8, 8],
            "A transposed 2-D convolution takes images [N, C, H, W]. Received: [3, 8, 8]. In ConvTranspose2d(4, kernel 3)."
        },
        {
            new ConvTranspose2d(4, 3, padding: 2), [1, 3, 2, 8],
            "A transposed convolution cuts off less than it makes, and adds less than its stride or dilation. "
            + "Received: 2 pixels, kernel 3, stride 1, padding 2, output padding 0, dilation 1. In ConvTranspose2d(4, kernel 3, padding 2)."
        },
        {
            new ConvTranspose2d(4, 3, outputPadding: 1), [1, 3, 2, 8],
            "A transposed convolution cuts off less than it makes, and adds less than its stride or dilation. "
            + "Received: 2 pixels, kernel 3, stride 1, padding 0, output padding 1, dilation 1. In ConvTranspose2d(4, kernel 3)."
        },
        {
            new ConvTranspose2d(3, 3, groups: 2), [1, 4, 8, 8],
            "Channels and filters are multiples of the groups. Received: 4 channels, 3 filters, 2 groups. In ConvTranspose2d(3, " +
                "kernel 3, groups 2)."
        },
        { new Linear(4), [3], "A dense layer takes rows of numbers [N, …, C]; Flatten makes them of images. Received: [3]. In Linear(4)." },
        { new MaxPool2d(2), [3, 8, 8], "Pooling takes images [N, C, H, W]. Received: [3, 8, 8]. In MaxPool2d(kernel 2, stride 2)." },
        { new MinPool2d(2), [3, 8, 8], "Pooling takes images [N, C, H, W]. Received: [3, 8, 8]. In MinPool2d(kernel 2, stride 2)." },
        {
            new MaxPool2d(2, padding: 2), [1, 3, 8, 8],
            "The padding of pooling is at most half of the window's extent, so that every window sees a pixel; make the padding smaller. "
            + "Received: kernel 2, stride 2, padding 2, dilation 1. In MaxPool2d(kernel 2, stride 2, padding 2)."
        },
        {
            new AvgPool2d(3, padding: 2), [1, 3, 8, 8],
            "The padding of pooling is at most half of the window's extent, so that every window sees a pixel; make the padding smaller. "
            + "Received: kernel 3, stride 3, padding 2, dilation 1. In AvgPool2d(kernel 3, stride 3, padding 2)."
        },
        { new AvgPool2d(2), [3, 8, 8], "Pooling takes images [N, C, H, W]. Received: [3, 8, 8]. In AvgPool2d(kernel 2, stride 2)." },
        {
            new AvgPool2d(3), [1, 3, 2, 8],
            "A window of 3 pixels needs at least as many to slide over; make the kernel smaller or the padding larger. Received: 2 " +
                "pixels, padding valid. "
            + "In AvgPool2d(kernel 3, stride 3)."
        },
        { new AdaptiveAvgPool2d(), [3, 8, 8], "Pooling takes images [N, C, H, W]. Received: [3, 8, 8]. In AdaptiveAvgPool2d(1×1)." },
        {
            new AdaptiveAvgPool2d(0), [1, 3, 8, 8],
            "A map of at least one pixel is cut into at least one part along each axis. Received: [1, 3, 8, 8] into 0×1. In " +
                "AdaptiveAvgPool2d(0×1)."
        },
        {
            new AdaptiveMaxPool2d(2, 2), [1, 3, 0, 8],
            "A map of at least one pixel is cut into at least one part along each axis. Received: [1, 3, 0, 8] into 2×2. In " +
                "AdaptiveMaxPool2d(2×2)."
        },
        { new ChannelMaxPool2d(2), [3, 8],
            "Pooling takes images [N, C, H, W]. Received: [3, 8]. In ChannelMaxPool2d(kernel 2, stride 2)." },
        {
            new ChannelMaxPool2d(4), [1, 3, 8, 8],
            "A window of 4 pixels needs at least as many to slide over; make the kernel smaller or the padding larger. Received: 3 " +
                "pixels, padding valid. "
            + "In ChannelMaxPool2d(kernel 4, stride 4)."
        },
        { new BatchNorm2d(), [3], "Batch normalization takes images [N, C, H, W] or rows [N, C]. Received: [3]. In BatchNorm2d()." },
        { new FrozenBatchNorm2d(), [3],
            "Batch normalization takes images [N, C, H, W] or rows [N, C]. Received: [3]. In FrozenBatchNorm2d()." },
        { new LocalResponseNorm(5), [3],
            "Local response normalization takes images [N, C, H, W]. Received: [3]. In LocalResponseNorm(5 maps)." },
        { new Softmax(2), [3, 4],
            "Shape [3, 4] has 2 axes, numbered 0 to 1, or −1 to −2 from the end. Received: axis 2. In Softmax(axis 2)." },
        { new LogSoftmax(2), [3, 4],
            "Shape [3, 4] has 2 axes, numbered 0 to 1, or −1 to −2 from the end. Received: axis 2. In LogSoftmax(axis 2)." },
        { new Flatten(), [3], "Flattening keeps the first axis, the batch, and joins all others. Received: [3]. In Flatten." },
        { new ZeroPad2d(1), [3, 8, 8], "Zeros go around images [N, C, H, W]. Received: [3, 8, 8]. In ZeroPad2d(1, 1, 1, 1)." },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void It_states_the_rule_what_it_received_and_the_place(Layer layer, int[] input, string message)
    {
        FluentActions.Invoking(() => Graph.Of(layer, [.. input])).Should().Throw<ShapeException>().Which.Message.Should().Be(message);
    }

    [Fact]
    public void Layers_of_several_inputs_name_all_of_them()
    {
        Shape[] shapes = [[1, 2, 4, 4], [1, 3, 4, 2]];

        FluentActions.Invoking(() => new Add().Infer(shapes)).Should().Throw<ShapeException>().WithMessage(
            "What is added must have one shape; where a branch changes it, a projection on the skip connection (a 1×1 convolution of the " +
                "same stride) changes that of the input, too. "
            + "Received: [1, 2, 4, 4] and [1, 3, 4, 2].");
        FluentActions.Invoking(() => new Concat().Infer(shapes)).Should().Throw<ShapeException>().WithMessage(
            "What is put together may differ in its number of maps alone. Received: [1, 2, 4, 4] and [1, 3, 4, 2].");
        FluentActions.Invoking(() => new Multiply().Infer(shapes)).Should().Throw<ShapeException>().WithMessage(
            "Shapes combine when, counted from the last axis, their sizes are equal or one of them is 1. Received: [1, 2, 4, 4] and " +
                "[1, 3, 4, 2].");
    }

    [Fact]
    public void Layers_of_boxes_say_what_they_are_made_of()
    {
        Shape images = [1, 3, 64, 64];

        FluentActions.Invoking(() => new RegionProposals([32]).Infer([images, [1, 3, 8, 8], [1, 12, 8, 7]])).Should()
            .Throw<ShapeException>().WithMessage(
            "Proposals are made of images and, for each of 1 maps, 3 scores a pixel; then, for each, four times as many moves. "
            + "Received: [1, 3, 64, 64] and [1, 3, 8, 8] and [1, 12, 8, 7].");
        FluentActions.Invoking(() => new RoiAlign(7).Infer([images, [2, 5, 4], [1, 8, 16, 16]])).Should().Throw<ShapeException>()
            .WithMessage(
            "Regions are cut by boxes [N, R, 4] in images out of maps with equally many channels, all of the same batch. "
            + "Received: [1, 3, 64, 64] and [2, 5, 4] and [1, 8, 16, 16].");
        FluentActions.Invoking(() => new Detections().Infer([images, [1, 5, 4], [4, 3], [4, 12]])).Should().Throw<ShapeException>()
            .WithMessage(
            "Detections are made of images, proposals [N, R, 4], and for each of these K scores and four times as many moves. "
            + "Received: [1, 3, 64, 64] and [1, 5, 4] and [4, 3] and [4, 12].");
    }

    [Fact]
    public void Sizes_that_no_layer_can_have_are_refused_when_it_is_made()
    {
        Refuses(() => new Conv2d(0, 3), "A convolution has at least one filter. Received: 0.");
        Refuses(() => new Conv1d(2, 3, groups: 0), "A convolution has at least one group. Received: 0.");
        Refuses(() => new Conv3d(-1, 3), "A convolution has at least one filter. Received: -1.");
        Refuses(() => new DepthwiseConv2d(3, multiplier: 0), "A depth-wise convolution has at least one filter for each map. Received: 0.");
        Refuses(() => new Linear(0), "A dense layer has at least one output. Received: 0.");
        Refuses(() => new MaxPool2d(0), "A window sees at least one pixel along each axis. Received: 0.");

        static void Refuses(Func<Layer> make, string message) =>
            FluentActions.Invoking(make).Should().Throw<ArgumentException>().WithMessage(message);
    }
}
