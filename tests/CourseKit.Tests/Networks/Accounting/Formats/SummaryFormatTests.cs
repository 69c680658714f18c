using System.Globalization;
using System.Text.Json;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Accounting.Formats;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Costs;
using CourseKit.Networks.Layers;
using CourseKit.Notebooks.Export.Mathematics;

namespace CourseKit.Tests.Networks.Accounting.Formats;

public sealed class SummaryFormatTests
{
    private static readonly Summary Small = new Sequential(
        ("conv", new Conv2d(2, 3)), ("bn", new BatchNorm2d()), ("a|b", new Flatten()), ("fc", new Linear(10)))
            .Summarize([1, 1, 5, 5], new SummaryOptions
            {
                Name = "small",
            });

    [Fact]
    public void All_are_found() =>
        SummaryFormat.All.Select(format => format.Name).Should().Equal("csv", "html", "json", "markdown", "table");

    [Fact]
    public void An_unknown_one_lists_those_that_there_are() =>
        FluentActions.Invoking(() => SummaryFormat.Named("xml")).Should().Throw<KeyNotFoundException>()
        .WithMessage("There is no format of this name. Received: xml. There are: csv, html, json, markdown, table.");

    [Fact]
    public void As_text_it_is_a_table_with_totals() => Small.ToString().Should().Be(
        """
        small: [1, 1, 5, 5] → [1, 10], fp32

        name  layer        output        kernel  parameters   share  multiply-accumulates  FLOPs  activation bytes  receptive field
        ────  ───────────  ────────────  ──────  ──────────  ──────  ────────────────────  ─────  ────────────────  ───────────────
        conv  Conv2d       [1, 2, 3, 3]  3×3             20   9.3 %                   162    342                72              3×3
        bn    BatchNorm2d  [1, 2, 3, 3]                   4   1.9 %                           36                72              3×3
        a|b   Flatten      [1, 18]                                                                                           global
        fc    Linear       [1, 10]                      190  88.8 %                   180    370                40           global

        parameters            214: 214 trainable, 0 frozen; besides, 4 buffers that are not learned
        multiply-accumulates  342, of convolutions and products of matrices alone, as torchvision's 0.000 GFLOPS
        FLOPs                 748, of everything: 2 · multiply-accumulates + 64 other operations
        activations           184 bytes in fp32
        to predict            1,044 bytes, 1.044 kB (1.02 KiB) at the peak, parameters included; that is when conv: Conv2d(2, kernel 3) is computed
        by the books' rule    1,044 bytes, 1.044 kB (1.02 KiB) to predict: two consecutive layers and the parameters
        to train              2,012 bytes, 2.012 kB (1.965 KiB): input, activations, parameters, gradients, optimizer state (sgd)
        by the books' sum     1,068 bytes, 1.068 kB (1.043 KiB) to train: input, activations and parameters
        receptive field       3×3 pixels after bn; neighbors lie 1 apart, the first begins at 0; global behind that
        the most              parameters: fc, 88.8 %; operations: fc, 49.5 %; activations: conv, 39.1 %
        """);

    [Fact]
    public void Json_has_what_programs_look_for()
    {
        var summary = Summary.Of(ResNet.ResNet50, batch: 2, new SummaryOptions
        {
            Optimizer = OptimizerState.Adam,
        });

        var json = JsonDocument.Parse(SummaryFormat.Named("json").Write(summary)).RootElement;

        json.GetProperty("name").GetString().Should().Be("resnet50");
        json.GetProperty("input").EnumerateArray().Select(size => size.GetInt32()).Should().Equal(2, 3, 224, 224);
        json.GetProperty("output").EnumerateArray().Select(size => size.GetInt32()).Should().Equal(2, 1000);
        json.GetProperty("parameters").GetInt64().Should().Be(25_557_032);
        json.GetProperty("trainableParameters").GetInt64().Should().Be(25_557_032);
        json.GetProperty("buffers").GetInt64().Should().Be(53_120);
        json.GetProperty("multiplyAccumulates").GetInt64().Should().Be(2 * 4_089_184_256L);
        json.GetProperty("flops").GetInt64().Should().Be(summary.Flops.Value);
        json.GetProperty("inferencePeakBytes").GetInt64().Should().Be(summary.Memory.InferencePeak.Value);
        json.GetProperty("trainingBytes").GetInt64().Should().Be(summary.Memory.Training.Value);
        json.GetProperty("receptiveField").GetProperty("size").GetInt32().Should().Be(427);
        json.GetProperty("layers").GetArrayLength().Should().Be(summary.Layers.Count);
        json.GetProperty("layers")[0].GetProperty("receptiveField").GetProperty("rows").GetProperty("start").GetInt32().Should().Be(-3);
        json.TryGetProperty("explanations", out _).Should().BeFalse();
    }

