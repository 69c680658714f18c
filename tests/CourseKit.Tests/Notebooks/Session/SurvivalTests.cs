namespace CourseKit.Tests.Notebooks.Session;

/// <summary>Cells that would end a process, each followed by one that must still work.</summary>
public class SurvivalTests
{
    private const string Declarations = """
        int T(int n) => 1 + T(n + 1);
        static int S(int n) => 1 + S(n + 1);
        """;

    private static readonly string[] Recursions =
    [
        "T(0)",
        "Func<int, int> f = null; f = n => f(n);\nf(0)",
        "Action act = null; act = () => act();\nact();",
        "Func<int, int> made = null; made = delegate (int n) { return made(n); };\nmade(0)",
        "class Node { Node next = new Node(); }\nnew Node()",
        "class Made { public Made() => new Made(); }\nnew Made()",
        "class Once { public static Once Only = new Once(); Once() => new Once(); }\nOnce.Only",
        "class Has { public int X => X; }\nnew Has().X",
        "class Sets { public int X { get => 1; set => X = value; } }\nnew Sets().X = 1;",
        "class Field { public int X { get => field + X; } = 1; }\nnew Field().X",
        "class At { public int this[int i] => this[i + 1]; }\nnew At()[0]",
        "class Sum { public static Sum operator +(Sum a, Sum b) => a + b; }\nnew Sum() + new Sum()",
        "class Same { public static bool operator ==(Same a, object b) => a == b; public static bool operator !=(Same a, object b) => " +
            "true; }\nnew Same() == null",
        "class To { public static explicit operator int(To a) => (int)a; }\n(int)new To()",
        "int Outer() { int Inner(int n) => Inner(n + 1); return Inner(0); }\nOuter()",
        "interface IBase { int M() => M(); } class Derived : IBase { }\n((IBase)new Derived()).M()",
        "struct Value { public int A => new Value().A; }\nnew Value().A",
        "ref int First(int[] a) => ref First(a);\nFirst([1])",
        "T1 Generic<T1>(T1 value) => Generic(value);\nGeneric(1)",
        "int Even(int n) => Odd(n + 1); int Odd(int n) => Even(n + 1);\nEven(0)",
        "int Tried(int n) { try { return Tried(n + 1); } finally { n++; } }\nTried(0)",
        "int Again(int n) { try { return Again(n + 1); } catch { throw; } }\nAgain(0)",
        "int Wraps(int n) { try { return Wraps(n + 1); } catch (Exception e) { throw new Exception(\"x\", e); } }\nWraps(0)",
        "async Task Waits() { await Waits(); }\nawait Waits();",
        "async Task<int> Adds(int n) => 1 + await Adds(n + 1);\nawait Adds(0)",
        "async ValueTask Light() { await Light(); }\nawait Light();",
        "async Task<int> Yields(int n) { await Task.Yield(); return await Yields(n + 1); }\nawait Yields(0)",
        "Func<Task> pauses = null; pauses = async () => { await Task.Yield(); await pauses(); };\nawait pauses();",
        "async IAsyncEnumerable<int> Streams() { await foreach (var x in Streams()) yield return x; }\n" +
            "await foreach (var x in Streams()) { }",
        "async IAsyncEnumerable<int> Later() { await Task.Yield(); await foreach (var x in Later()) yield return x; }\n" +
            "await foreach (var x in Later()) { }",
        "IEnumerable<int> Self() { foreach (var x in Self()) yield return x; }\nSelf().First()",
        "record Ring(int N) { public Ring Next { get; set; } }\nvar ring = new Ring(1); ring.Next = ring; ring.ToString()",
        "ring.GetHashCode()",
        "var other = new Ring(1); other.Next = other; ring.Equals(other)",
        "class Text { public override string ToString() => $\"{this}\"; }\nnew Text().ToString()",
        "class Equal { public override bool Equals(object o) => o.Equals(this); public override int GetHashCode() => 1; }\n" +
            "new Equal().Equals(new Equal())",
        "class Key { public override int GetHashCode() => new Dictionary<Key, int> { [this] = 1 }.Count; }\nnew Key().GetHashCode()",
        "string Write(object o) => $\"{o} {Write(o)}\";\nWrite(1)",
        "List<int> All(int n) => Enumerable.Range(0, 2).SelectMany(i => All(n + 1)).ToList();\nAll(0)",
        "Array.Sort(new[] { 3, 1, 2 }, (a, b) => T(a));",
        "int Sorted(int n) { Array.Sort(new[] { 3, 1, 2 }, (a, b) => Sorted(n + 1)); return 0; }\nSorted(0)",
        "class Fires { public event Action E; public void Fire() { E += Fire; E(); } }\nnew Fires().Fire();",
        "dynamic Late(dynamic x) => Late(x);\nLate(1)",
        "System.Linq.Expressions.Expression<Func<int, int>> tree = n => T(n);\ntree.Compile()(1)",
        "await Task.Run(() => T(0));",
        "Parallel.For(0, 4, _ => T(0));",
        "try { T(0); } catch { }\nT(0)",
        "void Finally() { try { Finally(); } finally { Finally(); } }\nFinally();",
        "void Catches() { try { Catches(); } catch { Catches(); } }\nCatches();",
        "await Task.Run(() => Finally());",
        "void Loops() { while (true) { try { Loops(); } catch { } } }\nLoops();",
        "void Swallows() { try { T(0); } catch { } Swallows(); }\nSwallows();",
        "int Blocks(int n) => Task.Run(() => Blocks(n + 1)).Result;\nBlocks(0)",
        "class Reflects { public static int M(int n) => (int)typeof(Reflects).GetMethod(\"M\").Invoke(null, [n + 1]); }\nReflects.M(0)",
        "await Task.Run(() => Reflects.M(0));",
        "class Creates { public Creates() { Activator.CreateInstance(typeof(Creates)); } }\nnew Creates()",
        "class Own<TOwn> where TOwn : new() { public TOwn Value = new TOwn(); } class Of : Own<Of> { }\nnew Of()",
        "Delegate late = null; late = (Func<int, object>)(n => late.DynamicInvoke(n)); late.DynamicInvoke(0)",
        "Lazy<object> Defer() => new Lazy<object>(() => Defer().Value);\nDefer().Value",
        "var all = Enumerable.Range(0, 200).Select(_ => new Thread(() => { try { T(0); } catch { } })).ToList(); " +
            "all.ForEach(thread => thread.Start()); all.ForEach(thread => thread.Join()); T(0)",
    ];

