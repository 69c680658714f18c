using CourseKit.Networks.Costs;
using CourseKit.Tensors;
using CourseKit.TorchSharp.Conversion;
using TorchSharp;

namespace CourseKit.TorchSharp.Accounting;

/// <summary>The calls of modules that hooks see while a module runs once, and who gives what to whom.</summary>
/// <remarks>
/// A tensor is known by its memory and shape. One that comes from no module, or that has changed since, was computed by a function in
/// between: it gets a row of its own, whose inputs are the results that nobody has read yet.
/// </remarks>
internal sealed class ModuleTrace : IDisposable
{
    private readonly List<TracedCall> calls = [];
    private readonly Dictionary<torch.nn.Module, string> paths = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<torch.nn.Module, TracedLayer> layers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(IntPtr Memory, long Offset, Shape Shape), (int Call, double Sum)> known = [];
    private readonly Dictionary<IntPtr, int> owners = [];
    private readonly Stack<(string Path, int Start, IReadOnlyList<int> Inputs)> running = new();
    private readonly HashSet<int> unread = [];
    private readonly List<torch.Tensor> kept = [];

    private ModuleTrace()
    {
    }

    /// <summary>Runs a module once, in evaluation mode and without gradients, and returns the network of its calls.</summary>
    public static TracedNetwork Of(torch.nn.Module module, IReadOnlyList<torch.Tensor> inputs)
    {
        using var scope = torch.NewDisposeScope();
        using var trace = new ModuleTrace();
        return trace.Run(module, inputs);
    }

    /// <inheritdoc/>
    public void Dispose() => kept.ForEach(tensor => tensor.Dispose());

    private TracedNetwork Run(torch.nn.Module module, IReadOnlyList<torch.Tensor> inputs)
    {
        Remember(inputs[0], 0);
        foreach (var input in inputs.Skip(1))
        {
            Remember(input, Add("", new TracedLayer("Input", ModuleCost.Nothing), [0], input, MemoryUse.Allocated));
        }

        unread.Clear();
        List<(string Path, torch.nn.Module Module)> modules = [("", module), .. module.named_modules()];
        foreach (var (path, part) in modules)
        {
            paths.TryAdd(part, path);
        }

        var modes = modules.ConvertAll(part => (part.Module, part.Module.training));
        var removals = paths.Keys.Select(part => ForwardHooks.Register(part, Begin, End)).ToList();
        try
        {
            using var withoutGradients = torch.no_grad();
            module.eval();
            var outputs = ForwardHooks.Tensors(ForwardHooks.Call(module, inputs)).Select(Number).ToList();
            foreach (var part in paths.Keys.Where(part => !layers.ContainsKey(part)))
            {
                AddUncalled(part, outputs);
            }

            return new(calls, outputs, Sizes(inputs[0]) is [var batch and > 0, ..] ? batch : 1);
        }
        finally
        {
            removals.ForEach(remove => remove?.Invoke());
            modes.ForEach(mode => mode.Module.train(mode.training));
        }
    }

    private void Begin(torch.nn.Module module, object?[] inputs)
    {
        running.Push((paths[module], calls.Count + 1, [.. inputs.SelectMany(ForwardHooks.Tensors).Select(Number)]));
    }

    private void End(torch.nn.Module module, object? result)
    {
        var results = ForwardHooks.Tensors(result).ToList();
        if (results.Count == 0)
        {
            running.Pop();
        }
        else if (module is LayerModule || !module.named_children().Any())
        {
            var (path, _, inputs) = running.Pop();
            var cost = ModuleCost.Of(module);
            var layer = LayerOf(module, cost, cost.Operations is null ? $"{module.GetType().Name}, not counted" : Text(module));
            var memory = inputs.Count > 0 && owners.ContainsKey(Memory(results[0])) && cost.Memory == MemoryUse.Allocated
                ? MemoryUse.View : cost.Memory;
            var number = Add(path, layer, inputs, results[0], memory);
            results.ForEach(tensor => Remember(tensor, number));
        }
        else
        {
            results.ForEach(tensor => Number(tensor));
            var layer = LayerOf(module, ModuleCost.Nothing, "Functional, not counted");
            if (layer.HasParameters)
            {
                Remember(results[0], Add(paths[module], layer, [Number(results[0])], results[0], MemoryUse.View));
            }

            running.Pop();
        }
    }

