using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Weights;
using CourseKit.TorchSharp.Weights;
using TorchSharp;
using Generator = CourseKit.Tensors.Randomness.Generator;

namespace CourseKit.TorchSharp.Tests.Weights;

public sealed class DatFileTests
{
    [Fact]
    public void What_TorchSharp_saves_is_read()
    {
        using var module = torch.nn.Sequential(
            ("conv", torch.nn.Conv2d(2, 200, 3)), ("norm", torch.nn.BatchNorm2d(200)), ("half", torch.nn.Linear(3, 2).half()));

        var read = DatFile.Read(new MemoryStream(Saved(module)), "a.dat");

        read.Names.Should().Equal(module.state_dict().Keys);
        foreach (var (name, value) in module.ToCourseKit())
        {
            read[name].Shape.Should().Equal(value.Shape);
            read[name].ToArray().Should().Equal(value.ToArray());
        }
    }

    [Fact]
    public void What_is_written_TorchSharp_loads()
    {
        var network = new Sequential(("conv", new Conv2d(5, 3)), ("norm", new BatchNorm2d())).Build([1, 2, 8, 8], new Generator(1));
        StateDict.Of(network)["norm.num_batches_tracked"].Data[0] = 0;
        using var file = new MemoryStream();
        DatFile.Write(file, StateDict.Of(network));
        using var module = torch.nn.Sequential(("conv", torch.nn.Conv2d(2, 5, 3)), ("norm", torch.nn.BatchNorm2d(5)));

        module.load(new MemoryStream(file.ToArray()));

        module.ToCourseKit()["conv.weight"].ToArray().Should().Equal(StateDict.Of(network)["conv.weight"].ToArray());
    }

    [Fact]
    public void A_file_that_ends_early_or_late_is_damaged()
    {
        using var module = torch.nn.Linear(3, 2);
        var whole = Saved(module);

        for (var length = 0; length < whole.Length; length++)
        {
            Reading(whole[..length]).Should().Throw<WeightsException>();
        }

        Reading([.. whole, 1]).Should().Throw<WeightsException>().WithMessage(
            "A file of TorchSharp's module.save() is a number of tensors, each with name, type, sizes and values. Received: 1 more bytes "
            + "behind the last of them. In a.dat.");
    }

    [Fact]
    public void Whatever_is_changed_in_a_file_nothing_else_than_its_own_error_comes_of_it()
    {
        using var module = torch.nn.Linear(3, 2);
        var whole = Saved(module);
        for (var place = 0; place < whole.Length; place++)
        {
            foreach (var value in new byte[] { 0, 1, 0x7F, 0x80, 0xFF })
            {
                byte[] changed = [.. whole];
                changed[place] = value;
                try
                {
                    DatFile.Read(new MemoryStream(changed), "a.dat");
                }
                catch (WeightsException)
                {
                    // That is its own.
                }
            }
        }
    }

    [Fact]
    public void A_file_of_another_format_is_named() => Reading([.. "PK\u0003\u0004"u8, .. new byte[30]]).Should().Throw<WeightsException>()
        .WithMessage("A file of TorchSharp's module.save()*zip*");

    private static Action Reading(byte[] bytes) => () => DatFile.Read(new MemoryStream(bytes), "a.dat");

    private static byte[] Saved(torch.nn.Module module)
    {
        using var stream = new MemoryStream();
        module.save(stream);
        return stream.ToArray();
    }
}