    private static readonly string[] Threads =
    [
        "new Thread(() => throw new Exception(\"thread\")).Start(); Thread.Sleep(100);",
        "new Thread(() => T(0)).Start(); Thread.Sleep(200);",
        "new Thread(() => T(0), 64 * 1024).Start(); Thread.Sleep(100);",
        "void Chain() { var next = new Thread(Chain); next.Start(); next.Join(); }\nChain();",
        "async void Goes() { await Task.Yield(); Goes(); }\nGoes(); Thread.Sleep(200);",
        "ThreadPool.QueueUserWorkItem(_ => throw new Exception(\"pool\")); Thread.Sleep(100);",
        "ThreadPool.UnsafeQueueUserWorkItem(_ => T(0), null); Thread.Sleep(200);",
        "using (ExecutionContext.SuppressFlow()) new Thread(() => throw new Exception(\"alone\")).Start(); Thread.Sleep(100);",
        "var limit = new CancellationTokenSource(); limit.Token.Register(() => throw new Exception(\"late\")); limit.CancelAfter(20); " +
            "Thread.Sleep(200);",
        "var timer = new Timer(_ => throw new FormatException(\"timer\"), null, 10, -1); Thread.Sleep(100);",
        "class Last { ~Last() => throw new FormatException(\"last\"); }\nvoid Leave() { new Last(); } Leave(); GC.Collect(); " +
            "GC.WaitForPendingFinalizers();",
        "class Deep { static int Z(int n) => 1 + Z(n); ~Deep() => Z(0); }\nvoid Let() { new Deep(); } Let(); GC.Collect(); " +
            "GC.WaitForPendingFinalizers();",
        "async void Fails() { await Task.Yield(); throw new FormatException(\"void\"); }\nFails(); await Task.Delay(100);",
        "_ = Task.Run(() => throw new Exception(\"unobserved\")); Thread.Sleep(50); GC.Collect(); GC.WaitForPendingFinalizers();",
    ];

