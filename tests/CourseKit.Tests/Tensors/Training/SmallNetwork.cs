using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Elementwise.Updates;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Tensors.Training;

/// <summary>A convolutional network written with tensors alone, which learns one fixed batch by heart.</summary>
internal sealed class SmallNetwork
{
    private readonly Generator random = new(7);
    private readonly Tensor images;
    private readonly int[] labels;
    private readonly Tensor[] parameters;

    public SmallNetwork()
    {
        images = random.Normal([16, 1, 20, 20]);
        labels = [.. Enumerable.Range(0, 16).Select(_ => random.Integer(0, 10))];
        Shape[] shapes = [[16, 1, 3, 3], [16], [24, 16, 3, 3], [24], [10, 24 * 25], [10]];
        parameters = [.. shapes.Select(shape =>
            (random.Normal(shape) * MathF.Sqrt(2f / Math.Max(1, shape.Elements / shape[0]))).Detach().RequireGrad())];
    }

    public IReadOnlyList<Tensor> Parameters => parameters;

    /// <summary>Forward, backward, and a step of plain gradient descent; returns the loss.</summary>
    public unsafe float Step()
    {
        var maps = images.Conv2d(parameters[0], parameters[1], padding: 1).Relu().MaxPool2d(2);
        var more = maps.FusedConv2d(parameters[2], parameters[3], padding: 1, activation: Activation.Relu).AvgPool2d(2);
        var loss = more.Reshape(16, -1).Dropout(0.1f, random).Linear(parameters[4], parameters[5]).CrossEntropy(labels);
        loss.Backward();
        foreach (var parameter in parameters)
        {
            Update.Step(new Sgd(0.01f), parameter.PointerToWrite, parameter.Grad!.Pointer, null, parameter.Count);
            parameter.Grad = null;
        }

        return loss.Item();
    }
}
