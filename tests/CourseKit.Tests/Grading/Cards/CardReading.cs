using System.Xml.Linq;
using CourseKit.Grading;

namespace CourseKit.Tests.Grading.Cards;

/// <summary>Reads the HTML of a verdict back, as a screen reader would.</summary>
internal sealed class CardReading
{
    private readonly XElement card;

    public CardReading(Verdict verdict) => card = XElement.Parse(verdict.ToHtml());

    public IReadOnlyList<XElement> Pictures => [.. card.Descendants("img")];

    /// <summary>The first words of each part, from top to bottom.</summary>
    public IReadOnlyList<string> Parts => [.. card.Elements().Where(part => part.Name != "style").Select(part => part.Value.Trim())];

    public XElement Table(string name) => card.Descendants("table").First(table =>
        ((string?)table.Attribute("aria-label") ?? string.Empty).StartsWith(name, StringComparison.Ordinal));

    public int Tables(string name) => card.Descendants("table").Count(table =>
        ((string?)table.Attribute("aria-label") ?? string.Empty).StartsWith(name, StringComparison.Ordinal));

    /// <summary>The cells of a table by the labels of their rows and columns.</summary>
    public Dictionary<(string Row, string Column), XElement> Cells(string name)
    {
        var rows = Table(name).Elements("tr").ToList();
        string[] columns = [.. rows[0].Elements("th").Select(head => head.Attribute("scope")!.Value == "col" ? head.Value : "?")];
        return rows.Skip(1).SelectMany(row => row.Elements("td").Select((cell, at) =>
            (Place: (row.Element("th")!.Value, columns[at]), Cell: cell))).ToDictionary(one => one.Place, one => one.Cell);
    }

    /// <summary>The places of the cells that are said to differ.</summary>
    public IEnumerable<(int Row, int Column)> Marked(string name) => Cells(name)
        .Where(cell => cell.Value.Value.EndsWith(" differs", StringComparison.Ordinal))
        .Select(cell => (int.Parse(cell.Key.Row), int.Parse(cell.Key.Column)));
}
