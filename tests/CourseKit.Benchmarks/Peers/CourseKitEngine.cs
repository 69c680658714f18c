using CourseKit.Benchmarks.Networks;
using CourseKit.Networks;
using CourseKit.Networks.Prediction;
using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Tensors;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Benchmarks.Peers;

/// <summary>The course's own engine.</summary>
internal sealed class CourseKitEngine : IEngine
{
    public Action Step(Case @case, int threads)
    {
        Workers.Count = threads;
        var random = new Generator(1);
        var network = @case.Build(random);
        return @case.Trains ? Training(@case, network, random) : Prediction(network, random.Normal(@case.Input));
    }

    private static Action Prediction(Layer network, Tensor images)
    {
        var predictor = new Predictor(network);
        return () => predictor.Call(images).FreeAfterBackward();
    }

    private static Action Training(Case @case, Layer network, Generator random)
    {
        Optimizer optimizer = @case.UsesMomentum
            ? new Sgd(network, learningRate: 0.01) { Momentum = 0.9 } : new NAdam(network, learningRate: 0.002);
        var batches = Enumerable.Range(0, Case.Batches).Select(_ => (
            Images: random.Normal(@case.Input),
            Labels: Enumerable.Range(0, @case.Batch).Select(_ => random.Integer(0, Case.Classes)).ToArray())).ToList();
        var turn = 0;
        return () =>
        {
            var (images, labels) = batches[turn++ % batches.Count];
            network.Call(images).CrossEntropy(labels).Backward();
            optimizer.Step();
            optimizer.ZeroGrad();
        };
    }
}
