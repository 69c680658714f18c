using System.Globalization;
using CourseKit.Tensors.Display;

namespace CourseKit.Networks.Accounting;

/// <summary>A figure of a summary: a whole number that says, step by step, how it comes about.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Amount : IHtml
{
    private readonly Lazy<IReadOnlyList<Step>> parts;

    internal Amount(string name, Arithmetic total, Func<IEnumerable<Step>> parts, string unit = "")
    {
        (Name, Total, Unit) = (name, total, unit);
        this.parts = new(() => [.. parts()]);
    }

    internal Amount(string name, Arithmetic total, IEnumerable<Step> parts, string unit = "")
        : this(name, total, () => parts, unit)
    {
    }

    /// <summary>What it is: <c>parameters</c>.</summary>
    public string Name { get; }

    /// <summary>What it counts, where the name does not say it: <c>bytes</c>.</summary>
    public string Unit { get; }

    /// <summary>The number.</summary>
    public long Value => Total.Value;

    /// <summary>The last step: from the parts to the number.</summary>
    public Arithmetic Total { get; }

    /// <summary>All steps, the last of which gives the number.</summary>
    public IReadOnlyList<Step> Steps => [.. parts.Value, new(Name, Total, Unit)];

    /// <summary>All steps in TeX, one below the other.</summary>
    public string Tex => $"\\begin{{aligned}}\n{string.Join(" \\\\\n", Steps.Select(step => step.Tex))}\n\\end{{aligned}}";

    /// <summary>All steps, a line each; bytes also in larger units.</summary>
    public override string ToString() =>
        string.Join('\n', Steps) + (Unit == Units.Bytes && Value >= 1000 ? $" = {new ByteSize(Value)}" : string.Empty);

    /// <inheritdoc/>
    public string ToHtml() => $"<pre>{IHtml.Encode(ToString())}</pre>";

    /// <summary>The number with its unit: <c>12,613,600 bytes</c>.</summary>
    internal string Brief => Value.ToString("N0", CultureInfo.InvariantCulture) + (Unit.Length == 0 ? string.Empty : $" {Unit}");
}
