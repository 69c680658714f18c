using System.Text.Json.Nodes;
using static CourseKit.Tests.Notebooks.Jupyter.LineClient;

namespace CourseKit.Tests.Notebooks.Jupyter;

/// <summary>Requests that run cells, and what else a client asks and sends.</summary>
public sealed class KernelTests
{
    [Fact]
    public async Task A_kernel_says_what_it_is()
    {
        await using var client = new LineClient();

        var reply = Content(await client.ServedAsync("kernel_info_request", []), "kernel_info_reply");

        ((string?)reply["status"]).Should().Be("ok");
        ((string?)reply["protocol_version"]).Should().Be("5.4");
        ((string?)reply["language_info"]!["name"]).Should().Be("csharp");
        ((string?)reply["language_info"]!["file_extension"]).Should().Be(".cs");
    }

    [Fact]
    public async Task A_cell_is_echoed_and_shows_what_it_puts_out_in_order()
    {
        await using var client = new LineClient();

        var messages = await client.RunAsync("""Console.Write("one"); var d = Display(1); d.Update(2); ClearOutput(wait: true); 3""");

        messages.Select(LineClient.Type).Should().Equal(
            "status", "execute_input", "stream", "display_data", "update_display_data", "clear_output", "execute_result", "execute_reply",
                "status");
        messages.Select(message => (string?)message["channel"]).Should()
            .Equal("iopub", "iopub", "iopub", "iopub", "iopub", "iopub", "iopub", "shell", "iopub");
        messages.Should().AllSatisfy(message =>
            ((bool?)message["parent_header"]!["of the client"]).Should().BeTrue("the request's header comes back as it was"));
        var display = Content(messages, "display_data");
        ((string?)display["data"]!["text/plain"]).Should().Be("1");
        ((string?)Content(messages, "update_display_data")["transient"]!["display_id"]).Should()
            .Be((string?)display["transient"]!["display_id"]);
        ((int?)Content(messages, "execute_result")["execution_count"]).Should().Be(1);
        ((int?)Content(messages, "execute_reply")["execution_count"]).Should().Be(1);
    }

    [Fact]
    public async Task What_cells_ask_for_first_is_warmed_up_and_nobody_sees_it()
    {
        await using var client = new LineClient();

        await client.Kernel.Warm;

        (await client.RunAsync("1")).Select(LineClient.Type).Should().Equal(
            "status", "execute_input", "execute_result", "execute_reply", "status");
        client.Log.Should().BeEmpty();
    }

    [Fact]
    public async Task A_cell_that_fails_tells_why_and_those_that_wait_behind_it_are_not_run()
    {
        await using var client = new LineClient();

        client.Send("shell", "execute_request", new JsonObject { ["code"] = "Thread.Sleep(200); throw new Exception(\"no\");" });
        var second = client.Send("shell", "execute_request", new JsonObject { ["code"] = "1" });
        var messages = await client.UntilServedAsync(second);

        var error = Content(messages, "error");
        ((string?)error["ename"]).Should().Be("Exception");
        ((string?)error["evalue"]).Should().Be("no");
        error["traceback"]!.AsArray().Select(line => (string?)line).Should().Equal("Exception: no", "   at line 1 of your code");
        messages.Where(message => Type(message) == "execute_reply").Select(message => (string?)message["content"]!["status"])
            .Should().Equal("error", "aborted");
        Content(await client.RunAsync("2"), "execute_result")["data"]!["text/plain"]!.GetValue<string>().Should().Be("2");
    }

    [Fact]
    public async Task A_cell_that_is_sent_after_a_failed_ones_reply_runs()
    {
        await using var client = new LineClient();
        for (var round = 0; round < 20; round++)
        {
            client.Send("shell", "execute_request", new JsonObject { ["code"] = "throw new Exception();" });
            await client.UntilAsync(message => Type(message) == "execute_reply");

            var next = client.Send("shell", "execute_request", new JsonObject { ["code"] = "1" });

            ((string?)Content(await client.UntilServedAsync(next), "execute_reply")["status"]).Should().Be("ok");
        }
    }

    [Fact]
    public async Task Cells_that_do_not_count_leave_the_numbers_as_they_are()
    {
        await using var client = new LineClient();

        var silent = await client.ServedAsync("execute_request", new JsonObject { ["code"] = "var a = 1; a", ["silent"] = true });
        silent.Select(LineClient.Type).Should().Equal("status", "execute_reply", "status");
        await client.ServedAsync("execute_request", new JsonObject { ["code"] = "a", ["store_history"] = false });

        ((int?)Content(await client.RunAsync("a + 1"), "execute_reply")["execution_count"]).Should().Be(1);
    }