    private static readonly string[] Values =
    [
        "ring",
        "new[] { ring, ring }",
        "var list = new List<object>(); list.Add(list); list",
        "new { list, ring }",
        "(list, 1)",
        "var map = new Dictionary<string, object>(); map[\"self\"] = map; map",
        "object nest = 1; for (var i = 0; i < 100_000; i++) nest = new object[] { nest }; nest",
        "record Chain(Chain Next, int Value);\nChain chain = null; for (var i = 0; i < 100_000; i++) chain = new Chain(chain, i); chain",
        "record Tree(Tree Left, Tree Right);\nTree tall = null; for (var i = 0; i < 40; i++) tall = new Tree(tall, tall); tall",
        "class Grows { public Grows More => new Grows(); }\nnew Grows()",
        "class Turns { public int X => X; }\nnew Turns()",
        "var cause = new Exception(\"first\"); for (var i = 0; i < 100_000; i++) cause = new Exception(\"next\", cause); cause",
        "throw cause;",
        "class Says : Exception { public override string Message => Message; }\nthrow new Says();",
        "Display(list); Display(ring);",
        "#!whos",
        "list.Add(list.Select(item => item)); list",
        "class Mute { public override string ToString() => throw new FormatException(\"mute\"); }\nnew[] { new Mute() }",
    ];

    private static readonly string[] Others =
    [
        "var huge = new long[1L << 40];",
        "var text = new string('x', int.MaxValue);",
        "var plane = new byte[int.MaxValue, int.MaxValue];",
        "unsafe { *(int*)0 = 1; }",
        "int Far() { Span<byte> far = stackalloc byte[10_000_000]; far[0] = 1; return far[^1]; }\nFar()",
        "new Thread(() => { Monitor.Enter(Console.Out); Thread.Sleep(-1); }).Start(); Thread.Sleep(50);",
        "for (var i = 0; i < 500; i++) Task.Run(() => Thread.Sleep(-1));",
        "ThreadPool.SetMaxThreads(2, 2);",
        "struct Stays { public override bool Equals(object o) { while (true) ; } public override int GetHashCode() => 1; }\n" +
            "KeyValuePair<Stays, int> pair = new(default, 0); throw new Exception();",
        "Environment.Exit(1);",
        "using static System.Environment;\nList<string> words = [\"gone\"]; Exit(0); words.ForEach(FailFast);",
        "try { } finally { Environment.FailFast(\"gone\", new Exception()); }",
        "Console.SetOut(TextWriter.Null);",
        "CultureInfo.DefaultThreadCurrentCulture = new System.Globalization.CultureInfo(\"de\");",
    ];

    [Fact]
    public async Task A_session_survives_every_cell()
    {
        using var kernel = new KernelProcess();
        await kernel.RunAsync(Declarations);

        foreach (var cell in (string[])[.. Recursions, .. Threads, .. Values, .. Others])
        {
            await kernel.RunAsync(cell);

            (await kernel.RunAsync("40 + 2")).Shown.Should().Be("42", $"the session survives {cell}");
        }
    }

    [Fact]
    public async Task Endless_recursion_says_what_to_look_at()
    {
        using var kernel = new KernelProcess();
        await kernel.RunAsync(Declarations);

        foreach (var cell in Recursions)
        {
            (await kernel.RunAsync(cell)).Shown.Should().Contain("Calls inside each other come to an end.", cell);
        }
    }

