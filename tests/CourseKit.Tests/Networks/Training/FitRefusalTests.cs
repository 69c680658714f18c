using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Tensors;

namespace CourseKit.Tests.Networks.Training;

public sealed class FitRefusalTests
{
    private static readonly Batch Good = new StripedBatches(1).Epoch(1).First();

    private readonly Layer network = StripedBatches.Network();

    [Fact]
    public void A_label_that_is_no_class_is_named_with_its_batch()
    {
        Refused<ShapeException>(() => Fit(new FitOptions(), Good, Good with { Labels = [0, 1, 2, 1, 3, 0, 0, 0] })).Should().Be(
            "The classes of scores [8, 3] are whole numbers from 0 to 2, or -100 for what is ignored. Received: 3. In batch 2 of epoch 1.");
        Refused<ShapeException>(() => network.Evaluate(new GivenBatches(Good, Good with { Labels = Tensor.Full([8], 3) }))).Should().Be(
            "The classes of scores [8, 3] are whole numbers from 0 to 2, or -100 for what is ignored. Received: 3. In batch 2 of those to "
                + "measure on.");
    }

    [Fact]
    public void Scores_that_do_not_fit_labels_are_named_with_their_batch()
    {
        Refused<ShapeException>(() => Fit(new FitOptions(), Good with { Labels = Tensor.Zeros([8, 7, 6]) })).Should().Be(
            "A cross-entropy takes scores [N, C, …] and classes [N, …], or probabilities [N, C, …]. Received: scores [8, 3], target "
                + "[8, 7, 6]. In batch 1 of epoch 1.");
        Refused<ShapeException>(() => Fit(new FitOptions(), Good with { Images = Tensor.Zeros([8, 3, 7, 6]) })).Should()
            .Contain("In 0: Conv2d(");
    }

    [Fact]
    public void Batches_have_images()
    {
        Refused<ArgumentException>(() => Fit(new FitOptions())).Should()
            .Be("An epoch has at least one batch. Received: batches of which there are none.");
        Refused<ArgumentException>(() => network.Evaluate(new GivenBatches())).Should()
            .Be("A network is measured on at least one image. Received: batches of which there are none.");
        Refused<ArgumentException>(() => Fit(new FitOptions(), Good, new Batch(Tensor.Zeros([0, 1, 7, 6]), Tensor.Zeros([0])))).Should()
            .Be("A batch has at least one image. Received: images [0, 1, 7, 6]. In batch 2 of epoch 1.");
        Refused<ArgumentException>(() => network.Fit(new Ending())).Should()
            .Be("An epoch has at least one batch. Received: none in epoch 2.");
    }

    [Fact]
    public void A_network_is_built_before()
    {
        var unbuilt = new Sequential(new Flatten(), new Linear(3));

        Refused<InvalidOperationException>(() => unbuilt.Fit(new GivenBatches(Good))).Should().Be(
            "A network is trained once it has parameters: call Build([1, 1, 28, 28], new Generator(1)) before Fit, with the shape of your "
                + "images. Received: Sequential of 2 layers, which is not built.");
    }

    [Fact]
    public void An_optimizer_is_that_of_the_network_and_has_something_to_change()
    {
        Refused<ArgumentException>(() => Fit(new FitOptions { Optimizer = new Adam(StripedBatches.Network()) }, Good)).Should().Be(
            "The optimizer of Fit is made of the network that is trained. Received: one with a parameter that this network does not have, "
                + "weight [4, 1, 3, 3]. Make it of this network: new Adam(network).");
        var optimizer = new Sgd(network);
        network.Freeze();
        Refused<ArgumentException>(() => Fit(new FitOptions { Optimizer = optimizer }, Good)).Should().Be(
            "Training changes parameters. Received: an optimizer whose parameters are all frozen. Unfreeze() what is to be trained.");
        Refused<ArgumentException>(() => Fit(new FitOptions(), Good)).Should().StartWith(
            "An optimizer changes trainable parameters. Received: none.");
    }

    [Fact]
    public void Options_are_checked_where_they_are_made()
    {
        Refused<ArgumentOutOfRangeException>(() => new FitOptions { Epochs = 0 }).Should().StartWith("Epochs is 1 or more. Received: 0.");
        Refused<ArgumentOutOfRangeException>(() => new FitOptions { ClipNorm = 0 }).Should()
            .StartWith("The largest norm of gradients is above 0. Received: 0.");
        Refused<ArgumentException>(() => Fit(new FitOptions { Metrics = [Metric.Accuracy, Metric.Accuracy] }, Good)).Should()
            .Be("Each metric has a name of its own. Received: accuracy twice.");
        Refused<ArgumentException>(() => Fit(new FitOptions { Resume = true }, Good)).Should()
            .Be("A run is resumed from a file. Received: Resume without Checkpoint. Set Checkpoint to its name.");
    }

    private static string Refused<TException>(Func<object> action)
        where TException : Exception => action.Should().Throw<TException>().Which.Message;

    private History Fit(FitOptions options, params Batch[] batches) => network.Fit(new GivenBatches(batches), options: options);

    /// <summary>Batches that are there in the first epoch alone.</summary>
    private sealed class Ending : IBatches
    {
        public int Count => 1;

        public IEnumerable<Batch> Epoch(int number) => number == 1 ? [Good] : [];
    }
}
