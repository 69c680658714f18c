using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Networks.Architectures;

/// <content>Those with branches.</content>
public sealed partial record DiveIntoDeepLearning
{
    private static IEnumerable<NamedLayer> GoogLeNetLayers(int classes) =>
    [
        Conv(64, 7, stride: 2, padding: 3), new Relu(), Pool(), Conv(64, 1), new Relu(), Conv(192, 3, padding: 1), new Relu(), Pool(),
        Inception(64, 96, 128, 16, 32, 32), Inception(128, 128, 192, 32, 96, 64), Pool(),
        Inception(192, 96, 208, 16, 48, 64), Inception(160, 112, 224, 24, 64, 64), Inception(128, 128, 256, 24, 64, 64),
        Inception(112, 144, 288, 32, 64, 64), Inception(256, 160, 320, 32, 128, 128), Pool(),
        Inception(256, 160, 320, 32, 128, 128), Inception(384, 192, 384, 48, 128, 128), .. End(classes),
    ];

    private static Branches Inception(int ones, int before3, int threes, int before5, int fives, int pooled) => new(
        new Sequential(Conv(ones, 1), new Relu()),
        new Sequential(Conv(before3, 1), new Relu(), Conv(threes, 3, padding: 1), new Relu()),
        new Sequential(Conv(before5, 1), new Relu(), Conv(fives, 5, padding: 2), new Relu()),
        new Sequential(new MaxPool2d(3, stride: 1, padding: 1), Conv(pooled, 1), new Relu()));

    private static IEnumerable<NamedLayer> ResNetLayers(int classes) =>
    [
        .. Stem(), .. ResidualStage(64, first: true), .. ResidualStage(128), .. ResidualStage(256), .. ResidualStage(512), .. End(classes),
    ];

    private static NamedLayer[] ResidualStage(int filters, bool first = false) =>
        [ResidualUnit(filters, projects: !first), new Relu(), ResidualUnit(filters, projects: false), new Relu()];

    private static Residual ResidualUnit(int filters, bool projects) => new(
        new Sequential(Conv(filters, 3, projects ? 2 : 1, padding: 1), new BatchNorm2d(), new Relu(), Conv(filters, 3, padding: 1),
            new BatchNorm2d()),
        projects ? (NamedLayer?)Conv(filters, 1, stride: 2) : null);

    private static IEnumerable<NamedLayer> DenseNetLayers(int classes) =>
    [
        .. Stem(), .. DenseBlock(), .. Transition(96), .. DenseBlock(), .. Transition(112), .. DenseBlock(), .. Transition(120),
        .. DenseBlock(),
        new BatchNorm2d(), new Relu(), .. End(classes),
    ];

    private static IEnumerable<NamedLayer> DenseBlock() => Enumerable.Range(0, 4).Select(_ => (NamedLayer)new Branches(
        new Identity(), new Sequential(new BatchNorm2d(), new Relu(), Conv(32, 3, padding: 1))));

    private static NamedLayer[] Transition(int filters) => [new BatchNorm2d(), new Relu(), Conv(filters, 1), new AvgPool2d(2)];

    private static IEnumerable<NamedLayer> RegNetLayers(int classes) =>
    [
        Conv(32, 3, stride: 2, padding: 1), new BatchNorm2d(), new Relu(), .. RegNetStage(32, 4), .. RegNetStage(80, 6), .. End(classes),
    ];

    private static IEnumerable<NamedLayer> RegNetStage(int filters, int depth) =>
        Enumerable.Range(0, depth).SelectMany(i => (NamedLayer[])[RegNetUnit(filters, projects: i == 0), new Relu()]);

    private static Residual RegNetUnit(int filters, bool projects) => new(
        new Sequential(
            Conv(filters, 1), new BatchNorm2d(), new Relu(),
            Conv(filters, 3, projects ? 2 : 1, padding: 1, groups: filters / 16), new BatchNorm2d(), new Relu(), Conv(filters, 1),
            new BatchNorm2d()),
        projects ? (NamedLayer?)new Sequential(Conv(filters, 1, stride: 2), new BatchNorm2d()) : null);

    private static NamedLayer[] Stem() => [Conv(64, 7, stride: 2, padding: 3), new BatchNorm2d(), new Relu(), Pool()];

    private static MaxPool2d Pool() => new(3, stride: 2, padding: 1);

    private static NamedLayer[] End(int classes) => [new AdaptiveAvgPool2d(), new Flatten(), Dense(classes)];
}
