using CourseKit.Networks.Costs;
using CourseKit.Tensors;

namespace CourseKit.Networks.Accounting;

/// <summary>The rows of a summary: the calls of a prediction, then those of training alone.</summary>
internal static class SummaryRows
{
    public static IReadOnlyList<LayerSummary> Of(Graph prediction, Graph training, Liveness liveness, DataType type)
    {
        var inputs = new Dictionary<Layer, Shape>();
        foreach (var node in training.Nodes.Concat(prediction.Nodes).Where(node => node.Layer is not null))
        {
            inputs.TryAdd(node.Layer!, node.Inputs[0].Shape);
        }

        var counted = new HashSet<Layer>();
        IEnumerable<LayerSummary> rows =
        [
            .. Rows(prediction, node => liveness.IsOwner(node) ? Liveness.Bytes(node, type) : 0, node => liveness.Alive[node.Number]),
            .. OnlyIn(training, prediction),
        ];
        var total = rows.Sum(row => row.Parameters.Value);
        return [.. rows.Select(row => row with { Share = total == 0 ? 0 : row.Parameters.Value / (double)total })];

        IEnumerable<LayerSummary> Rows(Graph graph, Func<Node, Arithmetic> bytes, Func<Node, long> alive) =>
            graph.Nodes.Skip(1).Zip(Fields(graph).Skip(1), (node, field) =>
                Row(node, field) with { ActivationBytes = bytes(node), AliveBytes = alive(node) });

        IEnumerable<LayerSummary> OnlyIn(Graph more, Graph less)
        {
            var there = less.Nodes.Skip(1).CountBy(Key).ToDictionary();
            return more.Nodes.Skip(1).Zip(Fields(more).Skip(1))
                .Where(call => !there.TryGetValue(Key(call.First), out var left) || (there[Key(call.First)] = left - 1) < 0)
                .Select(call => Row(call.First, call.Second) with { Operations = Operations.None, IsOnlyInTraining = true });
        }

        LayerSummary Row(Node node, ReceptiveField2d field)
        {
            var layer = node.Layer!;
            var isRepeated = !counted.Add(layer);
            var parameters = isRepeated ? ParameterCount.None : ParameterCount.Of(layer, inputs[layer]);
            return new()
            {
                Name = node.Name,
                Layer = $"{layer}",
                Output = node.Shape,
                Kernel = layer.ReceptiveFieldStep.Window is { } window ? $"{window.Rows.Kernel}×{window.Columns.Kernel}" : string.Empty,
                TrainableParameters = parameters.Trainable,
                FrozenParameters = parameters.Frozen,
                Buffers = parameters.Buffers,
                Operations = layer.MemoryUse == MemoryUse.IdentityInPrediction ? Operations.None
                    : layer.CountOperations([.. node.Inputs.Select(input => input.Shape)], node.Shape),
                ActivationBytes = 0,
                AliveBytes = 0,
                ReceptiveField = field,
                IsRepeated = isRepeated,
            };
        }
    }

    /// <summary>The receptive field of each node.</summary>
    public static IReadOnlyList<ReceptiveField2d> Fields(Graph graph)
    {
        var fields = new ReceptiveField2d[graph.Nodes.Count];
        foreach (var node in graph.Nodes)
        {
            fields[node.Number] = node.Layer is not null ? FieldOf(node, fields)
                : node.Shape.Rank == 4 ? ReceptiveField2d.Pixel : ReceptiveField2d.Unknown;
        }

        return fields;
    }

    private static ReceptiveField2d FieldOf(Node node, IReadOnlyList<ReceptiveField2d> fields)
    {
        var shapes = node.Inputs.Select(input => input.Shape).ToList();
        return node.Inputs.Select((input, i) =>
            (Field: fields[input.Number], input.Shape, Step: node.Layer!.ReceptiveFieldStepOf(i, shapes, node.Shape)))
            .Where(path => !path.Step.IsUnused)
            .Select(path => path.Field.Through(path.Step, path.Shape, node.Shape))
            .Aggregate((one, other) => one.Union(other));
    }

    private static (string Name, Type? Kind) Key(Node node) => (node.Name, node.Layer?.GetType());
}
