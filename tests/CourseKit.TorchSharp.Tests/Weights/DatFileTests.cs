using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Weights;
using TorchSharp;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.TorchSharp.Tests.Weights;

/// <summary>Files of <c>module.save</c> and <c>module.load</c>, of TorchSharp itself.</summary>
public sealed class DatFileTests
{
    [Fact]
    public void What_TorchSharp_saves_is_read()
    {
        using var module = torch.nn.Sequential(
            ("conv", torch.nn.Conv2d(2, 200, 3)), ("norm", torch.nn.BatchNorm2d(200)), ("half", torch.nn.Linear(3, 2).half()));
        using var file = new MemoryStream();
        module.save(file);

        var read = StateDict.Read(new MemoryStream(file.ToArray()), "a.dat");

        read.Names.Should().Equal(module.state_dict().Keys);
        foreach (var (name, value) in module.ToCourseKit())
        {
            read[name].Shape.Should().Equal(value.Shape);
            read[name].ToArray().Should().Equal(value.ToArray());
        }
    }

    [Fact]
    public void What_is_saved_TorchSharp_loads()
    {
        var network = new Sequential(("conv", new Conv2d(5, 3)), ("norm", new BatchNorm2d())).Build([1, 2, 8, 8], new Generator(1));
        StateDict.Of(network)["norm.num_batches_tracked"].Data[0] = 0;
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "model.dat");
            StateDict.Of(network).Save(path);
            using var module = torch.nn.Sequential(("conv", torch.nn.Conv2d(2, 5, 3)), ("norm", torch.nn.BatchNorm2d(5)));

            module.load(path);

            module.ToCourseKit()["conv.weight"].ToArray().Should().Equal(StateDict.Of(network)["conv.weight"].ToArray());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
