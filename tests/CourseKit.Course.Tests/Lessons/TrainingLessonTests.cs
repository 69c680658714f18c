using System.Text.Json.Nodes;
using CourseKit.Notebooks.Lessons;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>What lesson 4 promises to show, and what its networks have to reach, on handwritten digits and on drawn ones.</summary>
public sealed class TrainingLessonTests
{
    [Theory]
    [InlineData("Digits that the network has never seen")]
    [InlineData("From guessing to reading")]
    [InlineData("With He's start, ten layers of ReLU keep the signal up")]
    [InlineData("LeNet's first layers hear little of the loss")]
    [InlineData("Five optimizers, the same network")]
    [InlineData("Too small is slow, too large learns nothing")]
    [InlineData("Take a rate from the slope")]
    [InlineData("Two epochs in larger batches are fewer steps")]
    [InlineData("Augmented digits cannot be learned by heart")]
    [InlineData("Eight digits, four pixels further to the right")]
    [InlineData("A shift disturbs the dense network sooner")]
    [InlineData("Before the first step")]
    [InlineData("After the last")]
    [InlineData("Some of ten kinds of clothes")]
    public async Task It_shows_its_figures_in_both_forms(string title)
    {
        var figure = (await RunAsync()).Figure(title);

        figure["text/html"].Should().Contain("<svg");
        figure["application/vnd.plotly.v1+json"].Should().NotBeNull();
    }

    [Theory]
    [InlineData("5,000 to learn from, 1,000 to choose by\n157 batches in an epoch, of 32 images each, the last one of 8\n")]
    [InlineData("if it is class 0, the loss is 0.24\nif it is class 1, the loss is 1.74\nif it is class 2, the loss is 3.24\n")]
    [InlineData("after Backward() number 3: Tensor [1] [15]\n")]
    [InlineData("the same in every bit: True")]
    [InlineData("46,764,746 parameters, 938 million MACs\nA window ")]
    public async Task It_computes_what_its_text_speaks_of(string text) =>
        (await RunAsync()).Texts().Should().Contain(shown => shown.Contains(text));

    [Fact]
    public async Task With_a_start_by_He_the_signal_keeps_its_size_and_with_the_others_it_does_not()
    {
        var lines = await LinesAsync("With He's start");

        double Gain(int line) => lines[line][^1] / lines[line][0];
        lines.Should().HaveCount(4).And.OnlyContain(line => line.Length == 10);
        Gain(0).Should().BeGreaterThan(1e3);
        Gain(1).Should().BeInRange(0.05, 20);
        Gain(2).Should().BeLessThan(0.02);
        Gain(3).Should().BeLessThan(1e-6);
    }

    [Fact]
    public async Task The_first_layer_of_LeNet_gets_a_small_gradient()
    {
        var gradients = (await LinesAsync("LeNet's first layers"))[0];

        gradients.Should().HaveCount(5);
        gradients[0].Should().BeLessThan(gradients[^1] / 10);
    }

    [Fact]
    public async Task Fewer_steps_recognize_less()
    {
        var bars = JsonNode.Parse((await RunAsync()).Figure("Two epochs in larger batches")["application/vnd.plotly.v1+json"]!)!;

        var accuracies = Numbers(bars["data"]![0]!["y"]!);
        accuracies.Should().HaveCount(4);
        accuracies[0].Should().BeGreaterThan(accuracies[3] + 0.05);
    }

    [Fact]
    public async Task A_shift_costs_the_dense_network_more_and_neither_keeps_its_accuracy()
    {
        var lines = await LinesAsync("A shift disturbs the dense network sooner");

        var (dense, convolutional) = (lines[0], lines[1]);
        dense[0].Should().BeGreaterThan(0.85);
        convolutional[0].Should().BeGreaterThan(0.9);
        convolutional[3].Should().BeGreaterThan(dense[3] + 0.03);
        convolutional[8].Should().BeLessThan(convolutional[0] - 0.2);
    }

    private async Task<double[][]> LinesAsync(string title) =>
        [.. JsonNode.Parse((await RunAsync()).Figure(title)["application/vnd.plotly.v1+json"]!)!["data"]!.AsArray()
            .Select(line => Numbers(line!["y"]!))];

    private static double[] Numbers(JsonNode values) => [.. values.AsArray().Select(value => value!.GetValue<double>())];

    private static Task<LessonRun> RunAsync() => ExecutedLessons.RunAsync("04-training");
}
