using System.Text.Json;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Accounting.Formats;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Tests.Networks.Accounting;

public sealed class MemorySummaryTests
{
    /// <summary>Exercise 2 of chapter 14 of «Hands-On Machine Learning»; see the syllabus for what its translations have wrong.</summary>
    [Fact]
    public void The_books_memory_budget_comes_out_to_the_byte()
    {
        var budget = Architecture.Named("geron-memory-budget");
        var predicting = Summary.Of(budget).Memory;
        var training = Summary.Of(budget, batch: 50).Memory;

        Summary.Of(budget).Parameters.Total.ToString().Should().Be("2,800 + 180,200 + 720,400 = 903,400");
        predicting.TwoConsecutiveLayers!.Value.Should().Be(12_613_600);
        predicting.TwoConsecutiveLayers!.Total.ToString().Should().Be("6,000,000 + 3,000,000 + 3,613,600 = 12,613,600");
        predicting.InferencePeak.Value.Should().Be(12_613_600, "liveness agrees with the rule where there are no branches");
        training.SimpleTraining.Value.Should().Be(565_613_600);
        training.SimpleTraining.Total.ToString().Should().Be("36,000,000 + 526,000,000 + 3,613,600 = 565,613,600");
        training.Training.Value.Should().Be(565_613_600 + 3_613_600, "gradients of parameters come on top");
        training.SimpleTraining.ToString().Should().EndWith("= 565,613,600 bytes = 565.6 MB (539.4 MiB)");
    }

    /// <summary>The table of https://cs231n.github.io/convolutional-networks/ row by row; its sum there,
    /// 24M, is wrong: https://github.com/cs231n/cs231n.github.io/issues/88.</summary>
    [Fact]
    public void The_memory_of_Vgg16_is_that_of_the_rows_of_CS231n()
    {
        var summary = Summary.Of(Architecture.Named("vgg16"), options: new SummaryOptions
        {
            InPlace = true,
        });
        var rows = summary.Layers.Where(row => row.ActivationBytes.Value > 0 && row.Kind is not "AdaptiveAvgPool2d")
            .Select(row => row.ActivationBytes.Value / 4);

        rows.Should().Equal(
            64 * 224 * 224, 64 * 224 * 224, 64 * 112 * 112,
            128 * 112 * 112, 128 * 112 * 112, 128 * 56 * 56,
            256 * 56 * 56, 256 * 56 * 56, 256 * 56 * 56, 256 * 28 * 28,
            512 * 28 * 28, 512 * 28 * 28, 512 * 28 * 28, 512 * 14 * 14,
            512 * 14 * 14, 512 * 14 * 14, 512 * 14 * 14, 512 * 7 * 7,
            4096, 4096, 1000);
        (summary.Input.Elements + rows.Sum()).Should().Be(15_237_608, "15.24 million numbers, 61 MB an image");
    }

    [Fact]
    public void A_skip_is_alive_as_long_as_somebody_reads_it()
    {
        // Input 2 → conv 8 → (conv 8 → conv 8) + skip: while the last convolution is computed, its
        // input, its result and the skip are there.
        var network = new Sequential(
            ("stem", new Conv2d(8, 1)), ("unit", new Residual(("", new Sequential(("a", new Conv2d(8, 1)), ("b", new Conv2d(8, 1)))))),
            ("relu", new Relu()));
        var memory = network.Summarize([1, 2, 10, 10]).Memory;

        memory.PeakActivationBytes.Should().Be(3 * 800 * 4);
        memory.PeakAt.Should().StartWith("unit.b: Conv2d");
        memory.TwoConsecutiveLayers.Should().BeNull("the network is no chain");
        memory.InferencePeak.Steps.Select(step => step.Name.Split(':')[0]).Should()
            .Equal("output of stem", "output of unit.a", "output of unit.b", "parameters", "peak of a prediction");
    }

    [Fact]
    public void Joined_branches_are_there_together_with_what_they_are_joined_to()
    {
        var memory = new Branches(new Conv2d(3, 1), new Conv2d(5, 1)).Summarize([1, 1, 10, 10]).Memory;

        memory.PeakAt.Should().Contain("Concat");
        memory.PeakActivationBytes.Should().Be((3 + 5 + 8) * 100 * 4);
    }

