using CourseKit.Tensors;
using static CourseKit.Benchmarks.Networks.NetworkBuilder;

namespace CourseKit.Benchmarks.Networks;

/// <summary>Networks for images of 3×224×224, as torchvision has them.</summary>
internal static class ImageNetNetworks
{
    public static Step Vgg16(NetworkBuilder net) => Chain(
    [
        .. from stage in new (int Maps, int Depth)[] { (64, 2), (128, 2), (256, 3), (512, 3), (512, 3) }
           from step in Enumerable.Range(0, stage.Depth).Select(_ => net.Conv(stage.Maps, 3, padding: 1)).Append(MaxPool(2, 2))
           select step,
        Flatten, net.Linear(4096, Activation.Relu), net.Linear(4096, Activation.Relu), net.Linear(1000),
    ]);

    /// <summary>Residual units of two 3×3 convolutions.</summary>
    public static Step ResNet(NetworkBuilder net, params int[] depths) =>
        ResNet(net, depths, expansion: 1, (maps, stride) => Chain(net.ConvNorm(maps, 3, stride, 1)), maps => (maps, 3));

    /// <summary>Residual units of 1×1, 3×3 and 1×1 convolutions.</summary>
    public static Step BottleneckResNet(NetworkBuilder net, params int[] depths) =>
        ResNet(net, depths, expansion: 4, (maps, stride) => Chain(net.ConvNorm(maps, 1), net.ConvNorm(maps, 3, stride, 1)), maps => (4 * maps, 1));

    public static Step DenseNet121(NetworkBuilder net)
    {
        const int Growth = 32;
        Step DenseLayer()
        {
            var (squeeze, grow) = (net.NormReluConv(4 * Growth, normalized: true, Activation.Relu), net.Conv(Growth, 3, padding: 1, activation: Activation.None));
            return x => Concat(x, Chain(squeeze, grow)(x));
        }

        Step Transition(int maps) => Chain(net.NormReluConv(maps, normalized: false, Activation.None), AvgPool(2, 2));
        Step[] Dense(int layers) => [.. Enumerable.Range(0, layers).Select(_ => DenseLayer())];
        return Chain(
        [
            net.ConvNorm(64, 7, 2, 3), MaxPool(3, 2, 1),
            .. Dense(6), Transition(128), .. Dense(12), Transition(256), .. Dense(24), Transition(512), .. Dense(16),
            net.NormRelu(), GlobalAvgPool, Flatten, net.Linear(1000),
        ]);
    }

    public static Step MobileNetV2(NetworkBuilder net)
    {
        (int Expansion, int Maps, int Depth, int Stride)[] stages =
            [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];
        var steps = new List<Step> { net.ConvNorm(32, 3, 2, 1, activation: Activation.Relu6) };
        var channels = 32;
        foreach (var (expansion, maps, depth, stride) in stages)
        {
            for (var i = 0; i < depth; i++)
            {
                var hidden = expansion * channels;
                var depthwise = net.ConvNorm(hidden, 3, i == 0 ? stride : 1, 1, groups: hidden, Activation.Relu6);
                var expanded = expansion == 1 ? depthwise : Chain(net.ConvNorm(hidden, 1, activation: Activation.Relu6), depthwise);
                steps.Add(i > 0 ? net.Residual(expanded, maps, 1, Activation.None) : Chain(expanded, net.ConvNorm(maps, 1, activation: Activation.None)));
                channels = maps;
            }
        }

        return Chain([.. steps, net.ConvNorm(1280, 1, activation: Activation.Relu6), GlobalAvgPool, Flatten, net.Linear(1000)]);
    }

    public static Step SqueezeNet11(NetworkBuilder net)
    {
        Step Fire(int squeeze, int expand)
        {
            var (narrow, one, three) = (net.Conv(squeeze, 1), net.Conv(expand, 1), net.Conv(expand, 3, padding: 1));
            return Chain(narrow, x => Concat(one(x), three(x)));
        }

        return Chain(
            net.Conv(64, 3, 2), MaxPool(3, 2, ceilMode: true), Fire(16, 64), Fire(16, 64), MaxPool(3, 2, ceilMode: true), Fire(32, 128), Fire(32, 128),
            MaxPool(3, 2, ceilMode: true), Fire(48, 192), Fire(48, 192), Fire(64, 256), Fire(64, 256), net.Conv(1000, 1), GlobalAvgPool, Flatten);
    }

    private static Step ResNet(NetworkBuilder net, int[] depths, int expansion, Func<int, int, Step> inner, Func<int, (int Maps, int Kernel)> last)
    {
        var steps = new List<Step> { net.ConvNorm(64, 7, 2, 3), MaxPool(3, 2, 1) };
        foreach (var (stage, depth) in depths.Index())
        {
            var maps = 64 << stage;
            for (var i = 0; i < depth; i++)
            {
                var stride = i == 0 && stage > 0 ? 2 : 1;
                var projects = i == 0 && (stage > 0 || expansion > 1);
                var (filters, kernel) = last(maps);
                steps.Add(net.Residual(
                    inner(maps, stride), filters, kernel, Activation.Relu, projects ? net.ConvNorm(filters, 1, stride, activation: Activation.None) : null));
            }
        }

        return Chain([.. steps, GlobalAvgPool, Flatten, net.Linear(1000)]);
    }

    private static Tensor Concat(Tensor left, Tensor right)
    {
        var both = Tensor.Concat(1, left, right);
        right.LetGo();
        return both;
    }
}
