using System.Diagnostics;
using CourseKit.Networks.Prediction;
using CourseKit.Networks.Training.Optimizers;

namespace CourseKit.Networks.Training;

/// <summary>Training and measuring of a network on batches.</summary>
public static class Fitting
{
    extension(Layer network)
    {
        /// <summary>Trains the network: for each batch a forward pass, the loss, its gradients and a step of the optimizer.</summary>
        /// <param name="train">The batches to learn from.</param>
        /// <param name="validation">The batches to measure on after each epoch; null for none.</param>
        /// <param name="options">The options; null for five epochs with Adam.</param>
        /// <returns>The history of the run.</returns>
        public History Fit(IBatches train, IBatches? validation = null, FitOptions? options = null)
        {
            options ??= new FitOptions();
            var optimizer = options.Optimizer ?? new Adam(network);
            var progress = options.Progress ?? TrainingDisplay.Open?.Invoke();
            var (history, begin, step) = (new History(), Stopwatch.GetTimestamp(), 0);
            TrainingProgress Now(int epoch, bool isFinished = false) =>
                new(history, epoch, options.Epochs, step, train.Count, Stopwatch.GetElapsedTime(begin)) { IsFinished = isFinished };
            for (var epoch = 1; epoch <= options.Epochs; epoch++)
            {
                var start = Stopwatch.GetTimestamp();
                var means = new RunningMeans(options);
                network.Train();
                foreach (var batch in train.Epoch(epoch))
                {
                    var scores = network.Call(batch.Images);
                    var loss = options.Loss(scores, batch.Labels);
                    loss.Backward();
                    if (options.ClipNorm is { } limit)
                    {
                        network.ClipGradients(limit);
                    }

                    optimizer.Step();
                    optimizer.ZeroGrad();
                    history.Add(loss.Item());
                    means.Add(loss.Item(), scores, batch);
                    step++;
                    progress?.Report(Now(epoch));
                }

                var result = validation is null ? null : network.Evaluate(validation, options);
                history.Add(new EpochResult(
                    epoch, means.Loss, means.Metrics, optimizer.CurrentLearningRate, Stopwatch.GetElapsedTime(start))
                { Validation = result });
            }

            progress?.Report(Now(options.Epochs, isFinished: true));
            return history;
        }

        /// <summary>Measures the network, in evaluation mode, without changing it.</summary>
        /// <param name="batches">The batches to measure on.</param>
        /// <param name="options">The options, of which loss and metrics count; null for cross-entropy and accuracy.</param>
        public Evaluation Evaluate(IBatches batches, FitOptions? options = null)
        {
            options ??= new FitOptions();
            var (predictor, means) = (new Predictor(network), new RunningMeans(options));
            foreach (var batch in batches.Epoch(1))
            {
                var scores = predictor.Call(batch.Images);
                means.Add(options.Loss(scores, batch.Labels).Item(), scores, batch);
            }

            return new Evaluation(means.Loss, means.Metrics);
        }
    }
}