    [Fact]
    public void Views_take_no_memory_and_keep_what_they_show()
    {
        var summary = new Sequential(new Conv2d(4, 1), new Flatten(), new Linear(7), new Dropout()).Summarize([1, 1, 5, 5]);

        summary.Layers.Select(row => row.ActivationBytes.Value).Should().Equal(400, 0, 28, 0);
        summary.Layers.Select(row => row.AliveBytes).Should().Equal(100 + 400, 400, 400 + 28, 28);
    }

    [Fact]
    public void In_place_a_layer_overwrites_what_nobody_else_reads()
    {
        var inPlace = new SummaryOptions
        {
            InPlace = true,
        };
        var chain = new Sequential(new Conv2d(4, 1), new Relu(), new Conv2d(2, 1));

        chain.Summarize([1, 1, 5, 5]).Memory.PeakActivationBytes.Should().Be(2 * 400);
        chain.Summarize([1, 1, 5, 5], inPlace).Memory.PeakActivationBytes.Should().Be(400 + 200);
        var skip = new Sequential(new Conv2d(4, 1), new Residual(new Relu()));
        skip.Summarize([1, 1, 5, 5], inPlace).Layers.Select(row => row.ActivationBytes.Value).Should()
            .Equal([400, 400, 0], "the skip is read again; the sum may overwrite it");
        new Relu().Summarize([1, 1, 5, 5], inPlace).ActivationBytes.Value.Should().Be(100, "what goes in is the caller's");
    }

    [Fact]
    public void The_input_stays_where_the_caller_keeps_it()
    {
        var chain = new Sequential(new Conv2d(4, 1), new Conv2d(4, 1));

        chain.Summarize([1, 2, 5, 5]).Memory.PeakActivationBytes.Should().Be(400 + 400);
        chain.Summarize([1, 2, 5, 5], new SummaryOptions
        {
            KeepsInput = true,
        }).Memory.PeakActivationBytes.Should().Be(200 + 400 + 400);
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("sgd", 0)]
    [InlineData("momentum", 1)]
    [InlineData("adam", 2)]
    public void Training_takes_input_results_parameters_gradients_and_what_the_optimizer_keeps(string optimizer, int numbers)
    {
        var memory = new Sequential(new Flatten(), new Linear(10), new Relu()).Summarize([8, 5, 2], new SummaryOptions
        {
            Optimizer = OptimizerState.Named(optimizer),
        }).Memory;

        memory.Training.Value.Should().Be(4 * ((8 * 10) + (8 * 10) + (8 * 10) + ((2 + numbers) * 110)));
        memory.SimpleTraining.Value.Should().Be(4 * ((8 * 10) + (8 * 10) + 110), "a layer and its activation are one");
    }

    [Theory]
    [InlineData("resnet18", 200_000_000)]
    [InlineData("vgg11", 1_000_000_000)]
    [InlineData("densenet121", 100_000_000)]
    [InlineData("geron-memory-budget", 12_613_600)]
    [InlineData("geron-memory-budget", 12_613_599)]
    [InlineData("lenet5", 1_000_000)]
    public void The_largest_batch_fits_and_one_more_does_not(string name, long bytes)
    {
        var architecture = Architecture.Named(name);
        var memory = Summary.Of(architecture, batch: 3).Memory;

        Fits((int)memory.LargestBatch(bytes).Value, one => one.InferencePeak.Value);
        Fits((int)memory.LargestTrainingBatch(bytes).Value, one => one.Training.Value);

        void Fits(int largest, Func<MemorySummary, long> needs)
        {
            if (largest > 0)
            {
                needs(Summary.Of(architecture, largest).Memory).Should().BeLessThanOrEqualTo(bytes);
            }

            needs(Summary.Of(architecture, largest + 1).Memory).Should().BeGreaterThan(bytes);
        }
    }