    [Fact]
    public void Csv_has_a_line_of_as_many_values_for_each_layer()
    {
        var lines = SummaryFormat.Named("csv").Write(Small).Split('\n');

        lines.Should().HaveCount(5);
        lines[1].Should().Be("conv,\"Conv2d(2, kernel 3)\",1x2x3x3,3x3,20,20,0,0,0.093458,162,342,72,172,3,3");
        lines[3].Should().Be("a|b,Flatten,1x18,,0,0,0,0,0,0,0,0,72,global,global");
    }

    [Fact]
    public void Csv_has_no_place_for_workings() => FluentActions.Invoking(() => SummaryFormat.Named("csv").Write(Small, explain: true))
        .Should().Throw<ArgumentException>().WithMessage("*Received: csv with explanations.*");

    [Fact]
    public void In_Markdown_names_stay_text()
    {
        var lines = SummaryFormat.Named("markdown").Write(Small).Split('\n');

        lines[6].Should().Be(@"| a\|b | Flatten | \[1, 18\] |  |  |  |  |  |  | global |");
    }

    [Theory]
    [InlineData("resnet18")]
    [InlineData("squeezenet1_1")]
    [InlineData("geron-memory-budget")]
    public void Workings_are_TeX_that_lessons_can_show(string name)
    {
        foreach (var figure in Summary.Of(Architecture.Named(name)).Figures)
        {
            Formula.FromTex(figure.Tex, display: true).Problem.Should().BeNull();
        }

        Formula.FromTex(Summary.Of(Architecture.Named(name)).Memory.LargestBatch(1_000_000_000).Tex).Problem.Should().BeNull();
        var odd = new CalculationStep("50 % of {a_b} & \\c^2", (Arithmetic)2 * 3);
        Formula.FromTex($"\\begin{{aligned}}{odd.Tex}\\end{{aligned}}").Problem.Should().BeNull("names are words, whatever they are");
    }

    [Theory]
    [InlineData("table")]
    [InlineData("markdown")]
    [InlineData("json")]
    [InlineData("html")]
    public void Workings_follow_where_they_are_asked_for(string format)
    {
        var working = format == "markdown" ? @"(3 \cdot 3 + 1) \cdot 2 = 20" : "(3 · 3 + 1) · 2 = 20";

        var written = SummaryFormat.Named(format).Write(Small, explain: true);

        (format == "html" ? System.Net.WebUtility.HtmlDecode(written) : written).Should().Contain(working);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("markdown")]
    [InlineData("csv")]
    [InlineData("json")]
    public void Layers_deeper_than_asked_for_are_put_together(string format)
    {
        var written = SummaryFormat.Named(format).Write(Summary.Of(ResNet.ResNet18), depth: 1);

        written.Should().Contain("layer4").And.NotContain("layer4.0.conv1,").And.Contain("16 layers");
        (written.Split("layer4").Length - 1).Should().BeLessThan(6, "it has a row of its own, and is named in the totals");
    }

    [Fact]
    public void Numbers_look_the_same_everywhere()
    {
        var before = CultureInfo.CurrentCulture;
        var usual = SummaryFormat.All.Select(format => format.Write(Small)).ToList();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

            SummaryFormat.All.Select(format => format.Write(Small)).Should().Equal(usual);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
