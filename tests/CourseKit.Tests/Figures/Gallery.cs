using CourseKit.Figures;
using CourseKit.Figures.Drawings;
using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Figures;

/// <summary>One figure of each kind, as lessons use them, for what has to hold of all.</summary>
internal static class Gallery
{
    public static IReadOnlyDictionary<string, Func<Figure>> Figures { get; } = new Dictionary<string, Func<Figure>>
    {
        ["image"] = () => Plot.Image(Noise(28, 28)),
        ["colored image"] = () => Plot.Image(new Generator(1).Uniform([3, 8, 8])),
        ["heat map"] = () => Plot.HeatMap(Noise(9, 16)),
        ["heat map with values"] = () => Plot.HeatMap(new Generator(1).Integers([6, 7], -9, 10), values: true).WithAxes("x", "y"),
        ["line"] = () => Plot.Line(Enumerable.Range(0, 100).Select(i => 1.0 / (i + 1))).WithAxes("step", "loss").WithLogY(),
        ["lines"] = () => Plot.Line(("train", new[] { 3.0, 2, 1 }), ("test", new[] { 3.5, 2.5, 2 })).WithMarkers(),
        ["bars"] = () => Plot.Bars(["a", "b", "c"], [1, 2, 3]),
        ["horizontal bars"] = () => Plot.Bars(["dense", "local"], [10_000_000, 86_436]).Horizontal().WithValues(),
        ["groups of bars"] = () => Plot.Bars(["a", "b"], ("x", new[] { 1.0, -2 }), ("y", new[] { 3.0, 4 })),
        ["wall"] = () => Plot.Wall(GeneratedDigits.Make(20).Images, Enumerable.Range(0, 20).Select(i => $"{i % 10}")),
        ["augmentation"] = () => new RandomRotation(20).Then(new GaussianNoise()).Preview(GeneratedDigits.Make(5).Image(4)),
        ["augmentation with boxes and masks"] = () => new RandomShift(4).Then(new RandomHorizontalFlip()).Then(new RandomZoom(0.8, 1.3))
            .Then(new ColorJitter(0.4, 0.4, 0.4, 0.1)).Preview(Vision.Augmentation.Scene.With()),
        ["augmentation of a photo"] = () => new RandomResizedCrop(90, 120).Preview(new Generator(1).Uniform([3, 120, 160])),
        ["steps"] = () => Plot.Steps(Enumerable.Range(0, 11).Select(i => Plot.HeatMap(Noise(6, 7) * (i / 10f)).WithRange(-1, 1)),
            Enumerable.Range(0, 11).Select(i => $"step {i}")),
        ["learning curves"] = () => Runs.OverFitted(epochs: 12, steps: 400).Plot(),
        ["training runs"] = () => Plot.Histories(("Adam", Runs.OverFitted(60, 2)), ("SGD", Runs.Learning(60, 2))),
        ["activations of two deep networks"] = () => Plot.Activations(
            new Generator(2).Normal([8, 12]), ("plain", Deep(layer => layer)), ("residual", Deep(layer => new Residual(layer)))),
        ["gradients"] = () => Plot.Gradients(Deep(layer => layer), new Generator(2).Normal([8, 12]), y => y.Square().Mean()),
        ["sliding kernel"] = () => new SlidingKernel(Noise(6, 6), Noise(3, 3)),
        ["sliding kernel, padded"] = () =>
            new SlidingKernel(new Generator(1).Integers([5, 7], 0, 10), Tensor.Ones([3, 3]), stride: 2, padding: 1),
        ["annotated image"] = () => Vision.Imaging.GoldenImages.Picture().Resize(120, 160).Annotate()
            .WithBox(10, 20, 90.5, 80, "a box").WithMask(Tensor.FromIndex([120, 160], at => at[0] > 60 && at[1] > 100 ? 1 : 0), "a mask"),
        ["receptive field"] = () => new ReceptiveFieldDrawing([new(3, Padding: 1), new(3, 2, 1), new(3, Padding: 1)], size: 12),
        ["padding"] = () => new PaddingDrawing(size: 13, kernel: 6, stride: 5),
        ["im2col"] = () => new Im2ColDrawing(new Generator(1).Integers([5, 6], -9, 10), new Generator(2).Integers([3, 3], -9, 10)),
        ["feature maps"] = () => new FeatureMapStack([3, 6, 8], new Conv2d(64, kernel: 3)),
        ["max pooling"] = () => SlidingPool.Max(new Generator(1).Integers([5, 7], -9, 10), window: 2),
        ["average pooling"] = () => SlidingPool.Average(Noise(6, 6), window: 3, stride: 1),
        ["min pooling"] = () => SlidingPool.Min(new Generator(1).Integers([7, 9], 0, 10), window: 2, stride: 3),
        ["shifted patterns"] = () => new ShiftedPatterns(new Generator(1).Integers([8, 10], 0, 2)),
        ["depth-wise pooling"] = () => new DepthPooling(new Generator(1).Integers([7, 4, 5], -9, 10), kernel: 3),
        ["depth-wise pooling of photos"] = () => new DepthPooling(new Generator(1).Uniform([3, 60, 80]), kernel: 3),
        ["global average"] = () => new GlobalAverageBars(new Generator(1).Uniform([5, 6, 8], -1, 1)),
        ["global average of photos"] = () => new GlobalAverageBars(new Generator(1).Uniform([3, 60, 80]), ["a", "b", "c"]),
        ["memory of a prediction"] = () => MemoryTimeline.OfPrediction(Summary.Of(Architecture.Named("geron-memory-budget"))),
        ["bubbles"] = () => Plot.Architectures(),
        ["network"] = () => Architecture.Named("resnet50").Draw(),
        ["network with branches"] = () => Architecture.Named("inception_v4").Draw(),
        ["network with all its layers"] = () => Architecture.Named("resnet18").Draw(open: true),
        ["memory of training"] = () => MemoryTimeline.OfTraining(Summary.Of(Architecture.Named("resnet50"), batch: 32)),
    };

    private static Layer Deep(Func<Layer, NamedLayer> layer) => new Sequential([.. Enumerable.Range(0, 50)
        .Select(_ => layer(new Sequential([new Linear(12), new Relu()])))]).Build([1, 12], new Generator(1));

    private static Tensor Noise(int height, int width) => new Generator(1).Uniform([height, width]);
}