    [Fact]
    public async Task Expressions_are_evaluated_after_the_cell()
    {
        await using var client = new LineClient();

        var reply = Content(
            await client.ServedAsync("execute_request", new JsonObject
            {
                ["code"] = "var a = 20;",
                ["user_expressions"] = new JsonObject { ["sum"] = "a + 1", ["wrong"] = "b" },
            }),
            "execute_reply");

        ((string?)reply["user_expressions"]!["sum"]!["data"]!["text/plain"]).Should().Be("21");
        ((string?)reply["user_expressions"]!["wrong"]!["status"]).Should().Be("error");
    }

    [Fact]
    public async Task A_cell_asks_the_client_that_runs_it()
    {
        await using var client = new LineClient();

        var id = client.Send("shell", "execute_request", new JsonObject
        {
            ["code"] = """Console.Write("Name? "); var name = Console.ReadLine(); var secret = Password("Secret?"); (name, secret)""",
        });
        var asked = await client.UntilAsync(message => Type(message) == "input_request");
        Content(asked, "stream")["text"]!.GetValue<string>().Should().Be("Name? ", "what was printed before is seen before");
        client.Send("stdin", "input_reply", new JsonObject { ["value"] = "Eve" }, session: "somebody else");
        client.Send("stdin", "input_reply", new JsonObject { ["value"] = "Ada" });
        var secret = Content(await client.UntilAsync(message => Type(message) == "input_request"), "input_request");
        ((string?)secret["prompt"]).Should().Be("Secret?");
        ((bool?)secret["password"]).Should().BeTrue();
        client.Send("stdin", "input_reply", new JsonObject { ["value"] = "x" });

        Content(await client.UntilServedAsync(id), "execute_result")["data"]!["text/plain"]!.GetValue<string>().Should().Be("( Ada, x )");
    }

    [Fact]
    public async Task A_client_that_cannot_be_asked_is_not()
    {
        await using var client = new LineClient();

        var messages = await client.ServedAsync(
            "execute_request", new JsonObject { ["code"] = "Console.ReadLine()", ["allow_stdin"] = false });

        ((string?)Content(messages, "error")["evalue"]).Should().StartWith("There is no keyboard to read from where this cell runs.");
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("Input()")]
    [InlineData("Thread.Sleep(Timeout.Infinite)")]
    public async Task A_cell_can_be_interrupted(string code)
    {
        await using var client = new LineClient();
        await client.RunAsync("var kept = 1;");

        var id = client.Send("shell", "execute_request", new JsonObject { ["code"] = code });
        await client.UntilAsync(message => Type(message) is "execute_input");
        client.Send("control", "interrupt_request", []);

        ((string?)Content(await client.UntilServedAsync(id), "error")["ename"]).Should().Be("Interrupted");
        Content(await client.RunAsync("kept"), "execute_result")["data"]!["text/plain"]!.GetValue<string>().Should().Be("1");
    }

