using CourseKit.Networks.Architectures;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.Onnx;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Course.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_holds_the_weights_that_are_named()
    {
        var architecture = Architecture.Named("squeezenet1_1");
        Shape image = [1, .. architecture.Image];
        var network = architecture.Network().Build(image, new Generator(7));
        StateDict.Of(network).Save(In("weights.safetensors"));
        OnnxFile.Write(In("expected.onnx"), network, image);

        var (exitCode, output, error) = await Coursekit.RunAsync(folder, "export", "squeezenet1_1", "--onnx", "a.onnx", "--weights",
            "weights.safetensors");

        (exitCode, error).Should().Be((0, string.Empty));
        output.Should().Be("a.onnx: squeezenet1_1 for images [N, 3, 224, 224], weights.safetensors\n");
        File.ReadAllBytes(In("a.onnx")).AsSpan().SequenceEqual(File.ReadAllBytes(In("expected.onnx"))).Should().BeTrue();
    }

    [Fact]
    public async Task Without_weights_they_are_random_and_that_is_said()
    {
        var (exitCode, output, _) = await Coursekit.RunAsync(folder, "export", "squeezenet1_1", "--onnx", "a.onnx");

        (exitCode, output).Should().Be((0, "a.onnx: squeezenet1_1 for images [N, 3, 224, 224], random weights\n"));
        new FileInfo(In("a.onnx")).Length.Should().BeGreaterThan(4 * 1_235_496);
    }

    [Fact]
    public async Task Weights_of_another_network_leave_no_file()
    {
        new StateDict(("other", Tensor.Ones([2]))).Save(In("other.npz"));

        var (exitCode, _, error) = await Coursekit.RunAsync(folder, "export", "squeezenet1_1", "--onnx", "a.onnx", "--weights",
            "other.npz");

        exitCode.Should().Be(2);
        error.Should().Contain("missing: features.0.weight, in the network [64, 3, 3, 3]").And.Contain("unexpected: other [2]");
        File.Exists(In("a.onnx")).Should().BeFalse();
    }

    private string In(string file) => Path.Combine(folder, file);
}
