using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

public sealed class ShadowedNamesTests
{
    private const string Others = """
        public static class other
        {
            public class Tensor { }
            public class Generator { }
            public class Unknown { }
            public static Tensor ones() => new();
        }
        """;

    private const string Told = "other hides names of the course from here on: Generator, Tensor. "
        + "To have one back, write: using Generator = CourseKit.Tensors.Randomness.Generator;";

    private readonly CellSession session = CellSession.Start(CellEnvironment.Course);

    [Fact]
    public async Task The_later_using_wins_and_says_so_once()
    {
        await session.RunAsync(Others);

        var cell = await session.Record("using static other;\nones() is Tensor");

        cell.Value.Should().Be("True");
        Said(cell).Should().Equal(Told);
        (await session.ValueOf("ones() is Tensor")).Should().Be("True");
        Said(await session.Record("using static other;\nones()")).Should().BeEmpty();
    }

    [Fact]
    public async Task In_the_first_cell_too() => Said(await session.Record($"using static other;\n{Others}")).Should().Equal(Told);

    [Fact]
    public async Task A_cell_that_does_not_compile_for_that_reason_says_it()
    {
        await session.RunAsync(Others);

        var cell = await session.Record("using static other;\nTensor.Ones([2])");

        cell.Status.Should().Be(CellStatus.Failed);
        Said(cell).Should().Equal(Told);
    }

    [Fact]
    public async Task One_of_the_names_is_taken_back_as_the_line_says()
    {
        await session.RunAsync($"using static other;\n{Others}");

        (await session.ValueOf("using Tensor = CourseKit.Tensors.Tensor;\nTensor.Ones([2]).ToString()")).Should().Be("Tensor [2] [1, 1]");
        (await session.ValueOf("Tensor.Ones([1]).ToString()")).Should().Be("Tensor [1] [1]");
    }

    [Theory]
    [InlineData("using System.Numerics;\nVector2.One.X", "1")]
    [InlineData("using CourseKit.Tensors;\nTensor.Ones([1]).Shape[0]", "1")]
    [InlineData("using Microsoft.DotNet.Interactive.Formatting;\n1", "1")]
    [InlineData("using System.Drawing;\nColor.Red.R", "255")]
    [InlineData("using Mine = System.Text.StringBuilder;\nnew Mine(\"a\").Length", "1")]
    public async Task A_using_that_takes_no_name_away_says_nothing(string code, string value)
    {
        var cell = await session.Record(code);

        cell.Value.Should().Be(value);
        Said(cell).Should().BeEmpty();
    }

    [Fact]
    public async Task After_a_restart_it_is_said_again()
    {
        await session.RunAsync($"using static other;\n{Others}");
        await session.RestartAsync();

        Said(await session.Record($"using static other;\n{Others}")).Should().Equal(Told);
    }

    private static IEnumerable<string> Said(Recording cell) => cell.Outputs.OfType<CellOutput.Display>().Select(shown => shown.Data.Text);
}
