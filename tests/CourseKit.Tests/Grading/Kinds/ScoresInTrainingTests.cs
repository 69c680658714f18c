using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using static CourseKit.Tests.Grading.Kinds.TrainingLoops;

namespace CourseKit.Tests.Grading.Kinds;

public sealed class ScoresInTrainingTests
{
    [Fact]
    public void Running_statistics_that_are_not_there_yet_are_told_and_left_as_they_are()
    {
        Layer? trained = null;
        var verdict = new UnnamedTraining().Check((train, random) =>
        {
            trained = Fitted(
                train,
                new Sequential(new Conv2d(8, kernel: 5), new BatchNorm2d(), new Tanh(), new Flatten(), new Linear(10))
                    .Build([1, 1, 28, 28], random),
                network => new Adam(network, 0.01));
            RunningMean(trained).Set(Tensor.Full([8], 10));
            return trained;
        });

        verdict.Relation.Should().StartWith("In training mode, your network recognizes ").And.Contain(", and in evaluation mode ");
        trained!.IsTraining.Should().BeFalse();
        RunningMean(trained).Value.ToArray().Should().OnlyContain(mean => mean == 10);
    }

    [Theory]
    [InlineData(0.01f, "How near have they come in 20 batches, and by which momentum?")]
    [InlineData(0.9f, "By a momentum of 0.9 they are means over the last 2 batches or so, in which the weights changed, too.")]
    public void Whether_running_statistics_had_the_time_follows_from_their_momentum(float momentum, string says) =>
        new UnnamedTraining().Check((train, random) =>
        {
            var trained = Fitted(
                train,
                new Sequential(new Conv2d(8, kernel: 5), new BatchNorm2d(momentum: momentum), new Tanh(), new Flatten(), new Linear(10))
                    .Build([1, 1, 28, 28], random),
                network => new Adam(network, 0.01));
            RunningMean(trained).Set(Tensor.Full([8], 10));
            return trained;
        }).Relation.Should().Contain(says);

    [Fact]
    public void Scores_that_are_others_each_time_are_told() => new UnnamedTraining().Check((train, random) => Fitted(
        train, new Sequential(new Flatten(), new Noise(), new Linear(10)).Build([1, 1, 28, 28], random), layers => new Adam(layers, 0.01)))
        .Relation.Should().StartWith("The same images get other scores each time, in evaluation mode too.");

    private static Parameter RunningMean(Layer network) => network.Parameters.Single(named => named.Name == "1.running_mean").Parameter;

    private sealed class Noise : Layer
    {
        private readonly Generator chance = new(1);

        public override Shape Infer(Shape input) => input;

        protected override Tensor Forward(Tensor x) => x + chance.Normal(x.Shape);
    }
}
