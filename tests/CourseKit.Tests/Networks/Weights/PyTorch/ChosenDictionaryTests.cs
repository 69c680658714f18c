using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.PyTorch;
using static CourseKit.Tests.Networks.Weights.PyTorch.Checkpoint;

namespace CourseKit.Tests.Networks.Weights.PyTorch;

/// <summary>The dictionary of tensors that is read where a checkpoint has several.</summary>
public sealed class ChosenDictionaryTests
{
    [Fact]
    public void Of_several_dictionaries_the_largest_is_read_and_the_others_by_their_names()
    {
        var largest = PyTorchFile.Read(GoldenWeights.File("several-legacy.pth"));

        largest.ShouldBe(GoldenWeights.Expected);
        largest.Skipped.Should().Equal("\"ema\": a dictionary with 1 tensors, read by that name");
        PyTorchFile.Read(GoldenWeights.File("several-legacy.pth"), "ema")["a"].ToArray().Should().Equal(1);
        FluentActions.Invoking(() => PyTorchFile.Read(GoldenWeights.File("several-legacy.pth"), "best")).Should().Throw<WeightsException>()
            .WithMessage(
            "Of several dictionaries of tensors in a checkpoint, the one to read is named. "
            + "Received: \"best\", where there are: \"ema\", \"best.weights\". In several-legacy.pth.");
    }

    [Theory]
    [InlineData("slow", "fast", null)]
    [InlineData("slow", "model", "model")]
    [InlineData("weights", "state_dict", "state_dict")]
    public void Of_dictionaries_of_one_size_the_usual_name_is_read_or_a_choice_is_offered(string first, string second, string? read)
    {
        var file = Zip($"}}{Text(first)}}}{Text("a")}{Tensor(0)}ss{Text(second)}}}{Text("a")}{Tensor(1)}ss.", ("data/0", FourFloats));

        if (read is null)
        {
            FluentActions.Invoking(() => Read(file)).Should().Throw<WeightsException>()
                .WithMessage($"*Received: no name, where there are: \"{first}\", \"{second}\". In a.pth.");
        }
        else
        {
            Read(file)["a"].ToArray().Should().Equal(2, 3, 4);
        }

        PyTorchFile.Read(new MemoryStream(file), "a.pth", first)["a"].ToArray().Should().Equal(1, 2, 3);
    }

    /// <summary>The wanted dictionary has one tensor of two numbers; the other one, of three each, is what training scripts put beside
    /// it.</summary>
    [Theory]
    [InlineData("model", "conv.weight", "optimizer", "conv.weight.exp_avg", "conv.weight.exp_avg_sq")]
    [InlineData("model", "conv.weight", "optimizer", "exp_avg.conv.weight", "exp_avg_sq.conv.weight")]
    [InlineData("backbone", "conv.weight", "images", "train_x", "test_x")]
    [InlineData("backbone", "bias", "params", "lr", "momentum")]
    [InlineData("state_dict", "conv.weight", "ema", "conv.weight", "updates")]
    [InlineData("net", "fc1.bias", "losses", "loss_0", "loss_1")]
    public void What_is_larger_and_holds_no_parameters_or_an_unusual_name_is_left_beside_the_weights(
        string wanted, string name, string other, string first, string second)
    {
        var weights = $"{Text(wanted)}}}{Text(name)}{Tensor(0, 2)}ss";
        var beside = $"{Text(other)}}}{Text(first)}{Tensor(0)}s{Text(second)}{Tensor(1)}ss";

        foreach (var pickle in new[] { $"}}{weights}{beside}.", $"}}{beside}{weights}." })
        {
            var read = Read(Zip(pickle, ("data/0", FourFloats)));

            read.Names.Should().Equal(name);
            read[name].ToArray().Should().Equal(1, 2);
            read.Skipped.Should().Equal($"\"{other}\": a dictionary with 2 tensors, read by that name");
        }
    }

    /// <summary>Not the one with most tensors: twice one number each stands beside three.</summary>
    [Fact]
    public void Of_dictionaries_without_telling_names_the_one_with_most_numbers_is_read()
    {
        var file = Zip($"}}{Text("a")}}}{Text("W1")}{Tensor(0)}ss{Text("b")}}}{Text("u")}{Tensor(0, 1)}s{Text("v")}{Tensor(1, 1)}ss.",
            ("data/0", FourFloats));

        Read(file)["W1"].ToArray().Should().Equal(1, 2, 3);
    }
}
