using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

/// <summary>The time after which a silent process is ended: a minute, and for each part its limit and five minutes.</summary>
public class CellRunTests
{
    [Theory]
    [InlineData("1", 0.5, 60 + 300.5)]
    [InlineData("#!time\n1", 10, 60 + (3 * 310))]
    [InlineData("1\n#!time\n2\n  #!whos", 7, 60 + (5 * 307))]
    [InlineData("1", 86_400, 60 + 86_700)]
    [InlineData("#!time\n1", 31_536_000, 49 * 86_400)]
    public void Each_part_of_a_cell_may_fetch_packages_and_run_up_to_its_limit(string code, double limit, double longest) =>
        (new CellRun(code) { Limit = TimeSpan.FromSeconds(limit) }).LongestElapsed.Should().Be(TimeSpan.FromSeconds(longest));

    [Fact]
    public void A_cell_without_a_limit_may_take_any_time() => new CellRun("1").LongestElapsed.Should().BeNull();

    [Fact]
    public void The_longest_limit_is_none_that_a_timer_refuses()
    {
        using var timer = new CancellationTokenSource();

        var start = () => timer.CancelAfter(new CellRun("1") { Limit = TimeSpan.MaxValue }.LongestElapsed!.Value);

        start.Should().NotThrow();
    }
}
