using System.CommandLine;
using System.Globalization;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;
using Spectre.Console;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit architectures</c>: all networks that the course has, and what is known of them.</summary>
internal sealed class ArchitecturesCommand : Command
{
    private static readonly IReadOnlyDictionary<string, Func<Row, double>> Orders = new Dictionary<string, Func<Row, double>>
    {
        ["name"] = _ => 0,
        ["parameters"] = row => row.Architecture.Published.Parameters,
        ["macs"] = row => row.MultiplyAccumulates,
        ["top1"] = row => row.Architecture.Published.Top1 ?? double.NegativeInfinity,
    };

    private readonly Option<string> sort = new("--sort")
    {
        Description = $"What to sort by, numbers from the largest: {string.Join(", ", Orders.Keys)}.",
        DefaultValueFactory = _ => "name",
    };

    public ArchitecturesCommand()
        : base("architectures",
            "Lists all architectures: parameters, multiply-accumulates for one image, and accuracy on ImageNet where that is published.")
    {
        Add(sort);
        SetAction(List);
    }

    private int List(ParseResult arguments)
    {
        var by = arguments.GetRequiredValue(sort);
        if (!Orders.TryGetValue(by, out var order))
        {
            return Terminal.BadInput($"Architectures can be sorted by {string.Join(", ", Orders.Keys)}. Received: {by}.");
        }

        var table = Terminal.Table("name", "image", "parameters", "GMACs", "top-1", "top-5", "source");
        foreach (var column in table.Columns.Skip(2).Take(4))
        {
            column.RightAligned();
        }

        var rows = Architecture.All.Select(one => new Row(one, Summary.Of(one).MultiplyAccumulates.Value));
        foreach (var row in rows.OrderByDescending(order).ThenBy(row => row.Architecture.Name, StringComparer.Ordinal))
        {
            var (architecture, published) = (row.Architecture, row.Architecture.Published);
            table.AddRow(
                Markup.Escape(architecture.Name),
                string.Join('×', architecture.Image),
                published.Parameters.ToString("N0", CultureInfo.InvariantCulture),
                (row.MultiplyAccumulates / 1e9).ToString("0.000", CultureInfo.InvariantCulture),
                Percent(published.Top1),
                Percent(published.Top5),
                Markup.Escape(architecture.Source));
        }

        AnsiConsole.Write(table);
        return ExitCode.Success;
    }

    private static string Percent(double? share) =>
        share is { } percent ? percent.ToString("0.000", CultureInfo.InvariantCulture) : string.Empty;

    private sealed record Row(Architecture Architecture, long MultiplyAccumulates);
}
