using System.Diagnostics;
using CourseKit.Networks.Training.Optimizers;
using CourseKit.Networks.Weights;
using CourseKit.Tensors.Execution;

namespace CourseKit.Networks.Training;

/// <summary>One run of <see cref="Fitting"/>: its epochs, and what is kept of them.</summary>
internal sealed class TrainingRun
{
    private readonly long begin = Stopwatch.GetTimestamp();
    private readonly TimeSpan before;
    private readonly Layer network;
    private readonly IBatches train;
    private readonly IBatches? validation;
    private readonly FitOptions options;
    private readonly Optimizer optimizer;
    private readonly BestEpoch best;
    private readonly History history = new();
    private readonly IProgress<TrainingProgress>? progress;

    public TrainingRun(Layer network, IBatches train, IBatches? validation, FitOptions options)
    {
        options.RequireTrainable(network, train);
        options.RequireRun(validation);
        (this.network, this.train, this.validation, this.options) = (network, train, validation, options);
        optimizer = options.Optimizer ?? new Adam(network);
        best = new BestEpoch(options);
        if (options.Checkpoint is { } path)
        {
            CheckpointFile.RequireWritable(path);
            history = options.Resume && File.Exists(path) ? Resume(Checkpoint.Read(path), path) : history;
        }

        history.StepsPerEpoch = train.Count;
        before = history.Epochs.Aggregate(TimeSpan.Zero, (sum, epoch) => sum + epoch.Duration);
        progress = options.Progress ?? TrainingDisplay.Open?.Invoke();
    }

    private bool IsOver => history.Epochs.Count >= options.Epochs || best.IsPatienceOver(history.Epochs.Count);

    /// <summary>Runs to the end, or until it is stopped.</summary>
    public History Run()
    {
        try
        {
            _ = network.IsTraining ? network : network.Train(); // A part that somebody has put into evaluation mode stays in it.
            optimizer.ZeroGrad();
            while (!IsOver)
            {
                RunEpoch(history.Epochs.Count + 1);
            }

            if (history.Epochs.Count < options.Epochs)
            {
                TrainingObserver.Current?.OnEarlyEnd(history.Epochs.Count, options.Epochs);
            }

            if (options.RestoreBest && best.Weights is { } weights)
            {
                network.Load(weights);
            }
        }
        catch (Exception thrown) when (IsStop(thrown))
        {
            history.IsStopped = true;
            optimizer.ZeroGrad();
        }
        finally
        {
            network.Eval();
            ReportEnd();
        }

        return history;
    }

    private void RunEpoch(int number)
    {
        var start = Stopwatch.GetTimestamp();
        var (means, rate, steps) = (new RunningMeans(options), 0.0, 0);
        foreach (var batch in train.Epoch(number))
        {
            rate = optimizer.CurrentLearningRate;
            Learn(batch, new TrainingPlace(number, ++steps), means);
            progress?.Report(Now(number));
            options.Stop.ThrowIfCancellationRequested();
        }

        if (!means.HasExamples)
        {
            throw new ArgumentException($"An epoch has at least one batch. Received: none in epoch {number}.");
        }

        if (new Divergence(network, history, new TrainingPlace(number, steps), rate).OfParameters() is { } diverged)
        {
            throw diverged;
        }

        var result = new EpochResult(number, means.Loss, means.Metrics, rate, TimeSpan.Zero)
        {
            Validation = validation is null ? null : network.Evaluate(validation, options),
        };
        if (validation is not null && (options.RestoreBest || options.EarlyStopping is not null))
        {
            TrainingObserver.Current?.OnDecision();
        }

        result = result with { Duration = Stopwatch.GetElapsedTime(start) };
        best.Compare(result, network);
        history.Add(result);
        history.Best = history.Epochs[best.Number - 1];
        if (options.Checkpoint is { } path)
        {
            CheckpointFile.Write(path, Checkpoint.Of(network, optimizer, history, best.Weights!));
        }
    }

    /// <summary>The step of a training loop, as one writes it out.</summary>
    private void Learn(Batch batch, TrainingPlace place, RunningMeans means)
    {
        RequireImages(batch, place);
        var scores = network.Call(batch.Images);
        TrainingObserver.Current?.OnLoss(options.Loss, scores, batch.Labels);
        var loss = options.LossOf(scores, batch, $"{place}");
        var divergence = new Divergence(network, history, place, optimizer.CurrentLearningRate);
        if (!float.IsFinite(loss.Item()))
        {
            throw divergence.OfLoss(loss.Item(), scores, batch);
        }

        loss.Backward();
        Clip(divergence);
        optimizer.Step();
        optimizer.ZeroGrad();
        history.Add(loss.Item());
        means.Add(loss.Item(), scores, batch);
    }

    private void Clip(Divergence divergence)
    {
        try
        {
            _ = options.ClipNorm is { } limit ? network.ClipGradients(limit) : 0;
        }
        catch (InvalidOperationException) when (divergence.OfGradients() is { } found)
        {
            throw found;
        }
    }

    private static void RequireImages(Batch batch, TrainingPlace place)
    {
        if (batch.Images.Shape.Rank == 0 || batch.Count == 0)
        {
            throw new ArgumentException($"A batch has at least one image. Received: images {batch.Images.Shape}. In {place}.");
        }
    }

    private History Resume(Checkpoint checkpoint, string path)
    {
        checkpoint.Restore(network, optimizer, path);
        best.Take(checkpoint.History.Best!, checkpoint.Best);
        return checkpoint.History;
    }

    /// <summary>True for what ends a run that was told to stop: a wait that was interrupted among it.</summary>
    private bool IsStop(Exception thrown) =>
        (thrown is OperationCanceledException && options.Stop.IsCancellationRequested) || Interruption.IsRequested;

    /// <summary>Reports the end. Where a display cannot show it any more, since the cell is stopped, the run has ended all the
    /// same.</summary>
    private void ReportEnd()
    {
        try
        {
            progress?.Report(Now(Math.Max(1, history.Epochs.Count)) with { IsFinished = true });
        }
        catch (Exception) when (Interruption.IsRequested)
        {
        }
    }

    private TrainingProgress Now(int epoch) =>
        new(history, epoch, options.Epochs, history.Losses.Count, train.Count, before + Stopwatch.GetElapsedTime(begin));
}