    [Fact]
    public async Task Other_requests_do_not_wait_for_a_running_cell()
    {
        await using var client = new LineClient();
        var running = client.Send("shell", "execute_request", new JsonObject { ["code"] = "while (true) { }" });
        await client.UntilAsync(message => Type(message) is "execute_input");

        var info = client.Send("shell", "kernel_info_request", []);

        (await client.UntilServedAsync(info)).Should().NotContain(message => Parent(message) == running);
        client.Send("control", "interrupt_request", []);
        await client.UntilServedAsync(running);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\ude42 and \\ud83d")]
    public async Task Half_a_surrogate_pair_ends_nothing(string half)
    {
        await using var client = new LineClient();
        var type = Line("shell", "a", half, "{}");
        var cell = Line("shell", "b", "execute_request", $$"""{ "{{half}}": 1, "code": "// {{half}}\nConsole.ReadLine()" }""");
        var answer = Line("stdin", "c", "input_reply", $$"""{ "value": "{{half}}" }""");

        client.WriteLine(type);
        client.WriteLine(cell);
        await client.UntilAsync(message => Type(message) == "input_request");
        client.WriteLine(answer);

        var read = Content(await client.UntilServedAsync("b"), "execute_result")["data"]!["text/plain"]!.GetValue<string>();
        read.Should().Contain("\uFFFD");
        client.Log.Should().ContainSingle().Which.Should().Contain("a kind that this kernel does not know");

        static string Line(string channel, string id, string type, string content) =>
            $$"""{"channel":"{{channel}}","content":{{content}},"header":{"msg_id":"{{id}}","msg_type":"{{type}}","session":"client"} }""";
    }

    [Fact]
    public async Task A_cell_may_come_with_a_limit()
    {
        await using var client = new LineClient();

        var messages = await client.ServedAsync(
            "execute_request", new JsonObject { ["code"] = "while (true) { }", ["coursekit_limit"] = 0.25 });

        ((string?)Content(messages, "error")["evalue"]).Should().Be("The cell ran longer than its limit of 0.25 s.");
        ((string?)Content(messages, "execute_reply")["coursekit_status"]).Should().Be("timedOut");
    }

    [Fact]
    public async Task The_cells_that_have_run_can_be_asked_for()
    {
        await using var client = new LineClient();
        foreach (var code in (string[])["1", "22", "1"])
        {
            await client.RunAsync(code);
        }

        (await HistoryAsync(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2 })).Should().Equal((2, "22"), (3, "1"));
        (await HistoryAsync(new JsonObject { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 1, ["stop"] = 3 })).Should()
            .Equal((1, "1"), (2, "22"));
        (await HistoryAsync(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "?", ["unique"] = true })).Should()
            .Equal((3, "1"));

        async Task<IEnumerable<(int, string)>> HistoryAsync(JsonObject asked) =>
            Content(await client.ServedAsync("history_request", asked), "history_reply")["history"]!.AsArray()
                .Select(cell => ((int)cell![1]!, (string)cell[2]!));
    }

    [Fact]
    public async Task A_comm_that_a_client_opens_is_closed()
    {
        await using var client = new LineClient();

        var messages = await client.ServedAsync("comm_open", new JsonObject { ["comm_id"] = "abc", ["target_name"] = "jupyter.widget" });

        ((string?)Content(messages, "comm_close")["comm_id"]).Should().Be("abc");
        Content(await client.ServedAsync("comm_info_request", []), "comm_info_reply")["comms"]!.AsObject().Should().BeEmpty();
    }

    [Theory]
    [InlineData("5", "something else")]
    [InlineData("null", "something else")]
    [InlineData(null, "none")]
    public async Task A_cell_that_is_no_text_is_an_error(string? code, string received)
    {
        await using var client = new LineClient();

        var reply = Content(await client.ServedAsync(
            "execute_request", code is null ? [] : new JsonObject { ["code"] = JsonNode.Parse(code) }), "execute_reply");

        ((string?)reply["status"]).Should().Be("error");
        ((string?)reply["evalue"]).Should().Be($"A cell is sent as text, in the field «code». Received: {received}.");
    }

    [Fact]
    public async Task Lines_that_are_no_messages_are_logged_and_left()
    {
        await using var client = new LineClient();

        foreach (var line in (string[])["", "{", "[1]", "null", """{"channel":"shell"}""",
            """{"channel":"7","header":{"msg_id":"1","msg_type":"x"}}""",
            """{"channel":"shell","header":{"msg_id":"1","msg_id":"2"}}""",
                """{"channel":"shell","header":{"msg_id":"1","msg_type":"make_coffee"},"content":7}"""])
        {
            client.WriteLine(line);
        }

        (await client.ServedAsync("kernel_info_request", [])).Should().NotBeEmpty();
        client.Log.Should().HaveCount(7);
        client.Log[^1].Should().Be("A request of a kind that this kernel does not know was left unanswered. Received: make_coffee.");
    }

    [Fact]
    public async Task A_kernel_that_is_told_to_shut_down_stops_its_cell_and_ends()
    {
        await using var client = new LineClient();
        client.Send("shell", "execute_request", new JsonObject { ["code"] = "while (true) { }" });
        await client.UntilAsync(message => Type(message) is "execute_input");

        client.Send("control", "shutdown_request", new JsonObject { ["restart"] = true });

        var reply = (await client.UntilAsync(message =>
            Type(message) == "shutdown_reply" && (string?)message["channel"] == "control"))[^1];
        ((bool?)reply["content"]!["restart"]).Should().BeTrue();
        await client.Ended;
    }
}
