using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

public class GuardedCellTests
{
    private readonly CellSession session = CellSession.Start();

    /// <summary>Cells, and the texts of their values.</summary>
    public static TheoryData<string, string> Cells => new()
    {
        { "int Add(int a, int b) => a + b;\nAdd(1, 2)", "3" },
        { "byte One() => 1;\nOne()", "1" },
        { "int? Maybe(bool b) => b ? 1 : null;\nMaybe(false) ?? 5", "5" },
        { "int[] Pair() => [1, 2];\nPair()[1]", "2" },
        { "List<int> Empty() => new();\nEmpty().Count", "0" },
        { "int Never() => throw new Exception();\nFunc<int> f = Never; f.Method.Name", "Never" },
        { "var cell = new[] { 1 };\nref int First() => ref cell[0];\nFirst() = 7; cell[0]", "7" },
        { "var n = 0;\nvoid Grow() => n++;\nGrow(); Grow(); n", "2" },
        { "var n = 0;\nasync Task Grow() => await Task.Run(() => n++);\nawait Grow(); n", "1" },
        { "async Task<int> Twice(int n) => 2 * await Task.FromResult(n);\nawait Twice(4)", "8" },
        { "IEnumerable<int> Squares(int n) { for (var i = 0; i < n; i++) yield return i * i; }\nSquares(4).Sum()", "14" },
        { "class Box { int v; public int V { get => v; set => v = value + 1; } public int this[int i] => v * i; public static " +
            "Box operator +(Box a, Box b) => new() { v = a.v + b.v }; public Box() => v = 1; }\n" +
            "(new Box { V = 2 } + new Box())[10]", "40" },
        { "Action<int> print = i => Console.Write(i); Func<int, int> next = i => i + 1;\nprint(1); next(1)", "2" },
        { "System.Linq.Expressions.Expression<Func<int, int>> tree = i => i + 1;\ntree.Compile()(1)", "2" },
        { "var s = 0; for (var i = 0; i < 3; i++) for (var j = 0; j < 3; j++) if (i == j) continue; else s += i * j;\ns", "4" },
        { "var s = 0; do s++; while (s < 5);\ns", "5" },
        { "var s = 0; foreach (var (a, b) in new[] { (1, 2), (3, 4) }) s += a * b;\ns", "14" },
        { "var s = 0; again: s++; if (s < 3) goto again;\ns", "3" },
        { "string Size(int n) { switch (n) { case 0: return \"none\"; case 1: goto case 0; default: return \"some\"; } }\nSize(1)",
            "none" },
        { "string Caught() { try { throw new FormatException(\"a\"); } catch (FormatException e) when (e.Message == \"b\") { " +
            "return \"b\"; } catch { return \"any\"; } }\nCaught()", "any" },
        { "static int Fact(int n) { return n < 2 ? 1 : n * Fact(n - 1); }\nFact(5)", "120" },
        { "class Own : Exception { }\nvar seen = 0; void Try() { try { throw new Own(); } catch { } }\n" +
            "EventHandler<System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs> see = (_, e) => seen += e.Exception is Own ? 1 " +
            ": 0;\nvar domain = AppDomain.CurrentDomain; domain.FirstChanceException += see; Try(); " +
            "domain.FirstChanceException -= see; Try(); seen", "1" },
        { "var changes = 0; var local = new AsyncLocal<int>(_ => changes++); local.Value = 1; changes", "1" },
        { "string Text() =>\n    // the answer\n    $\"{6 * 7}\";\nText()", "42" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_guarded_cell_does_what_it_says(string code, string value) => (await session.ValueOf(code)).Should().Be(value);
}
