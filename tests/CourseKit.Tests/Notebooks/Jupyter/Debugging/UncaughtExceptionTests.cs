using System.Text.Json.Nodes;

namespace CourseKit.Tests.Notebooks.Jupyter.Debugging;

/// <summary>Cells that stop at exceptions that their code does not catch.</summary>
public sealed class UncaughtExceptionTests
{
    [Theory]
    [InlineData("int Half(int n)\n{\n    return 1 / n;\n}\nHalf(0)", "exception: Half 3 < Cell 1 5")]
    [InlineData("var t = new float[2];\nt[5] = 1;", "exception: Cell 1 2")]
    [InlineData("Tensor a = [1, 2], b = [1, 2, 3];\nvar c = a + b;", "exception: Cell 1 2")]
    [InlineData("try\n{\n    int.Parse(\"x\");\n}\ncatch (InvalidOperationException) { }", "exception: Cell 1 3")]
    [InlineData("async Task<int> F()\n{\n    await Task.Yield();\n    return int.Parse(\"x\");\n}\nawait F()", "exception: F 4 < Cell 1 6")]
    public async Task An_exception_stops_where_it_is_thrown_or_what_throws_is_called(string code, string place)
    {
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.AskAsync("setExceptionBreakpoints", new JsonObject { ["filters"] = new JsonArray("uncaught") });

        var cell = client.Run(code);

        (await client.StopAsync()).Should().Be(place);
        ((string?)(await client.AskAsync("exceptionInfo"))["exceptionId"]).Should().EndWith("Exception");
        await client.AskAsync("continue");
        (await client.EndAsync(cell)).Status.Should().Be("failed", "it stops once");
    }

    [Theory]
    [InlineData("string F()\n{\n    try { int.Parse(\"x\"); return \"no\"; }\n    catch (FormatException) { return \"caught\"; }\n}\nF()")]
    [InlineData("string F() => int.Parse(\"x\").ToString();\nvar said = \"\"; try { said = F(); } catch { said = \"caught\"; }\nsaid")]
    [InlineData("int.TryParse(\"x\", out var n); \"caught\"")]
    [InlineData("var task = Task.Run(() => { try { throw new Exception(); } catch { return \"caught\"; } });\nawait task")]
    public async Task An_exception_that_is_caught_does_not_stop(string code)
    {
        await using var client = new DebugClient();
        await client.AttachAsync();
        await client.AskAsync("setExceptionBreakpoints", new JsonObject { ["filters"] = new JsonArray("uncaught") });

        (await client.EndAsync(client.Run(code))).Should().Be(("succeeded", "caught"));
    }
}
