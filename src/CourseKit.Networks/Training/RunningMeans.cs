using CourseKit.Tensors;

namespace CourseKit.Networks.Training;

/// <summary>Means of loss and metrics over the examples so far.</summary>
internal sealed class RunningMeans(FitOptions options)
{
    private readonly double[] sums = new double[options.Metrics.Count];
    private double lossSum;
    private long examples;

    public bool HasExamples => examples > 0;

    public double Loss => lossSum / examples;

    public IReadOnlyDictionary<string, double> Metrics =>
        options.Metrics.Zip(sums).ToDictionary(pair => pair.First.Name, pair => pair.Second / examples);

    public void Add(float loss, Tensor scores, Batch batch)
    {
        examples += batch.Count;
        lossSum += (double)loss * batch.Count;
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += options.Metrics[i].OfBatch(scores, batch.Labels) * batch.Count;
        }
    }
}
