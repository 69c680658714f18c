using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using CourseKit.Grading.Comparison;

namespace CourseKit.Notebooks.Session.Magics;

/// <summary>Says how long the cell takes.</summary>
internal sealed class TimeMagic : Magic
{
    public override IReadOnlyList<string> Names => ["#!time"];

    public override string Help => "Says how long the cell takes from here on.";

    public override void Run(MagicCall call)
    {
        var watch = Stopwatch.StartNew();
        call.AtEnd.Add(() => call.Show(
            string.Create(CultureInfo.InvariantCulture, $"Wall time: {watch.Elapsed.TotalMilliseconds:0.###} ms")));
    }
}

/// <summary>Names the variables.</summary>
internal sealed class WhoMagic : Magic
{
    public override IReadOnlyList<string> Names => ["#!who"];

    public override string Help => "Names the variables that cells have declared.";

    public override void Run(MagicCall call) =>
        call.Show(call.Variables.Count == 0 ? "No variables yet." : string.Join(", ", call.Variables.Select(variable => variable.Name)));
}

/// <summary>Lists the variables with their types and values.</summary>
internal sealed class WhosMagic : Magic
{
    public override IReadOnlyList<string> Names => ["#!whos"];

    public override string Help => "Lists the variables that cells have declared: name, type, value.";

    public override void Run(MagicCall call) => call.Show(call.Variables.Select(variable => new
    {
        variable.Name,
        Type = TypeName.Of(variable.Type),
        Value = ValueFormats.Describe(variable.Value).Text,
    }).ToList());
}

/// <summary>Says what runs here.</summary>
internal sealed class AboutMagic : Magic
{
    public override IReadOnlyList<string> Names => ["#!about"];

    public override string Help => "Says what runs the cells.";

    public override void Run(MagicCall call) => call.Show(
        $"CourseKit {typeof(AboutMagic).Assembly.GetName().Version!.ToString(fieldCount: 3)}: C# 14 on " +
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}.");
}

/// <summary>Lists the magics.</summary>
internal sealed class ListMagic : Magic
{
    public override IReadOnlyList<string> Names => ["#!lsmagic"];

    public override string Help => "Lists these lines.";

    public override void Run(MagicCall call) =>
        call.Show(All.Values.Distinct().OrderBy(magic => magic.Names[0], StringComparer.Ordinal)
            .Select(magic => new { Names = string.Join(", ", magic.Names), magic.Help }).ToList());
}
