using CourseKit.Networks;
using TorchSharp;

namespace CourseKit.TorchSharp.Conversion;

/// <summary>The modules of a network, each registered below the root by its path: <c>layer1.0.conv1</c>.</summary>
internal sealed class ModuleTree
{
    private readonly Dictionary<string, Layer> layers = [];
    private readonly Dictionary<string, torch.nn.Module> modules;
    private readonly Dictionary<Layer, LayerModule> byLayer = [];
    private readonly Dictionary<(string Path, string Text, int Number), LayerModule> unnamed = [];

    /// <summary>Makes the modules of all layers of a network below a root.</summary>
    public ModuleTree(torch.nn.Module root, Layer network)
    {
        modules = new() { [string.Empty] = root };
        var named = network.NamedLayers().ToList();
        var leaves = named.Where(one => one.Layer is not Block).ToList();
        var paths = named.CountBy(one => one.Path).ToDictionary();

        // A path that several have is that of the layer with parameters; the others get names that are made up.
        foreach (var (path, layer) in leaves.Where(leaf => leaf.Path.Length > 0 && (paths[leaf.Path] == 1 || HasParameters(leaf.Layer))))
        {
            layers.TryAdd(path, layer);
        }

        foreach (var path in layers.Keys)
        {
            Module(path);
        }

        foreach (var (path, layer) in leaves)
        {
            Add(path, layer);
        }
    }

    /// <summary>Returns the modules that the nodes of a graph call, by their numbers; none for the input.</summary>
    public IReadOnlyList<LayerModule?> Of(Graph graph)
    {
        var calls = new Dictionary<(string, string), int>();
        return [.. graph.Nodes.Select(node => node.Layer is { } layer
            ? byLayer.TryGetValue(layer, out var named) ? named : Unnamed(node.Name, layer) : null)];

        LayerModule Unnamed(string path, Layer layer)
        {
            var number = calls[(path, $"{layer}")] = calls.GetValueOrDefault((path, $"{layer}")) + 1;
            return unnamed.TryGetValue((path, $"{layer}", number), out var known)
                ? known : unnamed[(path, $"{layer}", number)] = Attach(path, new LayerModule(layer));
        }
    }

    /// <summary>Makes the module of a layer, at its path, or below what is there already: a layer without a name is one more part of its
    /// block.</summary>
    private void Add(string path, Layer layer)
    {
        var module = Module(path) as LayerModule is { } own && own.Layer == layer ? own : Attach(path, new LayerModule(layer));
        byLayer[layer] = module;
        module.CopyParametersInto(Module(path));
    }

    private static bool HasParameters(Layer layer) => layer.OwnParameters.Count > 0;

    private torch.nn.Module Module(string path)
    {
        if (!modules.TryGetValue(path, out var module))
        {
            modules[path] = module = layers.TryGetValue(path, out var layer) ? new LayerModule(layer) : new BlockModule();
            var dot = path.LastIndexOf('.');
            Module(dot < 0 ? string.Empty : path[..dot]).register_module(path[(dot + 1)..], module);
        }

        return module;
    }

    /// <summary>Registers a module under a name that is made up from its type, as torch.fx does: <c>add</c>, <c>add_1</c>.</summary>
    private LayerModule Attach(string path, LayerModule module)
    {
        var (parent, kind) = (Module(path), module.Layer.GetType().Name.ToLowerInvariant());
        var taken = parent.named_children().Select(child => child.name).ToHashSet();
        var name = Enumerable.Range(0, int.MaxValue).Select(number => number == 0 ? kind : $"{kind}_{number}")
            .First(candidate => !taken.Contains(candidate));
        parent.register_module(name, module);
        return module;
    }
}
