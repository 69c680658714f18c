using System.Text.Json.Nodes;

namespace CourseKit.Tests.Notebooks.Jupyter.Debugging;

/// <summary>Clients that pause, interrupt, leave, end and come back.</summary>
public sealed class DebugSessionTests
{
    [Theory]
    [InlineData("breakpoint")]
    [InlineData("exception")]
    public async Task A_cell_that_has_stopped_can_be_interrupted(string reason)
    {
        var code = reason == "exception" ? "var a = 1;\nint.Parse(\"x\");" : "var a = 1;\nvar b = 2;";
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.AskAsync("setExceptionBreakpoints", new JsonObject { ["filters"] = new JsonArray("uncaught") });
        await client.BreakAsync(code, reason == "exception" ? [] : [2]);
        var cell = client.Run(code);
        (await client.StopAsync()).Should().Be($"{reason}: Cell 1 2");

        client.Interrupt();

        (await client.EndAsync(cell)).Status.Should().Be("interrupted");
        await client.EventAsync("continued");
        (await client.EndAsync(client.Run("a"))).Should().Be(("succeeded", "1"));
    }

    [Fact]
    public async Task A_pause_stops_a_cell_that_runs()
    {
        const string Endless = "var n = 0;\nwhile (n >= 0)\n{\n    n = 1;\n    Console.Write(n);\n}";
        await using var client = new DebugClient();
        await client.AttachAsync();
        var cell = client.Run(Endless);
        await client.AskAsync("pause");

        (await client.StopAsync()).Should().StartWith("pause: Cell 1 ");

        (await client.AfterAsync("next")).Should().StartWith("step: Cell 1 ");
        client.Interrupt();
        (await client.EndAsync(cell)).Status.Should().Be("interrupted");
    }

    [Fact]
    public async Task Code_goes_on_when_nobody_is_there_any_more()
    {
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.BreakAsync(DebugClient.Loop, 4);
        var cell = client.Run(DebugClient.Loop);
        await client.StopAsync();

        await client.AskAsync("disconnect", new JsonObject { ["restart"] = false });

        (await client.EndAsync(cell)).Should().Be(("succeeded", "6"));
        (await client.EndAsync(client.Run(DebugClient.Loop))).Should().Be(("succeeded", "6"));
    }

    [Fact]
    public async Task A_client_may_end_what_it_debugs()
    {
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.BreakAsync(DebugClient.Loop, 4);
        var cell = client.Run(DebugClient.Loop);
        await client.StopAsync();

        await client.AskAsync("disconnect", new JsonObject { ["terminateDebuggee"] = true });

        (await client.EndAsync(cell)).Status.Should().Be("interrupted");
    }

    [Fact]
    public async Task A_client_that_comes_later_learns_how_things_stand()
    {
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.BreakAsync(DebugClient.Loop, 4);
        client.Run(DebugClient.Loop);
        await client.StopAsync();

        var info = await client.AskAsync("debugInfo");

        ((bool?)info["isStarted"]).Should().BeTrue();
        info["stoppedThreads"]!.AsArray().Should().HaveCount(1);
        var source = (string)info["breakpoints"]![0]!["source"]!;
        source.Should().Be((string?)(await client.FramesAsync())[0]["source"]!["path"])
            .And.StartWith((string)info["tmpFilePrefix"]!).And.EndWith((string)info["tmpFileSuffix"]!);
        ((string?)(await client.AskAsync("source", new JsonObject { ["source"] = new JsonObject { ["path"] = source } }))["content"])
            .Should().Be(DebugClient.Loop);
        ((string?)(await client.ResponseAsync("restartFrame"))["message"]).Should()
            .Be("This debugger does not know the request. Received: restartFrame.");
        client.Interrupt();
    }
}
