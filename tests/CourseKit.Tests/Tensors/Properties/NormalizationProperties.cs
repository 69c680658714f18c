using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Normalization;
using CourseKit.Tensors.Kernels.Normalization.Losses;
using CourseKit.Tests.Tensors.Kernels;

namespace CourseKit.Tests.Tensors.Properties;

public sealed unsafe class NormalizationProperties
{
    private static readonly (string Name, int Least, int Most)[] Block = [("outer", 1, 9), ("count", 1, 70), ("inner", 1, 40)];

    [Fact]
    public void Softmax_its_logarithm_and_their_gradients() => Sizes.ForAll(50, Block, sizes =>
    {
        var (outer, count, inner) = (sizes["outer"], sizes["count"], sizes["inner"]);
        Shape shape = [outer, count, inner];
        Tensor x = Drawn(shape, 1, scale: 8), dy = Drawn(shape, 2), logX = x.Detach().RequireGrad();
        x = x.RequireGrad();
        var plain = PinnedValues.Unwritten(shape.Elements);
        PlainSoftmax.Forward(new PinnedValues(x.ToArray()), outer, count, inner, plain);

        Tensor y = x.Softmax(1), logY = logX.LogSoftmax(1);
        y.Backward(dy);
        logY.Backward(dy);

        // dx = y·(dy − Σ dy·y), and dy − y·Σ dy for the logarithm.
        var p = Tensor.From(shape, plain.ToArray());
        y.ShouldAgreeWith(plain.ToArray(), 1e-6, "softmax");
        logY.ShouldAgreeWith([.. plain.ToArray().Select(it => MathF.Log(it))], 1e-4, "logarithm");
        x.Grad!.ShouldAgreeWith((p * (dy - (dy * p).Sum(1, keepAxis: true))).ToArray(), 1e-5, "gradient");
        logX.Grad!.ShouldAgreeWith((dy - (p * dy.Sum(1, keepAxis: true))).ToArray(), 1e-5, "gradient through the logarithm");
    });

    [Fact]
    public void Batch_norm_and_its_gradients() => Sizes.ForAll(50, [("images", 1, 9), ("channels", 1, 9), ("pixels", 1, 70)], sizes =>
    {
        // A channel of two values at least, which is what training asks for.
        var (images, channels, pixels) = (sizes["images"] + (sizes["pixels"] == 1 ? 1 : 0), sizes["channels"], sizes["pixels"]);
        var layout = new ImageChannels(images, channels, pixels);
        Tensor x = Drawn([images, channels, pixels], 1).RequireGrad(), dy = Drawn(x.Shape, 2);
        Tensor weight = Drawn([channels], 3).RequireGrad(), bias = Drawn([channels], 4).RequireGrad();
        PinnedValues values = new(x.ToArray()), gamma = new(weight.ToArray());
        PinnedValues y = PinnedValues.Unwritten(values.Count), dx = PinnedValues.Unwritten(values.Count);
        PinnedValues ofWeight = PinnedValues.Unwritten(channels), ofBias = PinnedValues.Unwritten(channels);
        PlainBatchNorm.Forward(layout, values, gamma, new PinnedValues(bias.ToArray()), 0.1f, y);
        PlainBatchNorm.Gradient(layout, values, new PinnedValues(dy.ToArray()), gamma, 0.1f, dx, ofWeight, ofBias);

        var normalized = x.BatchNorm(weight, bias, null, null, training: true, eps: 0.1f);
        normalized.Backward(dy);

        normalized.ShouldAgreeWith(y.ToArray(), 1e-5, "output");
        x.Grad!.ShouldAgreeWith(dx.ToArray(), 1e-5, "gradient of the input");
        weight.Grad!.ShouldAgreeWith(ofWeight.ToArray(), 1e-4, "gradient of the weight");
        bias.Grad!.ShouldAgreeWith(ofBias.ToArray(), 1e-4, "gradient of the bias");
    });

    [Fact]
    public void Local_response_norm() =>
        Sizes.ForAll(40, [("images", 1, 3), ("channels", 1, 20), ("pixels", 1, 50), ("size", 1, 9)], sizes =>
    {
        var x = Drawn([sizes["images"], sizes["channels"], sizes["pixels"]], 1);
        var y = PinnedValues.Unwritten(x.Shape.Elements);
        PlainResponseNorm.Forward(new ImageChannels(x.Shape[0], x.Shape[1], x.Shape[2]), new PinnedValues(x.ToArray()), sizes["size"],
            0.5f, 0.75f, 1.5f, y);

        x.LocalResponseNorm(sizes["size"], 0.5f, 0.75f, 1.5f).ShouldAgreeWith(y.ToArray(), 1e-5, "output");
    });

    [Fact]
    public void Cross_entropy_and_its_gradient() => Sizes.ForAll(40, [("rows", 1, 40), ("classes", 1, 70)], sizes =>
    {
        var (rows, classes) = (sizes["rows"], sizes["classes"]);
        var x = Drawn([rows, classes], 1, scale: 5).RequireGrad();
        int[] targets = [.. Enumerable.Range(0, rows).Select(row => row * 7 % classes)];
        var dx = PinnedValues.Unwritten(x.Shape.Elements);
        float plain;
        fixed (int* target = targets)
        {
            plain = PlainCrossEntropy.Compute(new PinnedValues(x.ToArray()), rows, classes, target, dx);
        }

        var loss = x.CrossEntropy(targets);
        loss.Backward();

        loss.ShouldAgreeWith([plain], 1e-5, "loss");
        x.Grad!.ShouldAgreeWith(dx.ToArray(), 1e-6, "gradient");
    });

    private static Tensor Drawn(Shape shape, int number, float scale = 1) =>
        Tensor.From(shape, [.. Sizes.Values((int)shape.Elements, number).Select(value => scale * value)]);
}
