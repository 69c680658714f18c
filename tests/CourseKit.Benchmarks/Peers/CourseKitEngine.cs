using CourseKit.Benchmarks.Networks;
using CourseKit.Networks;
using CourseKit.Networks.Prediction;
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
        Tensor[] parameters = [.. network.Parameters.Where(named => named.Parameter.IsTrainable).Select(named => named.Parameter.Value)];
        var optimizer = @case.UsesMomentum ? Optimizer.Sgd(parameters, 0.01f, momentum: 0.9f) : Optimizer.NAdam(parameters, 0.002f);
        var forward = FusedChain.Of(network);
        var batches = Enumerable.Range(0, Case.Batches).Select(_ => (
            Images: random.Normal(@case.Input),
            Labels: Enumerable.Range(0, @case.Batch).Select(_ => random.Integer(0, Case.Classes)).ToArray())).ToList();
        var turn = 0;
        return () =>
        {
            var (images, labels) = batches[turn++ % batches.Count];
            var logits = forward(images);
            var loss = logits.CrossEntropy(labels);
            logits.FreeAfterBackward();
            loss.Backward();
            optimizer.Step();
        };
    }
}
