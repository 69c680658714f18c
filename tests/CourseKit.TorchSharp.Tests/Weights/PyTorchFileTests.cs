using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Weights;
using TorchSharp;
using TorchSharp.PyBridge;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.TorchSharp.Tests.Weights;

/// <summary>Checkpoints of PyTorch as TorchSharp.PyBridge reads and writes them, a library of others with a pickler of its own.</summary>
public sealed class PyTorchFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_PyBridge_saves_is_read()
    {
        using var module = Module();
        module.save_py(Path.Combine(folder, "model.pth"));

        var read = StateDict.Read(Path.Combine(folder, "model.pth"));

        var expected = module.ToCourseKit();
        read.Names.Should().BeEquivalentTo(expected.Names);
        foreach (var (name, value) in expected)
        {
            read[name].Shape.Should().Equal(value.Shape);
            read[name].ToArray().Should().Equal(value.ToArray());
        }
    }

    [Fact]
    public void What_is_saved_PyBridge_loads()
    {
        var network = new Sequential(("conv", new Conv2d(5, 3)), ("norm", new BatchNorm2d()), ("scale", new Linear(2)))
            .Build([1, 2, 8, 8], new Generator(1));
        var weights = StateDict.Of(network);
        weights["norm.num_batches_tracked"].Data[0] = 7;
        weights.Save(Path.Combine(folder, "model.pth"));
        using var module = Module();

        module.load_py(Path.Combine(folder, "model.pth"), strict: true);

        var loaded = module.ToCourseKit();
        loaded.Names.Should().BeEquivalentTo(weights.Names);
        foreach (var (name, value) in weights)
        {
            loaded[name].ToArray().Should().Equal(value.ToArray());
        }

        module.state_dict()["norm.num_batches_tracked"].dtype.Should().Be(torch.ScalarType.Int64);
    }

    private static torch.nn.Module<torch.Tensor, torch.Tensor> Module() => torch.nn.Sequential(
        ("conv", torch.nn.Conv2d(2, 5, 3)), ("norm", torch.nn.BatchNorm2d(5)), ("scale", torch.nn.Linear(6, 2)));
}
