using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

public class ErrorTextTests
{
    private readonly CellSession session = CellSession.Start();

    [Theory]
    [InlineData("string text = null; text.Trim()",
        "NullReferenceException: Object reference not set to an instance of an object. Something in this line is null")]
    [InlineData("var none = 0; 1 / none", "DivideByZeroException: Attempted to divide by zero. Whole numbers cannot be divided by 0;")]
    [InlineData("var three = new int[3]; three[3]", "IndexOutOfRangeException: Index was outside the bounds of the array. Positions")]
    [InlineData("new byte[int.MaxValue, int.MaxValue]",
        "OutOfMemoryException: Array dimensions exceeded supported range. All dimensions multiplied are at most")]
    public async Task What_dotnet_leaves_unsaid_is_explained(string code, string beginning)
    {
        (await session.Record(code)).Error.Should().StartWith(beginning);
    }

    [Theory]
    [InlineData("var two = new int[2];\nvar one = 1;\ntwo[5] = one;", "line 3")]
    [InlineData("int Sum(int[] values)\n{\n    var sum = 0;\n    for (var i = 0; i <= values.Length; i++)\n    {\n"
        + "        sum += values[i];\n    }\n\n    return sum;\n}\n\nSum([1, 2])", "line 6 of your code, in Sum", "line 12")]
    [InlineData("var most = int.MaxValue;\nchecked { most++; }", "line 2")]
    public async Task A_check_of_the_compiler_has_its_line(string code, params string[] lines)
    {
        var error = (await session.Record(code)).Error;

        error!.Split('\n')[1..].Should().HaveCount(lines.Length).And.Subject.Zip(lines)
            .Should().OnlyContain(pair => pair.First.StartsWith($"   at {pair.Second}"));
    }

    [Fact]
    public async Task Checks_in_several_lines_of_a_loop_are_named_together()
    {
        var error = (await session.Record(
            "int Sum(int[] a, int[] b)\n{\n    var sum = 0;\n    for (var i = 0; i <= 2; i++)\n    {\n        sum += a[i];\n"
            + "        checked { sum++; }\n        sum += b[i];\n    }\n\n    return sum;\n}\n\nSum([1, 2, 3], [1, 2])")).Error!;

        error.Split('\n')[1..].Should().Equal("   at line 6 or line 8 of your code, in Sum", "   at line 14 of your code");
    }

    [Theory]
    [InlineData("object text = \"x\"; var numbers = (List<int>)text;",
        "InvalidCastException: Unable to cast object of type 'string' to type 'List<int>'.")]
    [InlineData("object pair = new Dictionary<string, int?[]>(); var point = ((int, float))pair;",
        "InvalidCastException: Unable to cast object of type 'Dictionary<string, int?[]>' to type '(int, float)'.")]
    [InlineData("object one = new { A = 1 }; var text = (string)one;",
        "InvalidCastException: Unable to cast object of type 'new { … }' to type 'string'.")]
    [InlineData("class Oops : Exception { }\nthrow new Oops();", "Oops: Exception of type 'Oops' was thrown.")]
    [InlineData("class Oops<TWhat> : Exception { }\nthrow new Oops<int>();", "Oops<int>: Exception of type 'Oops<int>' was thrown.")]
    public async Task Types_are_named_as_in_csharp(string code, string beginning) =>
        (await session.Record(code)).Error.Should().StartWith(beginning);

    [Theory]
    [InlineData("#define DEBUG\nSystem.Diagnostics.Debug.Assert(1 > 2, \"one is less\");", "An assertion failed. one is less")]
    [InlineData("#define TRACE\nSystem.Diagnostics.Trace.Fail(\"never\");", "An assertion failed. never")]
    public async Task An_assertion_that_fails_is_an_exception(string code, string message)
    {
        (await session.Record(code)).Error.Should().StartWith($"InvalidOperationException: {message}");
        (await session.Record("1 + 1")).Status.Should().Be(CellStatus.Succeeded);
    }

    [Fact]
    public async Task An_error_names_the_learners_lines_and_no_others()
    {
        await session.RunAsync("int Parse(string text)\n{\n    return int.Parse(text);\n}");

        var cell = await session.Record("var ok = 1;\n\nParse(\"x\")");

        cell.Status.Should().Be(CellStatus.Failed);
        cell.Result.Error!.Name.Should().Be("FormatException");
        cell.Result.Error.Message.Should().Be("The input string 'x' was not in a correct format.");
        cell.Error.Should().Be(
            "FormatException: The input string 'x' was not in a correct format.\n   at line 3 of cell 1, in Parse\n   at line 3 of " +
                "your code");
    }

