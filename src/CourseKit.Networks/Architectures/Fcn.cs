using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Networks.Architectures;

/// <summary>
/// Fully convolutional networks on VGG-16: Long et al. 2015 (https://arxiv.org/abs/1411.4038). The dense layers become
/// convolutions, transposed ones enlarge what they say of each place, and skip connections add what finer maps say.
/// </summary>
/// <remarks>
/// [N, 3, H, W] → [N, classes, H, W], by the padding of 100 and the crops of the authors' definition for Caffe. Transposed
/// convolutions start as bilinear interpolation; there they stay so, here they learn unless they are frozen. The paper gives 134
/// M parameters; the numbers are arithmetic.
/// </remarks>
public sealed record Fcn(string Name, Published Published, int Offset, (string Pool, int Offset)[] Skips) : Architecture(Name, Published)
{
    private const int Kinds = 21;

    private static readonly Shape Photo = [3, 500, 500];

    /// <summary>FCN-32s: scores of the last maps alone, upsampled 32 times.</summary>
    public static Fcn Fcn32s { get; } = new("fcn32s_vgg16", new(136_152_917), Offset: 19, []) { Image = Photo, Classes = Kinds };

    /// <summary>FCN-16s: scores of the last maps and of the fourth pooling, upsampled 16 times.</summary>
    public static Fcn Fcn16s { get; } = new("fcn16s_vgg16", new(134_815_994), Offset: 27, [("pool4", 5)])
    {
        Image = Photo,
        Classes = Kinds
    };

    /// <summary>FCN-8s: scores of the last maps and of the fourth and third pooling, upsampled 8 times.</summary>
    public static Fcn Fcn8s { get; } = new("fcn8s_vgg16", new(134_489_759), Offset: 31, [("pool4", 5), ("pool3", 9)])
    {
        Image = Photo,
        Classes = Kinds
    };

    /// <inheritdoc/>
    public override string Source => "shelhamer/fcn.berkeleyvision.org voc-fcn*/net.py";

    private int LastStride => 32 >> Skips.Length;

    /// <inheritdoc/>
    public override Layer Network(int classes)
    {
        var features = Features().ToList();
        return new FunctionalBlock(
        [
            .. features,
            ("fc6", Dense(7)), ("fc7", Dense(1)), ("score", Score(classes)),
            .. Skips.SelectMany(skip => new NamedLayer[]
            {
                ($"up_{skip.Pool}", Enlarge(classes, 2)), ($"score_{skip.Pool}", Score(classes)),
                    ($"crop_{skip.Pool}", new Crop(skip.Offset)),
            }),
            ("up", Enlarge(classes, LastStride)), ("crop", new Crop(Offset)),
        ],
        (net, image) =>
        {
            var (x, pooled) = (image, new Dictionary<string, Node>());
            foreach (var feature in features)
            {
                x = pooled[feature.Name!] = net.Call(feature.Layer, x);
            }

            x = net.Call("score", net.Call("fc7", net.Call("fc6", x)));
            foreach (var (pool, _) in Skips)
            {
                x = net.Call($"up_{pool}", x);
                x = net.Call(new Add(), x, net.Call($"crop_{pool}", net.Call($"score_{pool}", pooled[pool]), x));
            }

            return net.Call("crop", net.Call("up", x), image);
        });
    }

    // Named as in torchvision's VGG-16, whose weights it starts from; the poolings, which have none, by their numbers.
    private static IEnumerable<NamedLayer> Features()
    {
        var number = 0;
        foreach (var (stage, depth) in new[] { 2, 2, 3, 3, 3 }.Index())
        {
            for (var i = 0; i < depth; i++)
            {
                yield return ($"features.{number}", new Conv2d(64 << Math.Min(stage, 3), 3, padding: number == 0 ? 100 : 1));
                yield return ($"features.{number + 1}", new Relu());
                number += 2;
            }

            yield return ($"pool{stage + 1}", new MaxPool2d(2, ceilMode: true));
            number++;
        }
    }

    private static Sequential Dense(int kernel) => new(("", new Conv2d(4096, kernel)), ("", new Relu()), ("", new Dropout()));

    private static Conv2d Score(int classes) => new(classes, 1) { Initializer = Initializers.Zeros };

    private static ConvTranspose2d Enlarge(int classes, int factor) =>
        new(classes, 2 * factor, factor, bias: false) { Initializer = Initializers.Bilinear };
}
