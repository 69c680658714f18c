using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;

namespace CourseKit.Course.Tests.Lessons;

/// <summary>What a cell's result is when the kernel that was to run it says something unusual.</summary>
public sealed class CellProcessTests
{
    /// <summary>A kernel that answers its only request with the content that it is started with.</summary>
    private const string Program = """
        read -r request; id=${request#*\"msg_id\":\"}; id=${id%%\"*}
        printf '{"channel":"shell","header":{"msg_id":"1","msg_type":"execute_reply"},"parent_header":{"msg_id":"%s"},"content":%s}\n' "$id" "$0"
        cat > /dev/null
        """;

    [LinuxFact]
    public async Task A_request_that_could_not_be_served_is_a_failure_with_its_error()
    {
        var (result, shown) = await RunAsync(
            """{"status":"error","ename":"Defect","evalue":"of the kernel","traceback":["one","two"],"execution_count":7}""");

        (result.Number, result.Status, result.HasBegun).Should().Be((7, CellStatus.Failed, true));
        result.Error.Should().BeEquivalentTo(new CellOutput.Error("Defect", "of the kernel", ["one", "two"]));
        shown.Should().Equal(result.Error);
    }

    [LinuxFact]
    public async Task A_cell_that_is_aborted_has_not_begun()
    {
        var (result, shown) = await RunAsync("""{"status":"aborted","execution_count":7}""");

        (result.Number, result.Status, result.HasBegun).Should().Be((8, CellStatus.Interrupted, false));
        shown.Should().BeEmpty();
    }

    private static async Task<(CellResult Result, IReadOnlyList<CellOutput> Shown)> RunAsync(string reply)
    {
        await using var process = CellProcess.Start(["sh", "-c", Program, reply]);
        var shown = new List<CellOutput>();
        return (await process.RunAsync(new CellRun("1") { Show = shown.Add }), shown);
    }
}