    /// <summary>An exception copies all that it has passed at each await: memory grows with the square of the depth, and so does time.
    /// </summary>
    [Theory]
    [InlineData("async Task<int> F(int n) => 1 + await F(n + 1);")]
    [InlineData("async ValueTask<int> F(int n) => 1 + await F(n + 1);")]
    [InlineData("async Task<int> F(int n) { await Task.Yield(); return await F(n + 1); }")]
    [InlineData("async ValueTask<int> F(int n) { await Task.Yield(); return await F(n + 1).ConfigureAwait(false); }")]
    [InlineData("async Task<int> F(int n) { try { return await F(n + 1); } finally { n++; } }")]
    [InlineData("Func<int, Task> F = null; F = async n => { await Task.Yield(); await F(n + 1); };")]
    public async Task Asynchronous_recursion_ends_before_it_takes_much(string recursion)
    {
        using var kernel = new KernelProcess();
        await kernel.RunAsync(recursion);

        (await kernel.RunAsync("var before = GC.GetTotalAllocatedBytes(); " +
            "try { await F(0); } catch (InsufficientExecutionStackException) { }\n" +
            "(GC.GetTotalAllocatedBytes() - before) >> 20 < 40")).Shown.Should().Be("True");
    }

    [Theory]
    [InlineData("Environment.Exit(1);", "Environment.Exit(1) would end the session")]
    [InlineData("using static System.Environment;\nFunc<int, int> one = n => { Exit(n); return n; };\none(3)", "Environment.Exit(3) would")]
    [InlineData("Action<string> fail = Environment.FailFast;\nfail(\"gone\");", "Environment.FailFast would end the session")]
    [InlineData("Environment.FailFast(\"gone\", new FormatException(\"why\"));", "Received: gone")]
    public async Task What_would_end_the_process_is_an_error(string cell, string told)
    {
        using var kernel = new KernelProcess();

        (await kernel.RunAsync(cell)).Shown.Should().Contain(nameof(NotSupportedException)).And.Contain(told);
        (await kernel.RunAsync("40 + 2")).Shown.Should().Be("42");
    }