    [Fact]
    public void A_summary_that_knows_how_much_memory_there_is_says_which_batches_fit()
    {
        var summary = Summary.Of(Architecture.Named("geron-memory-budget"), options: new() { Available = new ByteSize(1_000_000_000) });

        summary.Figures.TakeLast(2).Select(figure => figure.Value).Should().Equal(110, 88);
        summary.ToString().Should().Contain("110 images to predict, 88 images to train, in 1.0 GB (953.7 MiB)");
        JsonDocument.Parse(new JsonFormat().Write(summary)).RootElement.GetProperty("largestTrainingBatch").GetInt64().Should().Be(88);
    }

    [Fact]
    public void The_largest_batch_is_explained()
    {
        Summary.Of(Architecture.Named("geron-memory-budget")).Memory.LargestBatch(1_000_000_000).Total.ToString()
            .Should().Be("⌊(1,000,000,000 − 3,613,600) / 9,000,000⌋ = 110");
    }

    [Fact]
    public void Step_by_step_two_layers_are_alive_in_a_prediction_and_all_in_training()
    {
        var memory = Summary.Of(Architecture.Named("geron-memory-budget")).Memory;

        Steps(memory.PredictionSteps).Should().Equal(
            ": input 720000 read", "0: input 720000 read, 0 6000000 written", "1: 0 6000000 read, 1 3000000 written",
            "2: 1 3000000 read, 2 1520000 written");
        Steps(memory.TrainingSteps).Should().Equal(
            ": input 720000 read",
            "0: input 720000 read, 0 6000000 written",
            "1: input 720000 kept, 0 6000000 read, 1 3000000 written",
            "2: input 720000 kept, 0 6000000 kept, 1 3000000 read, 2 1520000 written",
            "← 2: input 720000 kept, 0 6000000 kept, 1 3000000 read, 2 1520000 read",
            "← 1: input 720000 kept, 0 6000000 read, 1 3000000 read",
            "← 0: input 720000 read, 0 6000000 read");

        static IEnumerable<string> Steps(IEnumerable<MemoryStep> steps) => steps.Select(step =>
            $"{(step.IsBackward ? "← " : string.Empty)}{(step.Kind.Length == 0 ? string.Empty : step.Name)}: "
            + string.Join(", ", step.Activations.Select(one => $"{one.Name} {one.Bytes} {one.Use}".ToLowerInvariant())));
    }

    [Theory]
    [InlineData("geron-memory-budget", false)]
    [InlineData("resnet18", false)]
    [InlineData("resnet18", true)]
    [InlineData("densenet121", false)]
    [InlineData("googlenet", true)]
    [InlineData("vgg11", true)]
    [InlineData("lenet5", false)]
    [InlineData("mobilenet_v2", false)]
    public void The_highest_step_is_the_peak_to_the_byte(string name, bool inPlace)
    {
        var options = new SummaryOptions { InPlace = inPlace, Optimizer = OptimizerState.Adam, DataType = DataType.Fp16 };
        var summary = Summary.Of(Architecture.Named(name), batch: 3, options);
        var memory = summary.Memory;

        memory.ParameterBytes.Should().Be(2 * summary.Parameters.Value);
        memory.BufferBytes.Should().Be(2 * summary.Buffers.Value);
        memory.GradientBytes.Should().Be(2 * summary.TrainableParameters.Value);
        memory.OptimizerStateBytes.Should().Be(4 * summary.TrainableParameters.Value);
        memory.PredictionSteps.Skip(1).Select(step => step.ActivationBytes).Should().Equal(
            summary.Layers.Where(row => !row.IsOnlyInTraining).Select(row => row.AliveBytes));
        (memory.PredictionSteps.Max(step => step.ActivationBytes) + memory.ParameterBytes + memory.BufferBytes)
            .Should().Be(memory.InferencePeak.Value);
        (memory.TrainingSteps.Max(step => step.ActivationBytes) + memory.ParameterBytes + memory.BufferBytes + memory.GradientBytes
            + memory.OptimizerStateBytes).Should().Be(memory.Training.Value);
        memory.TrainingSteps[^1].Activations.Should().HaveCountLessThanOrEqualTo(2, "the backward pass has freed the rest");
    }
}
