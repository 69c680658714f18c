using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <content>Those whose layers stand one behind the other.</content>
public sealed partial record DiveIntoDeepLearning
{
    private static IEnumerable<NamedLayer> LeNetLayers(int classes) =>
    [
        Conv(6, 5, padding: 2), new Sigmoid(), new AvgPool2d(2), Conv(16, 5), new Sigmoid(), new AvgPool2d(2), new Flatten(),
        Dense(120), new Sigmoid(), Dense(84), new Sigmoid(), Dense(classes),
    ];

    private static IEnumerable<NamedLayer> NormalizedLeNetLayers(int classes) =>
    [
        Conv(6, 5), new BatchNorm2d(), new Sigmoid(), new AvgPool2d(2), Conv(16, 5), new BatchNorm2d(), new Sigmoid(), new AvgPool2d(2),
        new Flatten(),
        Dense(120), new BatchNorm2d(), new Sigmoid(), Dense(84), new BatchNorm2d(), new Sigmoid(), Dense(classes),
    ];

    private static IEnumerable<NamedLayer> AlexNetLayers(int classes) =>
    [
        Conv(96, 11, stride: 4, padding: 1), new Relu(), new MaxPool2d(3, stride: 2), Conv(256, 5, padding: 2), new Relu(),
        new MaxPool2d(3, stride: 2),
        Conv(384, 3, padding: 1), new Relu(), Conv(384, 3, padding: 1), new Relu(), Conv(256, 3, padding: 1), new Relu(),
        new MaxPool2d(3, stride: 2),
        .. DenseEnd(classes),
    ];

    private static Func<int, IEnumerable<NamedLayer>> VggLayers(params int[] filters) => classes =>
    [
        .. filters.SelectMany((maps, block) => Enumerable.Range(0, block < 2 ? 1 : 2)
            .SelectMany(_ => (NamedLayer[])[Conv(maps, 3, padding: 1), new Relu()]).Append(new MaxPool2d(2))),
        .. DenseEnd(classes),
    ];

    private static IEnumerable<NamedLayer> NinLayers(int classes) =>
    [
        .. NinBlock(96, 11, stride: 4), new MaxPool2d(3, stride: 2), .. NinBlock(256, 5, padding: 2), new MaxPool2d(3, stride: 2),
        .. NinBlock(384, 3, padding: 1), new MaxPool2d(3, stride: 2), new Dropout(),
        .. NinBlock(classes, 3, padding: 1), new AdaptiveAvgPool2d(), new Flatten(),
    ];

    private static NamedLayer[] NinBlock(int filters, int kernel, int stride = 1, int padding = 0) =>
        [Conv(filters, kernel, stride, padding), new Relu(), Conv(filters, 1), new Relu(), Conv(filters, 1), new Relu()];

    private static NamedLayer[] DenseEnd(int classes) =>
        [new Flatten(), Dense(4096), new Relu(), new Dropout(), Dense(4096), new Relu(), new Dropout(), Dense(classes)];
}
