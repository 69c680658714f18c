using CourseKit.Networks.Prediction;
using CourseKit.Networks.Weights;

namespace CourseKit.Networks.Training;

/// <summary>Training and measuring of a network on batches.</summary>
public static class Fitting
{
    extension(Layer network)
    {
        /// <summary>Trains the network: for each batch a forward pass, the loss, its gradients and a step of the optimizer.</summary>
        /// <remarks>
        /// Gives the same bits as that loop written out. Puts the network into training mode, unless it is in it but for a part that is to
        /// keep its statistics, and leaves it in evaluation mode, ready to predict. When the cell is stopped, or
        /// <see cref="FitOptions.Stop"/> asks for it, the history so far is returned, and the network has the weights of its last whole
        /// step.
        /// </remarks>
        /// <param name="train">The batches to learn from.</param>
        /// <param name="validation">The batches to measure on after each epoch; null for none.</param>
        /// <param name="options">The options; null for five epochs with Adam.</param>
        /// <returns>The history of the run.</returns>
        /// <exception cref="TrainingDivergedException">The loss, or a parameter, is no longer a number.</exception>
        /// <exception cref="ArgumentException">The options, or the labels of a batch, do not fit the network.</exception>
        /// <exception cref="InvalidOperationException">The network is not built.</exception>
        /// <exception cref="WeightsException">The checkpoint to resume from is damaged, or one of another network or optimizer; the message
        /// lists all differences.</exception>
        /// <exception cref="IOException">The checkpoint cannot be written; the last one that could stays.</exception>
        public History Fit(IBatches train, IBatches? validation = null, FitOptions? options = null) =>
            new TrainingRun(network, train, validation, options ?? new FitOptions()).Run();

        /// <summary>Measures the network, in evaluation mode, without changing it.</summary>
        /// <param name="batches">The batches to measure on.</param>
        /// <param name="options">The options, of which loss and metrics count; null for cross-entropy and accuracy.</param>
        /// <exception cref="ArgumentException">There is no batch, or its labels do not fit the network.</exception>
        public Evaluation Evaluate(IBatches batches, FitOptions? options = null)
        {
            options ??= new FitOptions();
            var (predictor, means, number) = (new Predictor(network), new RunningMeans(options), 0);
            foreach (var batch in batches.Epoch(1))
            {
                var scores = predictor.Call(batch.Images);
                options.Stop.ThrowIfCancellationRequested();
                means.Add(options.LossOf(scores, batch, $"batch {++number} of those to measure on").Item(), scores, batch);
            }

            return means.HasExamples
                ? new Evaluation(means.Loss, means.Metrics)
                : throw new ArgumentException("A network is measured on at least one image. Received: batches of which there are none.");
        }
    }
}
