using CourseKit.Networks;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Tensors;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Memory;
using CourseKit.Tests.Tensors.Training;

namespace CourseKit.Tests.Networks.Training;

/// <summary>Fit beside the loop written out. Runs while no other test does: threads and memory are those of the whole process.</summary>
[Collection(nameof(TrainingTests))]
public sealed class FitTests : IDisposable
{
    private static readonly IReadOnlyDictionary<string, Func<Layer, Optimizer>> Optimizers = new Dictionary<string, Func<Layer, Optimizer>>
    {
        ["sgd"] = network => new Sgd(network, 0.05) { Momentum = 0.9, WeightDecay = 1e-3, Schedule = Schedule.OneCycle(24) },
        ["nadam"] = network => new NAdam(network),
    };

    private readonly int threads = Workers.Count;

    public void Dispose() => Workers.Count = threads;

    [Theory]
    [InlineData("sgd", 1)]
    [InlineData("sgd", 2)]
    [InlineData("nadam", 1)]
    [InlineData("nadam", 3)]
    public void The_loop_written_out_gives_the_same_bits(string name, int threads)
    {
        Workers.Count = 2;
        var batches = new StripedBatches(8);
        var written = StripedBatches.Network();
        var optimizer = Optimizers[name](written);
        List<float> losses = [];
        for (var epoch = 1; epoch <= 3; epoch++)
        {
            foreach (var batch in batches.Epoch(epoch))
            {
                var loss = written.Call(batch.Images).CrossEntropy(batch.Labels);
                loss.Backward();
                written.ClipGradients(0.5);
                optimizer.Step();
                optimizer.ZeroGrad();
                losses.Add(loss.Item());
            }
        }

        Workers.Count = threads;
        var fitted = StripedBatches.Network();
        var history = fitted.Fit(batches, new StripedBatches(2, seed: 9), new FitOptions
        {
            Epochs = 3,
            Optimizer = Optimizers[name](fitted),
            ClipNorm = 0.5,
        });

        history.Losses.Should().Equal(losses);
        StripedBatches.BitsOf(fitted).Should().Equal(StripedBatches.BitsOf(written));
    }

    [Fact]
    public void A_network_learns_and_the_history_tells_its_course()
    {
        var network = StripedBatches.Network();
        var optimizer = new Adam(network, 0.01) { Schedule = Schedule.StepDecay(32, 0.5) };

        var history = network.Fit(
            new StripedBatches(32), new StripedBatches(8, seed: 9),
            new FitOptions { Epochs = 4, Optimizer = optimizer, Metrics = [Metric.Accuracy, Metric.TopK(2)] });

        history.Losses.Should().HaveCount(128);
        history.Epochs.Select(epoch => epoch.Number).Should().Equal(1, 2, 3, 4);
        history.Epochs.Select(epoch => epoch.LearningRate).Should().Equal(0.01, 0.005, 0.0025, 0.00125);
        for (var epoch = 0; epoch < 4; epoch++)
        {
            history.Epochs[epoch].Loss.Should().BeApproximately(history.Losses.Skip(32 * epoch).Take(32).Average(), 1e-6);
        }

        var last = history.Epochs[^1];
        last.Validation!.Accuracy.Should().BeGreaterThan(0.75, "a guess is right in a third of the cases");
        last.Validation.Metrics["top-2 accuracy"].Should().BeGreaterThan(last.Validation.Accuracy);
        last.Validation.Loss.Should().BeLessThan(history.Epochs[0].Validation!.Loss);
        history.Best!.Validation!.Loss.Should().Be(history.Epochs.Min(epoch => epoch.Validation!.Loss));
        history.IsStopped.Should().BeFalse();
    }

    [Fact]
    public void A_trained_network_is_ready_to_predict()
    {
        var network = StripedBatches.Network();
        var image = new StripedBatches(1).Epoch(5).First().Images;

        network.Fit(new StripedBatches(2), options: new FitOptions { Epochs = 1 });

        network.IsTraining.Should().BeFalse();
        network.Call(image).ToArray().Should().Equal(network.Call(image).ToArray(), "nothing is dropped");
        network.Fit(new StripedBatches(2), options: new FitOptions
        {
            Epochs = 1,
            Progress = new Watch(now => network.IsTraining.Should().Be(!now.IsFinished)),
        });
    }

    [Fact]
    public void A_part_in_evaluation_mode_keeps_its_statistics()
    {
        var network = StripedBatches.Network();
        var norm = network.Children[1].Layer.Eval();
        var before = norm.OwnParameters.Where(parameter => parameter.Spec.Kind != ParameterKind.Learned)
            .SelectMany(parameter => parameter.Value.ToArray()).ToArray();

        network.Fit(new StripedBatches(2), options: new FitOptions { Epochs = 1 });

        norm.OwnParameters.Where(parameter => parameter.Spec.Kind != ParameterKind.Learned)
            .SelectMany(parameter => parameter.Value.ToArray()).Should().Equal(before);
    }

    [Fact]
    public void Measuring_changes_nothing_and_counts_examples_alike()
    {
        var network = StripedBatches.Network();
        network.Fit(new StripedBatches(8));
        var before = StripedBatches.BitsOf(network);
        Batch[] uneven = [.. new StripedBatches(2, 7).Epoch(1), .. new StripedBatches(1, 2, seed: 5).Epoch(1)];

        var measured = network.Evaluate(new GivenBatches(uneven));

        StripedBatches.BitsOf(network).Should().Equal(before);
        var right = uneven.Sum(batch => network.Call(batch.Images).ArgMax(1).ToArray().Zip(batch.Labels.ToArray())
            .Count(pair => pair.First == pair.Second));
        measured.Accuracy.Should().BeApproximately(right / 16.0, 1e-12);
        measured.Loss.Should().BeApproximately(
            uneven.Sum(batch => network.Call(batch.Images).CrossEntropy(batch.Labels).Item() * batch.Count) / 16, 1e-5);
    }

    [Fact]
    public void Memory_does_not_grow_over_a_run()
    {
        var network = StripedBatches.Network();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        EngineMemory.Trim();
        var limit = EngineMemory.InUse + 200_000_000;
        EngineMemory.ResetPeak();

        network.Fit(new StripedBatches(400, 64), options: new FitOptions { Epochs = 2, RestoreBest = true });

        EngineMemory.Peak.Should().BeLessThan(limit, "800 steps of 1.6 MB each took more if nothing let them go");
    }

    [Fact]
    public void Probabilities_of_classes_are_labels_too()
    {
        Tensor scores = [[1.5f, -0.5f, 0.25f], [-1, 2, 0.5f]];
        Tensor classes = [2, 1];
        Tensor certain = [[0, 0, 1], [0, 1, 0]];
        Tensor mixed = [[0.3f, 0, 0.7f], [0.1f, 0.9f, 0]];
        var loss = new FitOptions().Loss;

        loss(scores, certain).Item().Should().BeApproximately(loss(scores, classes).Item(), 1e-6f);
        var expected = -mixed.ToArray().Zip(scores.ToArray().Chunk(3).SelectMany(row =>
            row.Select(score => Math.Log(Math.Exp(score) / row.Sum(one => Math.Exp(one))))), (part, log) => part * log).Sum() / 2;
        loss(scores, mixed).Item().Should().BeApproximately((float)expected, 1e-5f);
    }
}
