using CourseKit.Notebooks.Session;
using CourseKit.Notebooks.Session.Debugging;

namespace CourseKit.Tests.Notebooks.Session.Debugging;

/// <summary>Cells that run while somebody is attached, and stop nowhere.</summary>
public sealed class DebuggableCellTests
{
    private readonly CellSession session = CellSession.Start();

    public DebuggableCellTests() => session.Debugger.Attach();

    [Theory]
    [MemberData(nameof(GuardedCellTests.Cells), MemberType = typeof(GuardedCellTests))]
    [InlineData("Func<int, Task<int>> twice = async n => 2 * await Task.FromResult(n);\nawait twice(4)", "8")]
    [InlineData("async IAsyncEnumerable<int> Up(int n) { for (var i = 0; i < n; i++) { await Task.Yield(); yield return i; } }\n" +
        "var s = 0; await foreach (var i in Up(4)) s += i;\ns", "6")]
    [InlineData("class Named(string name) { public string Twice => name + name; public static implicit operator Named(string s) => " +
        "new(s); }\nNamed n = \"ab\"; n.Twice", "abab")]
    [InlineData("struct Point { public int X; public Point(int x) { X = x; } public int Sum() { var s = X; Func<int, int> f = " +
        "a => a + 1; return f(s); } }\nnew Point(2).Sum()", "3")]
    [InlineData("class Deep { public virtual int F() { return 1; } }\nclass Deeper : Deep { public override int F() => base.F() + 1; }\n" +
        "new Deeper().F()", "2")]
    [InlineData("Enumerable.Range(0, 5).Where(i => i % 2 == 1).Select(i => (i, i * i)).Sum(p => p.Item2)", "10")]
    [InlineData("await Task.Run(() => 5) + await Task.Run(async () => { await Task.Yield(); return 6; })", "11")]
    [InlineData("var q = new Queue<int>([1, 2, 3]); var s = 0; while (q.TryDequeue(out var item) && item < 3) s += item;\ns", "3")]
    [InlineData("int F(int n) { var s = 0; for (var i = 0; i < n; i++) { var t = i; s += t; } { var u = s; s += u; } return s; }\nF(3)",
        "6")]
    [InlineData("int First() { var n = 0; while (true) { if (n++ == 3) return n; } }\nFirst()", "4")]
    [InlineData("int F() { var s = 0; again: var t = s + 1; s = t; if (s < 3) goto again; return s; }\nF()", "3")]
    [InlineData("static int Sum(int[] all) { Span<int> some = all.AsSpan(1); var s = 0; foreach (ref var one in some) " +
        "{ one += 1; s += one; } return s; }\nSum([1, 2, 3])", "7")]
    [InlineData("static void Set(ref int a, out int b, in int c) { b = c; a = b + 1; }\nint x = 1, y; Set(ref x, out y, 5); x + y", "11")]
    [InlineData("static unsafe int Read(int[] all) { fixed (int* p = all) { int* q = p + 1; return *q; } }\nRead([1, 7])", "7")]
    [InlineData("int F() { int later; void Init() { later = 4; } Init(); return later; }\nF()", "4")]
    [InlineData("T Same<T>(T value) where T : notnull { var copy = value; return copy; }\nSame(5)", "5")]
    [InlineData("var v = new { A = 1, B = new[] { 2 } }; int F() { var w = new { C = v.A }; return w.C + v.B[0]; }\nF()", "3")]
    [InlineData("Func<Tensor, Tensor> twice = t => { var sum = t + t; return sum; };\ntwice([1, 2]).Shape", "[2]")]
    [InlineData("int n = 3;\nif (n > 2)\n    n = 4;\nelse if (n > 1) n = 5;\n" +
        "using (var s = new StringReader(\"ab\")) n += s.ReadLine()!.Length;\nn", "6")]
    [InlineData("object o = 4; if (o is int i && i > 3) i++;\n" +
        "var text = o switch { int k when k > 3 => \"big\", _ => \"small\" };\ntext", "big")]
    public async Task A_cell_that_can_be_debugged_does_what_it_says(string code, string value)
    {
        (await session.ValueOf(code)).Should().Be(value);

        session.Debugger.Cells.Should().ContainSingle("it was not compiled as if there were no debugger");
    }

    [Theory]
    [InlineData("var a = 1;\n\n// two\nint b =\n    int.Parse(\"x\");")]
    [InlineData("int F() =>\n    int.Parse(\"x\");\n\nvar a = F();")]
    [InlineData("class Box\n{\n    public int V => 1;\n    public int W\n    {\n        get => int.Parse(\"x\");\n    }\n}\n\nnew Box().W")]
    [InlineData("Func<int, int> f = x =>\n    // here\n    int.Parse(\"x\");\nf(1)")]
    [InlineData("#nullable enable\nfor (var i = 0; i < 3; i++)\n\n    if (i == 1)\n        int.Parse(\"x\");")]
    [InlineData("int F(int n)\n    => n\n    ;\nint.Parse(\"x\");")]
    public async Task An_error_in_it_is_told_in_the_line_that_it_has_without_a_debugger(string code)
    {
        var error = (await session.Record(code)).Error;

        error.Should().Contain("   at line ").And.Be((await CellSession.Start().Record(code)).Error);
        session.Debugger.Cells.Should().ContainSingle();
    }

    [Fact]
    public async Task A_recursion_without_an_end_is_an_error_in_it_too()
    {
        (await session.Record("int Down(int n) => Down(n + 1) + 1;\nDown(0)")).Error.Should()
            .StartWith("InsufficientExecutionStackException: Calls inside each other come to an end.");

        (await session.ValueOf("int Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1);\nDepth(5_000)")).Should().Be("5000");
    }

    [Fact]
    public async Task What_a_debugged_cell_declares_is_no_more_than_it_says()
    {
        await session.ValueOf("var a = 1; int F(int n) => n; F(a)");

        session.Variables.Select(variable => variable.Name).Should().Equal("a");
    }

    [Fact]
    public async Task A_cell_runs_as_always_where_nobody_is_attached()
    {
        session.Debugger.Detach();

        (await session.ValueOf("int Add(int a, int b) => a + b;\nAdd(1, 2)")).Should().Be("3");

        session.Debugger.Cells.Should().BeEmpty();
    }

    [Theory]
    [InlineData("", 0xc70f6907, 0xedd39288)]
    [InlineData("a", 0xc70f6907, 0x8129eeee)]
    [InlineData("abc", 0, 0x13577c9b)]
    [InlineData("hello", 0, 0xe56129cb)]
    [InlineData("käse 6", 0xc70f6907, 0x86cb9b6d)]
    public void The_name_of_a_cell_is_the_hash_that_clients_compute(string text, uint seed, uint hash) =>
        CellSource.Hash(System.Text.Encoding.UTF8.GetBytes(text), seed).Should().Be(hash);
}
