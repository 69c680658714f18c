using CourseKit.Networks.Training.Optimizers;

namespace CourseKit.Networks.Training;

/// <summary>The learning-rate range test: trains at rates that rise from step to step, until the loss does too.</summary>
/// <remarks>Smith 2015, https://arxiv.org/abs/1506.01186.</remarks>
public static class LearningRateFinder
{
    /// <summary>The multiple of the lowest loss at which the test ends.</summary>
    private const double Diverged = 4;

    /// <summary>The least number of steps of a running mean; otherwise a fiftieth of all.</summary>
    private const double LeastWindow = 5;

    extension(Layer network)
    {
        /// <summary>Measures the loss while the learning rate rises exponentially over one epoch; the network and its optimizer are as
        /// before afterwards.</summary>
        /// <param name="train">The batches to learn from.</param>
        /// <param name="options">The options, of which optimizer, loss and clipping count; null for Adam.</param>
        /// <param name="from">The rate of the first step.</param>
        /// <param name="to">The rate of the last step; groups with a rate of their own keep their proportion to the others.</param>
        /// <exception cref="ArgumentException">The options do not fit the network, or the rates do not rise.</exception>
        public LearningRateCurve FindLearningRate(IBatches train, FitOptions? options = null, double from = 1e-7, double to = 1)
        {
            options ??= new FitOptions();
            options.RequireTrainable(network, train);
            var optimizer = options.Optimizer ?? new Adam(network);
            if (!(from > 0 && to > from && double.IsFinite(to) && optimizer.LearningRate > 0))
            {
                throw new ArgumentException("Learning rates of the test rise from one above 0 to a larger one, and the optimizer's own is "
                    + $"above 0. Received: from {from} to {to}, with an optimizer of {optimizer.LearningRate}.");
            }

            var (wasTraining, state) = (network.IsTraining, Checkpoint.Of(network, optimizer, new History(), best: []));
            try
            {
                network.Train();
                return TrainingObserver.Unwatched(() => Measure(network, train, options, optimizer, from, to));
            }
            finally
            {
                optimizer.ZeroGrad();
                state.Restore(network, optimizer, nameof(LearningRateFinder));
                _ = wasTraining ? network : network.Eval();
            }
        }
    }

    private static LearningRateCurve Measure(
        Layer network, IBatches train, FitOptions options, Optimizer optimizer, double from, double to)
    {
        var (rates, losses) = (new List<double>(), new List<double>());
        var keep = 1 - (1 / Math.Max(LeastWindow, train.Count / 50.0));
        var (sum, lowest) = (0.0, double.PositiveInfinity);
        foreach (var batch in train.Epoch(1))
        {
            var rate = from * Math.Pow(to / from, rates.Count / Math.Max(1.0, train.Count - 1));
            var loss = options.LossOf(network.Call(batch.Images), batch, $"{new TrainingPlace(1, rates.Count + 1)}");
            sum = (keep * sum) + ((1 - keep) * loss.Item());
            var mean = sum / (1 - Math.Pow(keep, rates.Count + 1)); // Without the zero that it began with, as in Adam.
            if (!double.IsFinite(mean) || mean > Diverged * lowest)
            {
                break;
            }

            lowest = Math.Min(lowest, mean);
            rates.Add(rate);
            losses.Add(mean);
            loss.Backward();
            _ = options.ClipNorm is { } limit ? network.ClipGradients(limit) : 0;
            optimizer.Step(rate / optimizer.LearningRate);
            optimizer.ZeroGrad();
        }

        return rates.Count > 0 ? new LearningRateCurve(rates, losses) : throw new ArgumentException(
            "The loss of the first batch is a finite number. Received: another one. Fit says where it comes from.");
    }
}
