using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Weights;
using CourseKit.Vision.Datasets;

namespace CourseKit.Vision.Pretrained;

/// <summary>Networks with published weights. A file is read only if its checksum is the one that is known, and reading it runs no
/// code.</summary>
public static class PretrainedNetworks
{
    private static readonly PublishedFile SqueezeNet11File =
        new("weights", "squeezenet1_1.safetensors", 4_946_792, "7764a1c6c56448a85dc231e86ae95692", []);

    /// <summary>Returns SqueezeNet 1.1 with the weights that torchvision publishes, trained on ImageNet, for images of 3×224×224
    /// numbers.</summary>
    /// <param name="source">The places to look for the file <c>weights/squeezenet1_1.safetensors</c>; see
    /// <see cref="DataSource.FromEnvironment"/> for the default.</param>
    /// <exception cref="DataUnavailableException">The file is not on this machine.</exception>
    /// <exception cref="InvalidDataException">One of the folders holds a damaged copy.</exception>
    public static Layer SqueezeNet11(DataSource? source = null)
    {
        using var file = (source ?? DataSource.FromEnvironment()).Open(SqueezeNet11File);
        return SqueezeNet.Version11.Network().Load([1, 3, 224, 224], StateDict.Read(file, SqueezeNet11File.Name)).Eval();
    }
}
