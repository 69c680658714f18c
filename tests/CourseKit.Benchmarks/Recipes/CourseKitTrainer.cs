using CourseKit.Networks;
using CourseKit.Networks.Prediction;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Training.Schedules;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Benchmarks.Recipes;

/// <summary>The course's own engine, as a learner writes the loop.</summary>
internal sealed class CourseKitTrainer : ITrainer
{
    private readonly Layer network;
    private readonly AdamW optimizer;
    private Predictor? predictor;

    public CourseKitTrainer(Recipe recipe, int steps)
    {
        network = recipe.Network().Build(recipe.Data.Image, new Generator(recipe.Seed));
        optimizer = new AdamW(network, recipe.LearningRate)
        {
            WeightDecay = recipe.WeightDecay,
            Schedule = Schedule.OneCycle(steps),
        };
    }

    public float Learn(Batch batch)
    {
        predictor = null;
        var loss = network.Call(batch.Images).CrossEntropy(batch.Labels);
        loss.Backward();
        optimizer.Step();
        optimizer.ZeroGrad();
        return loss.Item();
    }

    public IEnumerable<int> Classify(Tensor images) =>
        (predictor ??= new Predictor(network)).Call(images).ArgMax(1).ToArray().Select(best => (int)best);
}
