using CourseKit.Tensors.Kernels.Resampling;

namespace CourseKit.Tests.Tensors.Kernels.Resampling;

public sealed unsafe class ResampleTests
{
    /// <summary>2 × 3 pixels.</summary>
    private static readonly float[] Image = [1, 2, 4, 8, 16, 32];

    [Fact]
    public void Nearest_samples_and_their_gradient_are_those_of_PyTorch()
    {
        var size = new Resizing(2, 3, 3, 5);
        Apply(Image, 15, (x, y) => PlainResampling.Nearest(x, y, 1, size)).ToArray().Should()
            .Equal(1, 1, 2, 2, 4, 1, 1, 2, 2, 4, 8, 8, 16, 16, 32);
        Apply(Image, 15, (x, y) => Resample.Nearest(x, y, 1, size)).ToArray().Should()
            .Equal(1, 1, 2, 2, 4, 1, 1, 2, 2, 4, 8, 8, 16, 16, 32);
        Apply(Gradient, 6, (dy, dx) => Resample.NearestBackward(dy, dx, 1, size)).ToArray().Should().Equal(12, 20, 13, 21, 25, 14);
    }

    /// <summary>What torch.nn.functional.interpolate(mode="bilinear") of PyTorch gives, and its gradient for dy = 0, 1, 2, … 14.</summary>
    public static TheoryData<bool, float[], float[]> Bilinear => new()
    {
        { false, [1, 1.4f, 2, 3.2f, 4, 4.5f, 6.3f, 9, 14.4f, 18, 8, 11.2f, 16, 25.6f, 32], [4.9f, 9.9f, 12.7f, 20.9f, 27.9f, 28.7f] },
        { true, [1, 1.5f, 2, 3, 4, 4.5f, 6.75f, 9, 13.5f, 18, 8, 12, 16, 24, 32], [4.5f, 11, 12, 19.5f, 31, 27] },
    };

    [Theory]
    [MemberData(nameof(Bilinear))]
    public void Bilinear_samples_and_their_gradient_are_those_of_PyTorch(bool alignCorners, float[] samples, float[] gradient)
    {
        var size = new Resizing(2, 3, 3, 5, alignCorners);
        Apply(Image, 15, (x, y) => PlainResampling.Bilinear(x, y, 1, size)).ShouldHold(i => samples[i]);
        Apply(Image, 15, (x, y) => Resample.Bilinear(x, y, 1, size)).ShouldHold(i => samples[i]);
        Apply(Gradient, 6, (dy, dx) => Resample.BilinearBackward(dy, dx, 1, size)).ShouldHold(i => gradient[i]);
    }

    [Theory]
    [InlineData(7, 10, new[] { 0, 0, 1, 2, 2, 3, 4, 4, 5, 6 })]
    [InlineData(10, 7, new[] { 0, 1, 2, 4, 5, 7, 8 })]
    [InlineData(3, 7, new[] { 0, 0, 0, 1, 1, 2, 2 })]
    [InlineData(4, 1, new[] { 0 })]
    public void The_nearest_pixels_are_those_of_PyTorch(int size, int samples, int[] pixels) =>
        Enumerable.Range(0, samples).Select(new AxisSamples(size, samples, AlignCorners: false).Nearest).Should().Equal(pixels);

    [Theory]
    [InlineData(1, 1, 5, 3)]
    [InlineData(9, 33, 20, 64)]
    [InlineData(30, 41, 7, 1)]
    [InlineData(13, 17, 13, 17)]
    public void Fast_and_plain_agree_and_the_gradients_are_those_of_the_samples(int height, int width, int newHeight, int newWidth)
    {
        foreach (var alignCorners in new[] { false, true })
        {
            var size = new Resizing(height, width, newHeight, newWidth, alignCorners);
            var image = PinnedValues.Random(3 * size.Pixels).ToArray();
            var nearest = Apply(image, 3 * size.Samples, (x, y) => PlainResampling.Nearest(x, y, 3, size));
            var bilinear = Apply(image, 3 * size.Samples, (x, y) => PlainResampling.Bilinear(x, y, 3, size));
            Apply(image, 3 * size.Samples, (x, y) => Resample.Nearest(x, y, 3, size)).ToArray().Should().Equal(nearest.ToArray());
            Apply(image, 3 * size.Samples, (x, y) => Resample.Bilinear(x, y, 3, size)).ShouldHold(i => bilinear[i]);

            // Samples are linear in the pixels: ⟨dy, resized x⟩ = ⟨dx, x⟩ for every x.
            var gradient = PinnedValues.Random(3 * size.Samples, 2).ToArray();
            var nearestGradient = Apply(gradient, image.Length, (dy, dx) => Resample.NearestBackward(dy, dx, 3, size));
            var bilinearGradient = Apply(gradient, image.Length, (dy, dx) => Resample.BilinearBackward(dy, dx, 3, size));
            Dot(nearestGradient.ToArray(), image).Should().BeApproximately(Dot(gradient, nearest.ToArray()), 1e-3);
            Dot(bilinearGradient.ToArray(), image).Should().BeApproximately(Dot(gradient, bilinear.ToArray()), 1e-3);
        }
    }

    private static float[] Gradient => [.. Enumerable.Range(0, 15).Select(i => (float)i)];

    private static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();

    private static PinnedValues Apply(float[] values, int count, Action<PinnedValues, PinnedValues> kernel)
    {
        var result = PinnedValues.Unwritten(count);
        kernel(new PinnedValues(values), result);
        return result;
    }
}
