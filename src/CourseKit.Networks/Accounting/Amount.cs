using System.Globalization;
using CourseKit.Networks.Costs;
using CourseKit.Tensors.Display;

namespace CourseKit.Networks.Accounting;

/// <summary>Figure of a summary: a whole number with its calculation, step by step.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Amount : IHtml
{
    private readonly Lazy<IReadOnlyList<CalculationStep>> parts;

    internal Amount(string name, Arithmetic total, Func<IEnumerable<CalculationStep>> parts, string unit = "")
    {
        (Name, Total, Unit) = (name, total, unit);
        this.parts = new(() => [.. parts()]);
    }

    internal Amount(string name, Arithmetic total, IEnumerable<CalculationStep> parts, string unit = "")
        : this(name, total, () => parts, unit)
    {
    }

    /// <summary>Gets the name: <c>parameters</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the unit, where it is no plain number: <c>bytes</c>.</summary>
    public string Unit { get; }

    /// <summary>Gets the number.</summary>
    public long Value => Total.Value;

    /// <summary>Gets the last step of the calculation.</summary>
    public Arithmetic Total { get; }

    /// <summary>Gets all steps of the calculation, the total last.</summary>
    public IReadOnlyList<CalculationStep> Steps => [.. parts.Value, new(Name, Total, Unit)];

    /// <summary>Gets all steps in TeX, aligned one below the other.</summary>
    public string Tex => $"\\begin{{aligned}}\n{string.Join(" \\\\\n", Steps.Select(step => step.Tex))}\n\\end{{aligned}}";

    /// <summary>Returns all steps, a line each; bytes also in larger units.</summary>
    public override string ToString() =>
        string.Join('\n', Steps) + (Unit == Units.Bytes && Value >= 1000 ? $" = {new ByteSize(Value)}" : string.Empty);

    /// <inheritdoc/>
    public string ToHtml() => $"<pre>{IHtml.Encode(ToString())}</pre>";

    /// <summary>The number with its unit: <c>12,613,600 bytes</c>.</summary>
    internal string Brief => Value.ToString("N0", CultureInfo.InvariantCulture) + (Unit.Length == 0 ? string.Empty : $" {Unit}");
}