    [Theory]
    [InlineData("AppDomain.CurrentDomain.FirstChanceException += (_, _) => throw new Exception();")]
    [InlineData("AppDomain.CurrentDomain.FirstChanceException += (_, _) => { try { int.Parse(\"y\"); } catch { } };")]
    [InlineData("var loader = System.Runtime.Loader.AssemblyLoadContext.Default; loader.Resolving += (_, _) => throw new Exception();\n" +
        "Type.GetType(\"Nothing, Nowhere\")")]
    [InlineData("AppDomain.CurrentDomain.AssemblyLoad += (_, _) => { while (true) ; };")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => { while (true) ; };")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => throw new Exception();")]
    [InlineData("typeof(AppDomain).GetEvent(\"ProcessExit\").AddEventHandler(AppDomain.CurrentDomain, " +
        "(EventHandler)((_, _) => Thread.Sleep(-1)));")]
    [InlineData("var local = new AsyncLocal<int>(_ => throw new Exception()); local.Value = 1; await Task.Run(() => 1);")]
    [InlineData("TaskScheduler.UnobservedTaskException += (_, _) => { while (true) ; };\n" +
        "void Leave() { Task.Run(() => throw new Exception()); } Leave(); Thread.Sleep(100); GC.Collect();")]
    [InlineData("class Stays { ~Stays() { while (true) ; } }\nvoid Leave() { new Stays(); } Leave(); GC.Collect();")]
    public async Task A_handler_that_a_cell_leaves_behind_ends_no_session_and_keeps_none_from_ending(string cell)
    {
        using var kernel = new KernelProcess();
        await kernel.RunAsync(cell);

        (await kernel.RunAsync("try { int.Parse(\"x\"); } catch { }\n40 + 2")).Shown.Should().Be("42");
        (await kernel.EndAsync()).Should().Be(0);
    }

    [Fact]
    public async Task What_catches_an_endless_recursion_may_call_functions()
    {
        using var kernel = new KernelProcess();
        await kernel.RunAsync(Declarations);

        (await kernel.RunAsync("string Tell(Exception error) => Begin(error.Message); string Begin(string text) => text[..5];\n" +
            "string told = null; for (var i = 0; i < 20; i++) try { T(0); } catch (Exception error) { told = Tell(error); }\ntold"))
            .Shown.Should().Be("Calls");
    }

    [Fact]
    public async Task A_cell_that_takes_all_memory_is_stopped()
    {
        using var kernel = new KernelProcess(heapBytes: 4L << 30);

        (await kernel.RunAsync("var kept = new Stack<byte[]>(); while (true) kept.Push(new byte[1000]);")).Shown.Should()
            .StartWith("InsufficientMemoryException: A cell may take three quarters of the memory that is free when it begins. Received: ")
            .And.EndWith("Variables hold what they have got: assign null to a large one, or restart.");

        (await kernel.RunAsync("kept.Count > 1_000_000")).Shown.Should().Be("True");
        (await kernel.RunAsync("kept = null; GC.Collect(); GC.GetTotalMemory(true) < 1 << 30")).Shown.Should().Be("True");
    }

    [Fact]
    public async Task A_pattern_that_tries_all_ways_ends_by_itself()
    {
        using var kernel = new KernelProcess();

        (await kernel.RunAsync("System.Text.RegularExpressions.Regex.IsMatch(new string('a', 40) + \"!\", \"^(a+)+$\")"))
            .Shown.Should().StartWith("RegexMatchTimeoutException: ");
    }

    [Fact]
    public async Task Room_on_the_stack_is_given_where_there_is_some()
    {
        using var kernel = new KernelProcess();

        (await kernel.RunAsync("int Last(int n) { Span<int> some = stackalloc int[n * 2]; some[^1] = n; return some[^1]; }\nLast(5)"))
            .Shown.Should().Be("5");
        (await kernel.RunAsync("Last(5_000_000)")).Shown.Should().StartWith("InsufficientExecutionStackException: " +
            "stackalloc takes at most 1 MB in a cell. Received: 40,000,000 bytes. Write new int[10000000] for an array.");
    }

    [Theory]
    [InlineData("int Down(int n) => n == 0 ? 0 : 1 + Down(n - 1);\nDown(10_000)", "10000")]
    [InlineData("int Part(int n) => n; int Sum(int n) { var a = Part(n); var b = Part(n - 1); return n == 0 ? 0 : 1 + Sum(n - 1); }\n" +
        "Sum(10_000)", "10000")]
    [InlineData("Func<int, int> down = null; down = n => n == 0 ? 0 : 1 + down(n - 1);\ndown(10_000)", "10000")]
    [InlineData("int Nested(int n) => n == 0 ? 0 : new[] { n }.Select(m => 1 + Nested(m - 1)).Sum();\nNested(2_000)", "2000")]
    [InlineData("async Task<int> Later(int n) => n == 0 ? 0 : 1 + await Later(n - 1);\nawait Later(350)", "350")]
    [InlineData("async Task<int> Wait(int n) { await Task.Yield(); return n == 0 ? 0 : 1 + await Wait(n - 1); }\nawait Wait(350)", "350")]
    [InlineData("async Task<int> One() { await Task.Yield(); return 1; }\n" +
        "var sum = 0; for (var i = 0; i < 10_000; i++) sum += await One(); sum", "10000")]
    public async Task A_deep_recursion_with_an_end_comes_to_it(string code, string value)
    {
        using var kernel = new KernelProcess();

        (await kernel.RunAsync(code)).Shown.Should().Be(value);
    }
}
