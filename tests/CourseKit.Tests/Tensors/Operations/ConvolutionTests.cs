using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Tensors.Operations;

public sealed class ConvolutionTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [InlineData(2, 40, 30, 64, 1, 0)]
    [InlineData(1, 64, 7, 96, 1, 0)]
    [InlineData(1, 12, 20, 9, 1, 0)]
    [InlineData(1, 32, 16, 32, 3, 1)]
    [InlineData(1, 20, 9, 30, 3, 1)]
    public void Scaling_in_a_convolution_is_scaling_before_it(int images, int channels, int size, int filters, int kernel, int padding)
    {
        var x = Expectations.Random([images, channels, size, size]);
        var (scale, shift) = (Expectations.Random([channels], 2), Expectations.Random([channels], 3));
        var (weight, bias) = (Expectations.Random([filters, channels, kernel, kernel], 4), Expectations.Random([filters], 5));

        var expected = x.ScaleShift(scale, shift).Relu().Conv2d(weight, bias, padding: padding).Relu6();
        x.PreActivatedConv2d(scale, shift, weight, bias, padding: padding, activation: Activation.Relu6)
            .ShouldHold(expected.Shape, at => expected[at], 1e-4);
    }

    [Fact]
    public void Scales_and_shifts_are_one_a_channel_of_the_images() =>
        FluentActions.Invoking(() =>
            Tensor.Ones([1, 3, 4, 4]).PreActivatedConv2d(Tensor.Ones([3]), Tensor.Ones([4]), Tensor.Ones([2, 3, 1, 1])))
            .Should().Throw<ShapeException>();

    [Fact]
    public void The_first_example_of_Dive_into_Deep_Learning()
    {
        var image = Tensor.Range(9).Reshape(3, 3);

        image.CrossCorrelate([[0, 1], [2, 3]]).ShouldBeExactly([[19, 25], [37, 43]]);
    }

    [Fact]
    public void Its_edge_detector_finds_the_edges()
    {
        var image = Tensor.FromIndex([6, 8], at => at[1] is >= 2 and < 6 ? 0 : 1);

        image.CrossCorrelate([[1, -1]]).ShouldHold([6, 7], at => at[1] switch { 1 => 1, 5 => -1, _ => 0 });
        image.Transpose().CrossCorrelate([[1, -1]]).ShouldHold([8, 5], _ => 0);
    }

    [Fact]
    public void Its_channels_are_added_up()
    {
        var first = Tensor.Range(9).Reshape(3, 3);
        Tensor image = [first, first + 1];
        Tensor kernel = [[[0, 1], [2, 3]], [[1, 2], [3, 4]]];

        image.Unsqueeze(0).Conv2d(kernel.Unsqueeze(0)).ShouldBeExactly([[[[56, 72], [104, 120]]]]);
        image.Unsqueeze(0).Conv2d([kernel, kernel + 1, kernel + 2]).ShouldBeExactly(
            [[[[56, 72], [104, 120]], [[76, 100], [148, 172]], [[96, 128], [192, 224]]]]);
    }

    [Fact]
    public void Its_padding_and_strides_give_the_sizes_of_the_book()
    {
        var image = Expectations.Random([8, 8]);

        image.CrossCorrelate(Tensor.Ones([3, 3]), padding: 1).Shape.Should().Equal(8, 8);
        image.CrossCorrelate(Tensor.Ones([3, 3]), stride: 2, padding: 1).Shape.Should().Equal(4, 4);
        Tensor.Range(9).Reshape(3, 3).CrossCorrelate([[0, 1], [2, 3]], padding: 1).ShouldBeExactly(
            [[0, 3, 8, 4], [9, 19, 25, 10], [21, 37, 43, 16], [6, 7, 8, 0]]);
    }

    [Fact]
    public void A_kernel_of_one_pixel_mixes_channels()
    {
        var (image, weight) = (Expectations.Random([2, 3, 4, 5], 1), Expectations.Random([6, 3, 1, 1], 2));

        image.Conv2d(weight).ShouldHold([2, 6, 4, 5], at =>
            Enumerable.Range(0, 3).Sum(c => (double)image[at[0], c, at[2], at[3]] * weight[at[1], c, 0, 0]));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_convolution_agrees_with_loops_over_the_padded_image(int seed)
    {
        var random = new Generator((ulong)seed);
        var (images, channels, filters) = (random.Integer(1, 4), random.Integer(1, 4), random.Integer(1, 5));
        var (kernelHeight, kernelWidth, stride) = (random.Integer(1, 5), random.Integer(1, 5), random.Integer(1, 4));
        var (height, width) = (random.Integer(kernelHeight, 10), random.Integer(kernelWidth, 10));
        var padding = (seed % 3) switch { 0 => Padding.Same, 1 => Padding.Valid, _ => random.Integer(0, 4) };
        var image = random.Uniform([images, channels, height, width], -1, 1);
        var weight = random.Uniform([filters, channels, kernelHeight, kernelWidth], -1, 1);
        var bias = random.Uniform([filters], -1, 1);
        var (top, bottom) = padding.Around(height, kernelHeight, stride);
        var (left, right) = padding.Around(width, kernelWidth, stride);

        double Pixel(int n, int c, int y, int x) => y >= 0 && y < height && x >= 0 && x < width ? image[n, c, y, x] : 0;
        double Sum(int[] at)
        {
            var sum = 0.0;
            for (var c = 0; c < channels; c++)
            {
                for (var u = 0; u < kernelHeight; u++)
                {
                    for (var v = 0; v < kernelWidth; v++)
                    {
                        sum += Pixel(at[0], c, (at[2] * stride) + u - top, (at[3] * stride) + v - left) * weight[at[1], c, u, v];
                    }
                }
            }

            return sum;
        }

        Shape shape = [images, filters, ((height + top + bottom - kernelHeight) / stride) + 1,
            ((width + left + right - kernelWidth) / stride) + 1];
        image.Conv2d(weight, stride: stride, padding: padding).ShouldHold(shape, Sum);
        image.Conv2d(weight, bias, stride, padding).ShouldHold(shape, at => Sum(at) + bias[at[1]]);
        image.Select(0, 0).Select(0, 0).CrossCorrelate(weight.Select(0, 0).Select(0, 0), stride, padding).ShouldBeCloseTo(
            image[..1, ..1].Conv2d(weight[..1, ..1], null, stride, padding).Select(0, 0).Select(0, 0));
    }

    [Fact]
    public void A_batch_of_no_images_gives_no_maps() =>
        Tensor.Zeros([0, 2, 5, 5]).Conv2d(Tensor.Ones([3, 2, 2, 2])).Shape.Should().Equal(0, 3, 4, 4);

    [Fact]
    public void A_NaN_reaches_exactly_the_windows_that_see_it()
    {
        var image = Tensor.Zeros([4, 4]);
        image[1, 1] = float.NaN;

        image.CrossCorrelate(Tensor.Zeros([2, 2])).ShouldHold([3, 3], at => at[0] < 2 && at[1] < 2 ? double.NaN : 0);
    }

    [Fact]
    public void The_same_convolution_has_the_same_bits()
    {
        var (image, weight) = (Expectations.Random([2, 3, 11, 13], 5), Expectations.Random([7, 3, 3, 3], 6));

        image.Conv2d(weight, padding: Padding.Same).ShouldBeExactly(image.Conv2d(weight, padding: Padding.Same));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var images = Tensor.Zeros([1, 3, 5, 5]);
        var rule = "A 2-D convolution takes images [N, C, H, W] and weights [F, C, h, w] with the same number of channels C. Received: ";

        Message(() => images.Conv2d(Tensor.Zeros([2, 1, 3, 3]))).Should().Be(rule + "images [1, 3, 5, 5], weights [2, 1, 3, 3].");
        Message(() => Tensor.Zeros([3, 5, 5]).Conv2d(Tensor.Zeros([2, 3, 3, 3]))).Should()
            .Be(rule + "images [3, 5, 5], weights [2, 3, 3, 3].");
        Message(() => images.Conv2d(Tensor.Zeros([3, 3]))).Should().Be(rule + "images [1, 3, 5, 5], weights [3, 3].");
        Message(() => images.Conv2d(Tensor.Zeros([2, 3, 3, 3]), Tensor.Zeros([3]))).Should()
            .Be("The bias of 2 filters has shape [2]. Received: [3].");
        Message(() => Tensor.Zeros([2, 2]).CrossCorrelate(Tensor.Zeros([1, 2, 2]))).Should().Be(
            "A cross-correlation takes an image [H, W] and a kernel [h, w]. Received: image [2, 2], kernel [1, 2, 2].");
        Message(() => Tensor.Zeros([2, 2]).CrossCorrelate(Tensor.Zeros([3, 1]))).Should().Be(
            "A window of 3 pixels needs at least as many to slide over; make the kernel smaller or the padding larger. Received: 2 " +
                "pixels, padding valid.");
    }

    private static string Message(Func<Tensor> operation) => operation.Should().Throw<ShapeException>().Which.Message;

    [Theory]
    [InlineData(1, 4, 3)]
    [InlineData(4, 4, 3)]
    [InlineData(1, 32, 3)]
    [InlineData(1, 4, 5)]
    public void Weights_that_were_kept_ready_are_prepared_anew_after_they_were_written_to(int groups, int channels, int kernel)
    {
        var x = Expectations.Random([2, channels, 14, 14]);
        var weight = Expectations.Random([channels, channels / groups, kernel, kernel]);
        using var _ = new NoGrad();
        x.Conv2d(weight, groups: groups);

        weight[0, 0, 0, 0] += 1;
        var once = x.Conv2d(weight, groups: groups);
        weight.Data[1] += 1;
        var twice = x.Conv2d(weight, groups: groups);

        once.ShouldBeExactly(x.Conv2d(Tensor.From(weight.Shape, [weight.Data[0], weight.Data[1] - 1, .. weight.Data[2..]]),
            groups: groups));
        twice.ShouldBeExactly(x.Conv2d(Tensor.From(weight.Shape, weight.Data), groups: groups));
    }
}