    [Theory]
    [InlineData("async Task Wait()\n{\n    await Task.Delay(1);\n    throw new FormatException(\"x\");\n}\nawait Wait();",
        "line 4, in Wait", "line 6")]
    [InlineData("Func<int> f = () =>\n    throw new FormatException(\"x\");\nf()", "line 2", "line 3")]
    [InlineData("int Outer()\n{\n    int Inner() =>\n        throw new FormatException(\"x\");\n    return 1 + Inner();\n}\nOuter()",
        "line 4, in Inner", "line 5, in Outer", "line 7")]
    [InlineData("class C\n{\n    public int P => throw new FormatException(\"x\");\n    public int M() => 1 + P;\n}\nnew C().M()",
        "line 3, in P", "line 4, in M", "line 6")]
    [InlineData("IEnumerable<int> All()\n{\n    yield return 1;\n    throw new FormatException(\"x\");\n}\nAll().ToList()",
        "line 4, in All", "line 6")]
    [InlineData("await Task.Yield();\nthrow new FormatException(\"x\");", "line 2")]
    [InlineData("int Small(int n) => n / 0.CompareTo(0);\nvar a = 1;\ntry { Small(1); } catch (Exception e) { throw new " +
        "FormatException(\"x\"); }", "line 3")]
    public async Task Functions_are_named_as_the_learner_named_them(string code, params string[] places)
    {
        (await session.Record(code)).Error.Should()
            .Be("FormatException: x" + string.Concat(places.Select(place => place.Split(", ", 2)).Select(place =>
                $"\n   at {place[0]} of your code{string.Concat(place.Skip(1).Select(function => $", {function}"))}")));
    }

    [Theory]
    [InlineData(
        "Func<Tensor, Tensor> f = image =>\n{\n    var twice = image * 2;\n    var map = twice.Reshape(3, 5);\n"
        + "    var sum = map.Sum();\n    return sum;\n};\nf(Tensor.Ones([2, 2]))", "line 4", "line 8")]
    [InlineData("var a = Tensor.Ones([2, 2]);\nvar b = a * 2;\nvar c = a[9, 0];\nvar d = b + c;", "line 3")]
    [InlineData(
        "Func<int, int> f = n =>\n{\n    for (var i = 0; i < 3; i++)\n    {\n        n++;\n    }\n\n"
        + "    var twice = n.CompareTo(2);\n    var third = int.Parse(\"x\");\n    return twice + third;\n};\nf(3)", "line 9", "line 12")]
    public async Task Each_of_several_lines_without_branches_is_told_from_the_others(string code, params string[] lines)
    {
        var error = (await session.Record(code)).Error!;

        error.Split('\n').Where(line => line.StartsWith("   at", StringComparison.Ordinal)).Should()
            .Equal(lines.Select(line => $"   at {line} of your code"));
    }

    [Fact]
    public async Task A_small_function_is_not_inlined_into_the_line_that_calls_it() =>
        (await session.Record("int Divide(int a, int b) =>\n    a / b;\n\n1 + Divide(1, 0)")).Error.Should()
            .EndWith("\n   at line 2 of your code, in Divide\n   at line 4 of your code");

    [Fact]
    public async Task Causes_are_told_too()
    {
        var cell = await session.Record("try\n{\n    int.Parse(\"x\");\n}\ncatch (Exception error)\n{\n    throw new " +
            "InvalidOperationException(\"No number.\", error);\n}");

        cell.Error.Should().Be(
            "InvalidOperationException: No number.\n   at line 7 of your code\n"
            + "caused by FormatException: The input string 'x' was not in a correct format.\n   at line 3 of your code");
    }

    [Fact]
    public async Task A_learners_own_exception_goes_by_its_name() =>
        (await session.Record("class Oops : Exception { public override string Message => throw new Exception(); }\nthrow new Oops();"))
            .Error
            .Should().Be("Oops: (its message cannot be read)\n   at line 2 of your code");

    [Fact]
    public async Task What_was_defined_before_the_error_stays()
    {
        await session.RunAsync("var before = 1;");
        await session.RunAsync("var assigned = 2; int.Parse(\"x\"); var after = 3;");

        (await session.ValueOf("(before, assigned, after).ToString()")).Should().Be("(1, 2, 0)");
    }

    [Fact]
    public async Task A_struct_with_an_odd_opinion_of_itself_does_no_harm()
    {
        const string Struct = "struct Odd { public override bool Equals(object other) => throw new Exception(\"no\"); public override " +
            "int GetHashCode() => 0; }";
        await session.RunAsync($"{Struct}\nvar odd = new Odd(); var text = \"before\";");

        await session.RunAsync("int.Parse(\"x\"); var odd = new Odd(); var text = \"after\";");

        (await session.ValueOf("text")).Should().Be("before");
    }

    [Fact]
    public async Task An_exception_of_an_async_void_method_is_the_cells_own() =>
        (await session.Record("async void Later() { await Task.Yield(); throw new FormatException(\"x\"); }\nLater(); await " +
            "Task.Delay(-1);")).Error
            .Should().StartWith("FormatException: x\n   at line 1 of your code, in Later");

    [Fact]
    public async Task An_exception_after_the_end_of_its_cell_ends_nothing()
    {
        await session.RunAsync("var gate = new TaskCompletionSource(); var late = new TaskCompletionSource(); async void Later() { " +
            "await gate.Task; late.SetResult(); throw new FormatException(\"x\"); }\nLater();");

        (await session.ValueOf("gate.SetResult(); await late.Task; \"alive\"")).Should().Be("alive");
    }

    [Fact]
    public async Task A_message_of_any_length_is_cut() =>
        (await session.Record("throw new Exception(new string('x', 10_000_000));")).Result.Error!.Message.Should().HaveLength(4_000);
}
