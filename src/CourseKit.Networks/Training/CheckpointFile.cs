using System.Text.Json;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.Safetensors;
using CourseKit.Tensors;
using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Training;

/// <summary>Reads and writes checkpoints: safetensors whose metadata hold what is not a tensor, as JSON.</summary>
internal static class CheckpointFile
{
    private const string Rule = "A checkpoint of training is a file that FitOptions.Checkpoint has written.",
        Metadata = "coursekit.training", Weights = "model.", Best = "best.", First = "optimizer.first.", Second = "optimizer.second.",
        Losses = "losses";

    /// <summary>Makes sure, before hours of training, that a file can be written.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not.</exception>
    public static void RequireWritable(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"A checkpoint is a file. Received: the folder {path}. Name a file in it, such as "
                + $"{Path.Combine(path, "digits.ckpt")}.");
        }

        if (!WholeFile.IsDevice(path))
        {
            var probe = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, TemporaryOf(path));
            WholeFile.Write(probe, []);
            File.Delete(probe);
        }
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written; an earlier one stays.</exception>
    public static void Write(string path, Checkpoint checkpoint)
    {
        try
        {
            WholeFile.Write(path, stream => Write(stream, checkpoint), temporary: TemporaryOf(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"A checkpoint is written after each epoch, to a disk with room for it. Received, after epoch "
                + $"{checkpoint.History.Epochs.Count}: {problem.Message.TrimEnd('.')}. The file of the epoch before stays, where there is "
                + "one. Make room, then go on from it: Resume = true, or --resume for the command.", problem);
        }
    }

    /// <summary>Writes the content of a file.</summary>
    public static void Write(Stream stream, Checkpoint checkpoint)
    {
        var states = checkpoint.Optimizer.States;
        SafetensorsFile.Write(
            stream,
            new StateDict(
            [
                .. checkpoint.Weights.Select(tensor => (Weights + tensor.Name, tensor.Value)),
                .. checkpoint.Best.Select(tensor => (Best + tensor.Name, tensor.Value)),
                .. from state in states where state.Value.KnownFirst is not null select (First + state.Key, state.Value.First),
                .. from state in states where state.Value.KnownSecond is not null select (Second + state.Key, state.Value.Second),
                (Losses, Tensor.From([checkpoint.History.Losses.Count], [.. checkpoint.History.Losses])),
            ]),
            new Dictionary<string, string>
            {
                [SafetensorsFile.MainPrefix] = Weights,
                [Metadata] = CheckpointHeader.Of(checkpoint).ToJson(),
            });
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="WeightsException">It is damaged, or no checkpoint of training.</exception>
    public static Checkpoint Read(string path) => WeightsFile.Read(path, Rule, Read);

    /// <summary>Reads a file from a stream that can seek, from its start.</summary>
    /// <exception cref="WeightsException">It is damaged, or no checkpoint of training.</exception>
    public static Checkpoint Read(Stream stream, string name) =>
        WeightsFile.Read(stream, name, Rule, [FileFormat.Safetensors], () =>
        {
            var (tensors, metadata) = SafetensorsFile.ReadAll(stream, name);
            return metadata.TryGetValue(Metadata, out var json)
                ? Of(tensors, HeaderOf(json, name), name)
                : throw new WeightsException(Rule, "a safetensors file of weights alone, which StateDict.Read reads", name);
        });

    private static string TemporaryOf(string path) => $".{Path.GetFileName(path)}.tmp";

    private static CheckpointHeader HeaderOf(string json, string name)
    {
        try
        {
            return CheckpointHeader.Parse(json) is { Version: CheckpointHeader.Current } header
                ? header
                : throw new WeightsException(Rule, "one that a later version of the course has written", name);
        }
        catch (JsonException problem)
        {
            throw new WeightsException("The state of training is JSON with the fields of this version.",
                Excerpt.Of(problem.Message.TrimEnd('.'), 300), name, problem);
        }
    }

    private static Checkpoint Of(StateDict tensors, CheckpointHeader header, string name)
    {
        var history = new History();
        foreach (var epoch in header.Epochs)
        {
            history.Add(epoch.ToResult(history.Epochs.Count + 1));
        }

        if (!tensors.Contains(Losses) || header.ParameterSteps.Keys.FirstOrDefault(one => ShapeOf(one, tensors) is null) is not null)
        {
            throw new WeightsException("A checkpoint of training holds the losses, and each parameter that has made a step.",
                "one that lacks some of them", name);
        }

        foreach (var loss in tensors[Losses].ToArray())
        {
            history.Add(loss);
        }

        history.Best = history.Epochs[header.Best - 1];
        var states = header.ParameterSteps.ToDictionary(entry => entry.Key, entry => new ParameterState(ShapeOf(entry.Key, tensors)!.Value)
        {
            Steps = entry.Value,
            KnownFirst = StateOf(First, entry.Key, tensors, name),
            KnownSecond = StateOf(Second, entry.Key, tensors, name),
        });
        return new Checkpoint(
            header.Network, tensors.WithoutPrefix(Weights), tensors.WithoutPrefix(Best), history,
            new OptimizerCheckpoint(header.Optimizer, header.Steps, header.LearningRate, header.GroupRates, states), header.Generators);
    }

    private static Shape? ShapeOf(string parameter, StateDict tensors) =>
        tensors.Contains(Weights + parameter) ? tensors[Weights + parameter].Shape : null;

    private static Tensor? StateOf(string prefix, string parameter, StateDict tensors, string name) =>
        !tensors.Contains(prefix + parameter) ? null
        : tensors[prefix + parameter] is var state && state.Shape == tensors[Weights + parameter].Shape ? state
        : throw new WeightsException("The state of an optimizer has the shapes of the parameters.",
            $"{Excerpt.Of(prefix + parameter)} {state.Shape}", name);
}
