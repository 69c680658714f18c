using CourseKit.Networks.Training;

namespace CourseKit.Tests.Figures;

/// <summary>Histories of training runs that nobody had to wait for.</summary>
internal static class Runs
{
    /// <summary>A run whose loss falls, in training and on the validation set.</summary>
    public static History Learning(int epochs, int steps, Action<History, int>? afterEach = null) =>
        Run(epochs, steps, epoch => 1.1 / (epoch + 0.5), afterEach);

    /// <summary>A run that is at its best on the validation set after epoch 3.</summary>
    public static History OverFitted(int epochs, int steps) => Run(epochs, steps, epoch => 0.3 + (0.07 * Math.Abs(epoch - 3)));

    /// <summary>The loss in training at a time in epochs.</summary>
    public static double LossAt(double time) => 2.3 / (1 + (2 * time));

    /// <summary>The accuracy that belongs to a loss.</summary>
    public static double AccuracyAt(double loss) => 1 / (1 + loss);

    private static History Run(int epochs, int steps, Func<int, double> validation, Action<History, int>? afterEach = null)
    {
        var history = new History { StepsPerEpoch = steps };
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            for (var step = 1; step <= steps; step++)
            {
                history.Add((float)LossAt(epoch - 1 + ((double)step / steps)));
                afterEach?.Invoke(history, epoch);
            }

            var loss = LossAt(epoch - 0.5);
            history.Add(new EpochResult(epoch, loss, Accuracy(loss), 0.001, TimeSpan.FromSeconds(2))
            {
                Validation = new Evaluation(validation(epoch), Accuracy(validation(epoch))),
            });
            history.Best = history.Epochs.MinBy(result => result.Validation!.Loss);
        }

        return history;
    }

    private static Dictionary<string, double> Accuracy(double loss) => new() { ["accuracy"] = AccuracyAt(loss) };
}
