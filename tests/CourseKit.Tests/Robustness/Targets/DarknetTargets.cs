using System.Text;
using CourseKit.Networks;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.Darknet;

namespace CourseKit.Tests.Robustness.Targets;

/// <summary>Configurations and weights of darknet.</summary>
internal static class DarknetTargets
{
    private const string Config =
        """
        [net]
        width=16
        height=8
        channels=3

        # a comment
        [convolutional]
        batch_normalize=1
        filters=4
        size=3
        stride=1
        pad=1
        activation=leaky

        [maxpool]
        size=2
        stride=2

        [convolutional]
        filters=4
        size=1
        activation=linear

        [shortcut]
        from=-2
        activation=linear

        [upsample]
        stride=2

        [route]
        layers=-1,0

        [yolo]

        [dropout]

        [avgpool]
        """;

    /// <summary>Wider networks are read, and not made.</summary>
    private const long MostParameters = 1_000_000;

    private static readonly Lazy<Layer> Network = new(() => DarknetConfig.Parse(Config, "a.cfg").Network().Build([1, 3, 8, 16]));

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("darknet configuration", [Encoding.UTF8.GetBytes(Config)],
            FuzzTarget.Texts(
                "[net]", "[convolutional]", "[maxpool]", "[avgpool]", "[upsample]", "[dropout]", "[shortcut]", "[route]", "[yolo]", "[",
                "]", "=", ",", "\n", "\nfilters=", "\nsize=", "\nstride=", "\nlayers=-1,-1,-1,-1", "\nfrom=0", "\ngroups=2", "\ndilation=",
                "\npadding=", "\nactivation=relu6"),
            input => ReadConfig(Encoding.UTF8.GetString(input)), typeof(WeightsException)),
        new("darknet weights", [WeightsOf(2, 4 + 4 + 4 + 4 + 108 + 4 + 16), WeightsOf(1, 4 + 4 + 4 + 4 + 108 + 4 + 16)],
            [new byte[4], BitConverter.GetBytes(1.5f)],
            input => DarknetWeights.Read(new MemoryStream(input), "a.weights", Network.Value), typeof(WeightsException)),
    ];

    private static void ReadConfig(string text)
    {
        var config = DarknetConfig.Parse(text, "a.cfg");
        var network = config.Network();
        if (network.DescribeAll([1, .. config.Image]).Sum(parameter => parameter.Spec.Shape.Elements) < MostParameters)
        {
            network.Build([1, .. config.Image]);
        }
    }

    private static byte[] WeightsOf(int minor, int numbers) =>
        [0, 0, 0, 0, (byte)minor, 0, 0, 0, 0, 0, 0, 0, .. new byte[minor >= 2 ? 8 : 4],
            .. Enumerable.Range(0, numbers).SelectMany(i => BitConverter.GetBytes(i / 8f))];
}