    /// <summary>Returns the number of the call that a tensor comes from; where that is none that was seen, adds a row for it.</summary>
    private int Number(torch.Tensor tensor)
    {
        var memory = Memory(tensor);
        if (known.TryGetValue(Key(tensor), out var call))
        {
            if (call.Sum.Equals(Sum(tensor)))
            {
                return Read(call.Call);
            }

            return Remember(tensor, AddFunctional(tensor, [call.Call, .. Unread()], MemoryUse.View));
        }

        return Remember(
            tensor,
            owners.TryGetValue(memory, out var owner) ? AddFunctional(tensor, [owner], MemoryUse.View)
                : AddFunctional(tensor, Unread(), MemoryUse.Allocated));
    }

    private int Read(int number)
    {
        unread.Remove(number);
        return number;
    }

    /// <summary>Returns the results inside the module that runs now that nobody has read; one alone was combined with its input.</summary>
    private IReadOnlyList<int> Unread()
    {
        var (_, start, inputs) = running.Count > 0 ? running.Peek() : ("", 1, [0]);
        var results = unread.Where(number => number >= start).Order().ToList();
        return results.Count > 1 ? results : [.. results, .. inputs.Count > 0 || results.Count > 0 ? inputs : [calls.Count]];
    }

    private int AddFunctional(torch.Tensor tensor, IReadOnlyList<int> inputs, MemoryUse memory) => Add(
        running.Count > 0 ? running.Peek().Path : "",
        new TracedLayer(
            memory == MemoryUse.View && inputs.Count == 1 ? "Functional, a view" : "Functional, not counted", ModuleCost.Unknown),
        [.. inputs.Distinct()], tensor, memory);

    /// <summary>Parameters count where no call was seen, too.</summary>
    private void AddUncalled(torch.nn.Module module, IReadOnlyList<int> outputs)
    {
        var layer = new TracedLayer($"{module.GetType().Name}, no call seen", ModuleCost.Nothing, module);
        if (layer.HasParameters)
        {
            layer.Memory = MemoryUse.View;
            calls.Add(new(paths[module], layer, [outputs[0]], []));
        }
    }

    private TracedLayer LayerOf(torch.nn.Module module, ModuleCost cost, string text) =>
        layers.TryGetValue(module, out var layer) ? layer : layers[module] = new(text, cost, module);

    private int Add(string path, TracedLayer layer, IReadOnlyList<int> inputs, torch.Tensor result, MemoryUse memory)
    {
        layer.Memory = memory;
        calls.Add(new(path, layer, [.. inputs.DefaultIfEmpty(0).Select(Read)], Shape.Of(Sizes(result))));
        unread.Add(calls.Count);
        return calls.Count;
    }

    /// <summary>Keeps the memory of a tensor, so that no other gets it while the module runs.</summary>
    private int Remember(torch.Tensor tensor, int number)
    {
        known[Key(tensor)] = (number, Sum(tensor));
        owners[Memory(tensor)] = number;
        kept.Add(tensor.alias().DetachFromDisposeScope());
        return number;
    }

    private static string Text(torch.nn.Module module) => module is LayerModule own ? $"{own}" : module.GetType().Name;

    private static double Sum(torch.Tensor tensor)
    {
        using var sum = tensor.sum(torch.ScalarType.Float64);
        return sum.item<double>();
    }

    private static IntPtr Memory(torch.Tensor tensor) => tensor.storage<float>().data_ptr();

    private static (IntPtr Memory, long Offset, Shape Shape) Key(torch.Tensor tensor) =>
        (Memory(tensor), tensor.storage_offset(), Shape.Of(Sizes(tensor)));

    private static int[] Sizes(torch.Tensor tensor) => [.. tensor.shape.Select(size => (int)size)];
}
