using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Networks.Weights;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Training;

public sealed class CheckpointTests : IDisposable
{
    private static readonly IReadOnlyDictionary<string, Func<Layer, Optimizer>> Optimizers = new Dictionary<string, Func<Layer, Optimizer>>
    {
        ["plain"] = network => new Sgd(network, 0.05),
        ["momentum"] = network => new Sgd(network, 0.05) { Momentum = 0.9, Schedule = Schedule.OneCycle(24) },
        ["groups"] = network => new Adam(network.Children.Where(child => child.Layer.OwnParameters.Count > 0)
            .Select((child, at) => new ParameterGroup(child.Layer) { LearningRate = at == 0 ? 1e-2 : null })),
        ["nadam"] = network => new NAdam(network),
    };

    private readonly TemporaryFolder folder = new();

    private string File => folder.File("stripes.ckpt");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("plain")]
    [InlineData("momentum")]
    [InlineData("groups")]
    [InlineData("nadam")]
    public void Two_epochs_and_two_more_give_the_bits_of_four(string name)
    {
        var (whole, expected) = Fit(name, 4);
        Fit(name, 2, File);

        var (resumed, history) = Fit(name, 4, File, resume: true, seed: 7);

        StripedBatches.BitsOf(resumed).Should().Equal(StripedBatches.BitsOf(whole));
        history.Losses.Should().Equal(expected.Losses);
        history.Epochs.Select(Numbers).Should().Equal(expected.Epochs.Select(Numbers));
        history.Best!.Number.Should().Be(expected.Best!.Number);
        var kept = Checkpoint.Read(File);
        kept.History.Losses.Should().Equal(expected.Losses);
        kept.History.Epochs.Select(Numbers).Should().Equal(expected.Epochs.Select(Numbers));
        Directory.GetFileSystemEntries(folder.Path).Should().Equal(File);
    }

    [Fact]
    public void A_run_that_is_over_is_returned_as_it_was()
    {
        var (network, _) = Fit("momentum", 2, File);

        var (again, history) = Fit("momentum", 2, File, resume: true, seed: 7);

        history.Epochs.Should().HaveCount(2);
        StripedBatches.BitsOf(again).Should().Equal(StripedBatches.BitsOf(network));
    }

    [Fact]
    public void Resuming_without_a_file_begins_and_not_resuming_begins_anew()
    {
        Fit("plain", 1, File, resume: true).History.Epochs.Should().HaveCount(1);
        Fit("plain", 2, File).History.Epochs.Should().HaveCount(2);
        Checkpoint.Read(File).History.Losses.Should().HaveCount(12);
    }

    [Fact]
    public void The_best_weights_can_be_loaded_and_read_as_a_state_dict()
    {
        var network = StripedBatches.Network();
        var history = network.Fit(new GivenBatches(new StripedBatches(1).Epoch(1).First()), new StripedBatches(2, seed: 9), new FitOptions
        {
            Epochs = 25, // Of eight images alone: they are learned by heart.
            Optimizer = new Adam(network, 0.03),
            Checkpoint = File,
        });

        history.Best!.Number.Should().BeLessThan(25, "this test is about a best epoch that is not the last");
        var other = StripedBatches.Network(2).Load(Checkpoint.Read(File).Best).Eval();
        var bits = StripedBatches.BitsOf(other);
        other.Evaluate(new StripedBatches(2, seed: 9)).Loss.Should().Be(history.Best.Validation!.Loss);
        StripedBatches.BitsOf(StripedBatches.Network(3).Load(StateDict.Read(File, "best"))).Should().Equal(bits);
        StripedBatches.BitsOf(StripedBatches.Network(3).Load(StateDict.Read(File))).Should().Equal(StripedBatches.BitsOf(network));
        StateDict.Read(File).Skipped.Should().Equal("best", "optimizer", "losses");
    }

    [Fact]
    public void A_checkpoint_of_another_network_or_optimizer_is_refused_with_all_differences()
    {
        Fit("momentum", 1, File);
        var other = new Sequential(new Conv2d(4, kernel: 3), new Relu(), new Flatten(), new Linear(3), new Dropout())
            .Build(StripedBatches.Image, new Generator(1));
        var before = StripedBatches.BitsOf(other);

        var resume = () => other.Fit(new StripedBatches(2), options: new FitOptions
        {
            Checkpoint = File,
            Resume = true,
            Optimizer = new Adam([new ParameterGroup(other.Children[0].Layer), new ParameterGroup(other.Children[3].Layer)]),
        });

        resume.Should().Throw<WeightsException>().WithMessage($"""
            Training goes on with the network and the kind of optimizer that the checkpoint was written with. Received:{" "}
            missing: 3.weight, in the network [3, 80]
            missing: 3.bias, in the network [3]
            unexpected: 1.weight [4]
            unexpected: 1.bias [4]
            unexpected: 1.running_mean [4]
            unexpected: 1.running_var [4]
            unexpected: 1.num_batches_tracked []
            unexpected: 6.weight [3, 16]
            unexpected: 6.bias [3]
            optimizer: Sgd in the checkpoint, Adam here
            groups of parameters: 1 in the checkpoint, 2 here
            unexpected: a state of the optimizer for 1.weight
            unexpected: a state of the optimizer for 1.bias
            unexpected: a state of the optimizer for 6.weight
            unexpected: a state of the optimizer for 6.bias
            missing: the generator of the layer 4
            unexpected: a generator of the layer 5
            . In {File}.
            """.ReplaceLineEndings("\n"));
        StripedBatches.BitsOf(other).Should().Equal(before);
    }

    [Fact]
    public void A_file_that_is_none_is_refused()
    {
        var read = () => Checkpoint.Read(File);
        read.Should().Throw<FileNotFoundException>();

        StateDict.Of(StripedBatches.Network()).Save(folder.File("weights.safetensors"));
        FluentActions.Invoking(() => Checkpoint.Read(folder.File("weights.safetensors"))).Should().Throw<WeightsException>().WithMessage(
            "A checkpoint of training is a file that FitOptions.Checkpoint has written. Received: a safetensors file of weights alone, "
                + "which "
                + "StateDict.Read reads. In *");

        Fit("plain", 1, File);
        var bytes = System.IO.File.ReadAllBytes(File);
        System.IO.File.WriteAllBytes(File, bytes[..^7]);
        read.Should().Throw<WeightsException>().WithMessage("*The numbers of a safetensors file end where the file does.*");

        System.IO.File.WriteAllText(File, "{}");
        read.Should().Throw<WeightsException>();
    }

    [Fact]
    public void What_cannot_be_written_is_said_before_the_first_step()
    {
        FluentActions.Invoking(() => Fit("plain", 1, folder.Path)).Should().Throw<IOException>().WithMessage(
            $"A checkpoint is a file. Received: the folder {folder.Path}. Name a file in it, such as {folder.File("digits.ckpt")}.");
        System.IO.File.WriteAllText(folder.File("text"), "no folder");
        FluentActions.Invoking(() => Fit("plain", 1, folder.File("text/a.ckpt"))).Should().Throw<IOException>();
    }

    [Fact]
    public void When_a_checkpoint_cannot_be_written_the_last_one_stays()
    {
        var network = StripedBatches.Network();
        var blocker = folder.File(".stripes.ckpt.tmp");
        var fit = () => network.Fit(new StripedBatches(6), options: new FitOptions
        {
            Epochs = 3,
            Checkpoint = File,
            Progress = new Watch(now => _ = now.Epoch == 2 ? Directory.CreateDirectory(blocker) : null),
        });

        fit.Should().Throw<IOException>().WithMessage("A checkpoint is written after each epoch, to a disk with room for it. Received, "
            + "after "
            + "epoch 2: *. The file of the epoch before stays, where there is one. Make room, then go on from it: Resume = true, "
            + "or --resume for the command.");
        Directory.Delete(blocker);
        Checkpoint.Read(File).History.Epochs.Should().HaveCount(1);
        StripedBatches.Network().Fit(new StripedBatches(6), options: new FitOptions { Epochs = 3, Checkpoint = File, Resume = true })
            .Epochs.Should().HaveCount(3);
    }

    [Fact]
    public void A_full_disk_ends_with_its_message()
    {
        if (!System.IO.File.Exists("/dev/full"))
        {
            return; // Only Linux has a disk that is always full.
        }

        FluentActions.Invoking(() => Fit("plain", 1, "/dev/full")).Should().Throw<IOException>()
            .WithMessage("*Received, after epoch 1: No space left on device*");
    }

    private static (int, double, double, double?, string) Numbers(EpochResult epoch) => (
        epoch.Number, epoch.Loss, epoch.LearningRate, epoch.Validation?.Loss,
        string.Join(' ', epoch.Metrics.Concat(epoch.Validation!.Metrics).Select(metric => $"{metric.Key} {metric.Value:R}")));

    private static (Layer Network, History History) Fit(
        string optimizer, int epochs, string? file = null, bool resume = false, ulong seed = 1)
    {
        var network = StripedBatches.Network(seed);
        return (network, network.Fit(new StripedBatches(6), new StripedBatches(2, seed: 9), new FitOptions
        {
            Epochs = epochs,
            Optimizer = Optimizers[optimizer](network),
            Checkpoint = file,
            Resume = resume,
        }));
    }
}
