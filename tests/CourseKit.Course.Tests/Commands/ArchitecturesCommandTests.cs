using System.Globalization;
using CourseKit.Figures;
using CourseKit.Networks.Architectures;

namespace CourseKit.Course.Tests.Commands;

public sealed class ArchitecturesCommandTests
{
    [Fact]
    public async Task All_are_listed_with_what_is_published()
    {
        var (exitCode, output, error) = await Coursekit.RunAsync(Path.GetTempPath(), "architectures");

        (exitCode, error).Should().Be((0, string.Empty));
        Names(output).Should().Equal(Architecture.All.Select(one => one.Name).Order(StringComparer.Ordinal));
        Row(output, "resnet18").Should().ContainInOrder("3×224×224", "11,689,512", "1.814", "69.758", "89.078");
    }

    [Theory]
    [InlineData("parameters")]
    [InlineData("top1")]
    [InlineData("macs")]
    public async Task They_can_be_sorted_from_the_largest(string by)
    {
        var (exitCode, output, _) = await Coursekit.RunAsync(Path.GetTempPath(), "architectures", "--sort", by);

        exitCode.Should().Be(0);
        Func<Architecture, double?> key = by switch
        {
            "parameters" => one => one.Published.Parameters,
            "top1" => one => one.Published.Top1,
            _ => one => one.Published.GigaMacs,
        };
        var listed = Names(output).Select(Architecture.Named).ToList();
        listed.Should().HaveCount(Architecture.All.Count);
        listed.Select(key).OfType<double>().Should().BeInDescendingOrder();
    }

    [Fact]
    public async Task The_chart_of_all_architectures_has_the_numbers_of_the_list()
    {
        var (_, output, _) = await Coursekit.RunAsync(Path.GetTempPath(), "architectures");
        var points = Plot.Architectures().Points;

        foreach (var bubble in points)
        {
            Row(output, bubble.Name).Should().ContainInOrder(
                bubble.Size.ToString("N0", CultureInfo.InvariantCulture), bubble.X.ToString("0.000", CultureInfo.InvariantCulture),
                bubble.Y.ToString("0.000", CultureInfo.InvariantCulture));
        }

        Names(output).Where(name => Row(output, name)[4].Length > 0).Should().BeEquivalentTo(points.Select(bubble => bubble.Name));
    }

    [Fact]
    public async Task An_unknown_order_lists_those_that_there_are()
    {
        var (exitCode, _, error) = await Coursekit.RunAsync(Path.GetTempPath(), "architectures", "--sort", "beauty");

        exitCode.Should().Be(2);
        error.Should().Be("Architectures can be sorted by name, parameters, macs, top1. Received: beauty.\n");
    }

    private static IEnumerable<string> Names(string output) =>
        Rows(output).Select(cells => cells[0]).Where(name => Architecture.All.Any(one => one.Name == name));

    private static IReadOnlyList<string> Row(string output, string name) => Rows(output).Single(cells => cells[0] == name);

    private static IEnumerable<string[]> Rows(string output) =>
        output.Split('\n').Where(line => line.StartsWith('│'))
            .Select(line => line.Trim('│', ' ').Split('│', StringSplitOptions.TrimEntries));
}
