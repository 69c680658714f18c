using System.Globalization;
using CourseKit.Figures.Diagrams;
using CourseKit.Networks;

namespace CourseKit.Figures.Drawings;

/// <summary>Network, drawn from its definition: its layers from the input down, units and stages of equal units in one box each, branches
/// side by side, skip connections at the side; beside each row its maps to scale, its output shape and what it costs.</summary>
/// <remarks>On a page and in a notebook a box of units opens by a click. Made by <see cref="NetworkFigures"/>.</remarks>
public sealed record NetworkDrawing : Drawing
{
    private readonly Diagram diagram;
    private readonly DiagramText text;
    private readonly bool isOpen;

    internal NetworkDrawing(string name, Layer network, Shape input, bool isOpen)
    {
        _ = Graph.Of(network, input); // What does not fit is told with the shape that was given.
        var ledger = new Ledger(network, input.Rank == 0 ? input : [1, .. input[1..]]);
        if (ledger.Graph.Nodes.Count == 1)
        {
            throw new ArgumentException(
                $"A drawing shows a network of one layer or more. Received: {network}. Put layers into it, such as new Relu().");
        }

        this.isOpen = isOpen;
        diagram = new Diagram(ledger, isOpen);
        text = new DiagramText(ledger, diagram.Outline);
        Title = $"{name}: {Message(ledger)}";
        Caption = ledger.TrainingOnlyParameters == 0 ? string.Empty
            : $"Not drawn: layers of training alone, {Cost.InFull(ledger.TrainingOnlyParameters)} parameters.";
    }

    internal Diagram Diagram => diagram;

    /// <inheritdoc/>
    public override string ToHtml() => isOpen ? base.ToHtml() : DiagramPage.Of(this, diagram.Rows(), text.Of).ToString();

    internal override Picture Draw() => diagram.Whole();

    private protected override string Describe() => text.Sentences();

    private protected override string Print() => text.Lines(isOpen);

    /// <summary>The way of the maps: «maps shrink from 224×224 to 7×7, channels grow from 3 to 2,048».</summary>
    private static string Message(Ledger ledger)
    {
        Shape[] maps = [.. ledger.Graph.Nodes.Select(node => node.Shape).Where(shape => shape.Rank == 4 && shape[2] * shape[3] > 1)];
        if (maps.Length == 0 || ledger.Graph.Input.Shape.Rank != 4)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{ledger.Total.Parameters:N0} parameters in ")
                + Words.Count(ledger.Graph.Nodes.Count - 1, "layer");
        }

        var smallest = maps.MinBy(shape => (long)shape[2] * shape[3])!;
        var (first, last) = (maps[0], maps[^1]);
        var way = Size(smallest) == Size(first) ? $"maps stay {Size(first)}"
            : $"maps shrink from {Size(first)} to {Size(smallest)}"
                + (Size(last) == Size(smallest) || last[2] < smallest[2] * 2 ? string.Empty : $" and grow back to {Size(last)}");
        var most = maps.Max(shape => shape[1]);
        return most > first[1] ? string.Create(CultureInfo.InvariantCulture, $"{way}, channels grow from {first[1]:N0} to {most:N0}") : way;
    }

    private static string Size(Shape shape) => $"{shape[2]}×{shape[3]}";
}
