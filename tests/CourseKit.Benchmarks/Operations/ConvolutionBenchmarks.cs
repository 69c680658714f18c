using BenchmarkDotNet.Attributes;
using CourseKit.Tensors;
using CourseKit.Tensors.Kernels.Convolution;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Benchmarks.Operations;

/// <summary>Convolutions of well-known networks on all threads. The ratio to the baseline is how many
/// times longer than the arithmetic alone could take, done directly.</summary>
public unsafe class ConvolutionBenchmarks
{
    private Tensor x = 0, weight = 0, y = 0, dx = 0, dw = 0;
    private ConvolutionGeometry geometry;
    private ConvolutionAlgorithm algorithm = null!;
    private PreparedWeights prepared = null!;
    private PreparedWeights packed = null!;

    /// <summary>Layers of VGG, ResNet, MobileNet and of the small networks that the course trains.</summary>
    public static IEnumerable<Layer> Layers =>
    [
        new("VGG 64@224", 1, 64, 224, 64, 3, 1, 1),
        new("VGG 256@56", 1, 256, 56, 256, 3, 1, 1),
        new("VGG 512@14", 1, 512, 14, 512, 3, 1, 1),
        new("ResNet 7×7/2@224", 1, 3, 224, 64, 7, 2, 3),
        new("ResNet 3×3 128@28", 1, 128, 28, 128, 3, 1, 1),
        new("ResNet 1×1 256-64@56", 1, 256, 56, 64, 1, 1, 0),
        new("ResNet 1×1 1024-256@14", 1, 1024, 14, 256, 1, 1, 0),
        new("ResNet 3×3 512@7", 1, 512, 7, 512, 3, 1, 1),
        new("MobileNet 3×3 144@56", 1, 144, 56, 144, 3, 1, 1, 144),
        new("MobileNet 1×1 384-64@14", 1, 384, 14, 64, 1, 1, 0),
        new("MNIST 32-64@28 ×32", 32, 32, 28, 64, 3, 1, 1),
        new("Fashion 128@14 ×32", 32, 128, 14, 128, 3, 1, 1),
        new("LeNet 6-16@14 ×256", 256, 6, 14, 16, 5, 1, 0),
    ];

    /// <summary>Which layer.</summary>
    [ParamsSource(nameof(Layers))]
    public Layer Layer { get; set; } = null!;

    /// <summary>Makes image and weights.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var random = new Generator(1);
        geometry = ConvolutionGeometry.OfImages(
            Layer.Images, Layer.Channels, Layer.Side, Layer.Side, Layer.Filters, Layer.Kernel, Layer.Stride, Layer.Padding,
                groups: Layer.Groups);
        x = random.Normal([Layer.Images, Layer.Channels, Layer.Side, Layer.Side]);
        weight = random.Normal([Layer.Filters, Layer.Channels / Layer.Groups, Layer.Kernel, Layer.Kernel]);
        y = Tensor.Zeros([Layer.Images, Layer.Filters, geometry.Output.Height, geometry.Output.Width]);
        (dx, dw) = (Tensor.Zeros(x.Shape), Tensor.Zeros(weight.Shape));
        algorithm = ConvolutionAlgorithm.For(geometry);
        prepared = algorithm.Prepare(geometry, weight.Pointer);
        packed = new GemmAlgorithm().Prepare(geometry, weight.Pointer);
    }

    /// <summary>As many multiplications and additions, in registers.</summary>
    [Benchmark(Baseline = true)]
    public float FmaPeak() => Operations.FmaPeak.Run(2.0 * geometry.Images * geometry.Filters * geometry.Output.Places * geometry.Taps);

    /// <summary>By the algorithm that the engine chooses, the weights being prepared.</summary>
    [Benchmark]
    public void Forward() => prepared.Forward(geometry, x.Pointer, y.Pointer, default);

    /// <summary>As a product of matrices.</summary>
    [Benchmark]
    public void ForwardAsProduct() => packed.Forward(geometry, x.Pointer, y.Pointer, default);

    /// <summary>The gradient of the images.</summary>
    [Benchmark]
    public void InputGradient() => algorithm.InputGradient(geometry, y.Pointer, weight.Pointer, dx.Pointer);

    /// <summary>The gradient of the weights.</summary>
    [Benchmark]
    public void WeightGradient() => algorithm.WeightGradient(geometry, x.Pointer, y.Pointer, dw.Pointer);
}
