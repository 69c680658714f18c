using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Networks.Weights.Darknet;

/// <summary>Connects the layers of a configuration: each to the one before it, but for routes and shortcuts, which name others.</summary>
internal static class DarknetNetwork
{
    public static Layer Of(DarknetConfig config)
    {
        var sections = config.Layers;
        foreach (var (number, section) in sections.Index())
        {
            RequireSources(section, number);
        }

        var network = new FunctionalBlock(
            sections.Index().Select(section => (section.Index, Layer: DarknetLayers.Of(section.Item))).Where(made => made.Layer is not null)
                .Select(made => new NamedLayer($"{made.Index}", made.Layer!)).ToList(),
            (net, x) => Connect(sections, net, x));
        RequireFit(network, config);
        return network;
    }

    /// <summary>Infers all shapes for an image that the configuration is made for; nothing is allocated.</summary>
    private static void RequireFit(FunctionalBlock network, DarknetConfig config)
    {
        const string Rule = "The layers of a configuration fit its image and each other.";
        try
        {
            var weights = network.DescribeAll([1, .. config.Image]).Sum(parameter => (decimal)parameter.Spec.Shape.Elements);
            if (weights > Array.MaxLength)
            {
                throw new WeightsException("The weights of a network fit into a file.", Invariant($"{weights:N0} numbers"), config.Name);
            }
        }
        catch (ShapeException problem)
        {
            throw new WeightsException(Rule, problem, config.Name);
        }
        catch (OverflowException problem)
        {
            throw new WeightsException(Rule, "sizes that no number holds", config.Name, problem);
        }
    }

    private static Node Connect(IReadOnlyList<DarknetSection> sections, GraphBuilder net, Node x)
    {
        var (results, outputs) = (new List<Node>(), 0);
        foreach (var (number, section) in sections.Index())
        {
            var before = number == 0 ? x : results[^1];
            Node[] sources = [.. Sources(section, number).Select(source => results[source])];
            results.Add(section.Kind switch
            {
                "route" => sources is [var only] ? only : net.Call(new Concat(), sources),
                "shortcut" => net.Call($"{number}", net.Call(new Add(), [before, .. sources])),
                "yolo" => before,
                _ => net.Call($"{number}", before),
            });
            if (section.Kind == "yolo")
            {
                net.Output($"yolo{outputs++}", before);
            }
        }

        return results[^1];
    }

    /// <summary>The layers that a section names: from the first if positive, from its own place back if negative.</summary>
    private static IEnumerable<int> Sources(DarknetSection section, int number) => section.Kind switch
    {
        "route" => section.Numbers("layers").Select(source => source < 0 ? number + source : source),
        "shortcut" => section.Numbers("from").Select(source => source < 0 ? number + source : source),
        _ => [],
    };

    private static void RequireSources(DarknetSection section, int number)
    {
        var sources = Sources(section, number).ToList();
        if (sources.Any(source => source < 0 || source >= number) || (section.Kind == "route" && sources.Count == 0))
        {
            throw section.Unsuitable(
                "Routes and shortcuts name layers before them.",
                $"{(sources.Count == 0 ? "none" : Excerpt.Of([.. sources.Select(source => $"{source}")]))} in layer {number}");
        }
    }
}
