using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

public class CompileErrorsTests
{
    private readonly CellSession session = CellSession.Start();

    [Fact]
    public async Task An_error_shows_where_what_and_the_learners_own_words()
    {
        var cell = await session.Record("var a = 1;\n\tvar b = a + missing;");

        cell.Status.Should().Be(CellStatus.Failed);
        cell.Result.Error!.Name.Should().Be("Compile error");
        cell.Result.Error.Message.Should().Be("CS0103: The name 'missing' does not exist in the current context");
        cell.Error.Should().Be(
            "Line 2, column 14 of your code: CS0103: The name 'missing' does not exist in the current context\n"
            + "    \tvar b = a + missing;\n"
            + "    \t            ^^^^^^^\n"
            + "    Is 'missing' defined in a cell that has not run yet? Run that cell first. Capitals count.");
    }

    [Fact]
    public async Task All_errors_are_shown_in_the_order_of_the_text()
    {
        var cell = await session.Record("int a = \"x\";\nint b = 2\nvar c = d;");

        cell.Error!.Split('\n').Where(line => line.StartsWith("Line")).Select(line => line.Split(": ")[1]).Should()
            .Equal("CS0029", "CS1002", "CS0103");
    }

    [Theory]
    [InlineData("using var file = File.OpenRead(\"x\");\nfile.Length", "Line 1, column 7 of your code: CS0825", 3)]
    [InlineData("using StreamReader file = new(\"x\");\nfile.ReadLine()", "Line 1, column 7 of your code: CS0246", 3)]
    [InlineData("int[] a = [1];\nref int first = ref a[0];", "Line 2, column 9 of your code: CS0501", 6)]
    [InlineData("var d = Tensor.Zeros([2, 3]).Data\nd.Length", "Line 1, column 1 of your code: CS8345", 1)]
    public async Task What_follows_from_an_error_is_not_told(string code, string first, int more)
    {
        var error = (await session.Record(code)).Error!;

        error.Should().StartWith(first).And.EndWith(
            $"… and {more} more {(more == 1 ? "error" : "errors")}; often they go away with the first.");
        error.Split('\n').Count(line => line.StartsWith("Line")).Should().Be(1);
    }

    [Fact]
    public async Task A_long_list_of_causes_is_cut()
    {
        var cell = await session.Record(string.Join('\n', Enumerable.Range(0, 25).Select(n => $"var a{n} = Tensor.Zeros([{n}]).Data;")));

        cell.Error!.Split('\n').Count(line => line.StartsWith("Line")).Should().Be(10);
        cell.Error.Should().EndWith("… and 15 more errors; often they go away with the first.");
    }

    [Fact]
    public async Task A_long_list_of_errors_is_cut()
    {
        var cell = await session.Record(string.Join('\n', Enumerable.Range(0, 25).Select(n => $"var a{n} = missing{n};")));

        cell.Error!.Split('\n').Count(line => line.StartsWith("Line")).Should().Be(10);
        cell.Error.Should().EndWith("… and 15 more errors; often they go away with the first.");
    }

    [Fact]
    public async Task A_line_that_is_too_long_to_read_is_left_out() =>
        (await session.Record($"var data = \"{new string('x', 100_000)}\" + missing;")).Error.Should()
            .StartWith("Line 1, column 100017 of your code: CS0103")
            .And.Match(error => error.Length < 300);

    [Theory]
    [InlineData("1+(")]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("List<")]
    public async Task Code_nested_too_deeply_for_the_compiler_is_an_error_that_the_session_outlives(string opening)
    {
        var cell = await session.Record($"var sum = {string.Concat(Enumerable.Repeat(opening, 30_000))}");

        cell.Error.Should().Be("A cell has at most 1,000 brackets open at once. Received: 30,000. Is a closing bracket missing?");
        (await session.Record("1 + 1")).Value.Should().Be("2");
    }

    [Fact]
    public async Task Code_as_deep_as_a_cell_may_be_compiles_or_is_told_why()
    {
        var cell = await session.Record($"var sum = {string.Concat(Enumerable.Repeat("1+(", 999))}1{new string(')', 999)}; sum");

        (cell.Value ?? cell.Error).Should().Match(shown => shown == "1000" || shown.Contains("CS8078"));
    }

    [Fact]
    public async Task Warnings_are_not_errors()
    {
        (await session.Record("#warning take care\nint unused;\nstring? t = null; if (1 == 2) { t = \"\"; }")).Status.Should()
            .Be(CellStatus.Succeeded);
    }

    [Theory]
    [InlineData("await Kernel.GetInputAsync(\"x\")", "There is no Kernel of .NET Interactive here. Display(value) shows a value, " +
        "Input(\"Name?\") asks for one.")]
    [InlineData("using Microsoft.DotNet.Interactive.Commands;", "There is no Kernel of .NET Interactive here. Display(value) shows a " +
        "value, Input(\"Name?\") asks for one.")]
    [InlineData("math.Sqrt(2)", "Did you mean 'Math'? Capitals count.")]
    [InlineData("Math.sqrt(2)", "Did you mean 'Sqrt'? Capitals count.")]
    [InlineData("\"abc\".length", "Did you mean 'Length'? Capitals count.")]
    [InlineData("new[] { 1 }.sum()", "Did you mean 'Sum'? Capitals count.")]
    [InlineData("tensor t = null;", "Did you mean 'Tensor'? Capitals count.")]
    [InlineData("Reply a = null;", "Is 'Reply' defined in a cell that has not run yet, or is a using directive missing?")]
    [InlineData("32 * 25557032 * 4", "An int ends at 2,147,483,647. Write an L behind one of the numbers: 32L * 1_000_000_000")]
    [InlineData("float half = 0.5;", "A number with a decimal point is a double. Write an f after it for a float: 0.5f")]
    [InlineData("static class E { extension(int n) { public int Twice() => 2 * n; } }", "In a cell, write this before the first " +
        "parameter of a method: static int Twice(this int n) => 2 * n;")]
    [InlineData("using var file = File.OpenRead(\"x\");", "A cell's variables live on after it. Write using (var file = …) { … } to " +
        "close the file at the end of the braces.")]
    [InlineData("static class Ext { public static int Twice(this int n) => 2 * n; }",
        "Write an extension method outside of classes in a cell: static int Twice(this int n) => 2 * n;")]
    [InlineData("var d = Tensor.Zeros([2, 3]).Data;",
        "A cell's variables live on after it, which a span cannot. Write .ToArray() behind it, or use it in a function.")]
    [InlineData("int Twice(this int n) => 2 * n;",
        "An extension method is static. Write static before it: static int Twice(this int n) => 2 * n;")]
    [InlineData("Tensor t = new[] { 1.0, 2.5 };", "Write the numbers in square brackets: Tensor t = [1, 2.5f];")]
    [InlineData("Tensor.Zeros([2]) * 0.5m", "A decimal, written with an m, goes with decimals and whole numbers alone. Write 0.5f, or " +
        "(float)value.")]
    [InlineData("print(\"hello\")", "Write Console.WriteLine(value); or put the value alone at the end of the cell.")]
    [InlineData("len(\"abc\")", "Write values.Length for an array or a text, values.Count for a list.")]
    [InlineData("var nothing = None;", "Write null instead of None.")]
    [InlineData("new Dropout(0.5)", "A number with a decimal point is a double. Write an f after it for a float: 0.5f")]
    [InlineData("new List<float> { -0.1 }", "A number with a decimal point is a double. Write an f after it for a float: 0.5f")]
    [InlineData("Func<float, float> root = x => Math.Sqrt(x);", "This gives a double. Write (float)(…) around it for a float.")]
    [InlineData("float sum = Tensor.Ones([2]).Sum();", "Write .Item() behind a tensor for its one number.")]
    [InlineData("Tensor.Ones([2]).Sum() > 3",
        "Tensors are added, subtracted, multiplied and divided. Write .Item() behind a tensor for its one number.")]
    [InlineData("Tensor.Ones([2, 3])[0][1]", "All indices stand in one pair of brackets: t[0, 1]")]
    [InlineData("Tensor t = (1, 2);", "Write the numbers in square brackets: Tensor t = [1, 2.5f];")]
    [InlineData("Tensor t = { 1, 2 };", "Write the numbers in square brackets: Tensor t = [1, 2.5f];")]
    [InlineData("var s = 'text';", "A text stands in double quotes: \"text\". Single quotes are for one character: 'a'.")]
    [InlineData("int n = 5;\nif (n = 5) { }", "A single = assigns. Write == to compare.")]
    [InlineData("int k = 2.5;", "A whole number has no place for a fraction. Write (int)value to cut it off, or declare a double.")]
    [InlineData("int k = \"5\";", "Write int.Parse(text) for the number in a text.")]
    [InlineData("string z = 5;", "Write value.ToString(), or $\"{value}\", for the text of a value.")]
    [InlineData("int[] a = (1, 2, 3);", "The values of an array stand in square brackets: [1, 2, 3]")]
    [InlineData("var p = Conv2d(6, 5);", "An object of a class is made by new: new Conv2d(…).")]
    [InlineData("2 ** 3", "There is no operator **. Write x * x, or Math.Pow(x, y).")]
    [InlineData("# a remark", "A remark begins with //.")]
    [InlineData("var e = [];", "Write the type of the list: List<int> name = [];")]
    [InlineData("var f = x => x + 1;", "Write the types of the function: Func<int, int> name = n => 2 * n;")]
    [InlineData("var u;", "Give the variable its first value where it is declared, or write its type: int n;")]
    [InlineData("int R(int a) { if (a > 0) return 1; }", "Every way through the function must end with a return of its value.")]
    [InlineData("int n = 5;\nclass C { public int M() => n; }",
        "A class cannot use what belongs to a cell. Write static before that function or variable, or hand it over.")]
    [InlineData("int(\"5\")", "Write int.Parse(text), or (int)number.")]
    [InlineData("var n = 5\nvar m = 6;", "A statement ends with a semicolon. Only the value at the end of a cell that is to be shown " +
        "has none.")]
    [InlineData("using StreamReader file = new(\"x\");", "A cell's variables live on after it. Write using (var file = …) { … } to close " +
        "the file at the end of the braces.")]
    [InlineData("int[] a = [1];\nref int first = ref a[0];", "A cell's variables live on after it, which a reference cannot. Write to " +
        "its place itself, a[0] = 5, or use it in a function.")]
    [InlineData("namespace Mine { class A { } }", "A cell stands in no namespace. Leave it out: later cells see what this one declares.")]
    [InlineData("extension(int n) { public int Twice() => 2 * n; }", "In a cell, write this before the first parameter of a method: " +
        "static int Twice(this int n) => 2 * n;")]
    [InlineData("\"abc\".Length()", "'Length' is a value, and no method. Leave the brackets out.")]
    [InlineData("Math.PI()", "'PI' is a value, and no method. Leave the brackets out.")]
    [InlineData("new List<int>().Length", "Write .Count for the number of items.")]
    [InlineData("new[] { 1 }.size", "Write .Length for the number of items.")]
    [InlineData("new[] { 1 }.Add(2);", "An array keeps its length. A List<int> grows: List<int> name = [1, 2]; name.Add(3);")]
    [InlineData("new[] { 1 }.map(n => n)", "Write Select instead of map.")]
    [InlineData("\"abc\".Substring", "A method is called by brackets behind its name: values.Sum()")]
    [InlineData("Tensor.Zeros(2, 3)", "A shape stands in square brackets: Tensor.Zeros([2, 3])")]
    [InlineData("{ var inner = 5; }\ninner", "'inner' is known inside the braces that declare it alone. Declare it before them.")]
    [InlineData("for (var i = 0; i < 3; i++) { }\ni", "'i' is known inside the braces that declare it alone. Declare it before them.")]
    [InlineData("size = 5;", "A variable is declared by var or its type: var size = …;")]
    [InlineData("(width, height) = (1, 2);", "A variable is declared by var or its type: var width = …;")]
    [InlineData("int.TryParse(\"5\", out number)", "Write out var number to declare it there.")]
    [InlineData("var n = 2;\n1 < n < 3", "Two comparisons are joined by &&: a < b && b < c")]
    [InlineData("var n = 2;\nn == \"2\"", "A text is compared with a text. int.Parse(text) and float.Parse(text) read the number in it.")]
    [InlineData("new[] { 1 } + new[] { 2 }", "Write [.. a, .. b] for the items of both.")]
    [InlineData("bool isSo = 1;", "A condition is true or false, and a number is neither. Write n != 0.")]
    [InlineData("decimal price = 1.5;", "A number with a decimal point is a double. Write an m after it for a decimal: 0.5m")]
    [InlineData("char letter = \"a\";", "A character stands in single quotes: 'a'")]
    [InlineData("string letter = 'a';", "A text stands in double quotes: \"a\"")]
    [InlineData("throw \"bad\";", "Write throw new Exception(\"…\");")]
    [InlineData("object any = 5; int n = any;", "Write (int)value, if that is what it is.")]
    [InlineData("new Linear(3).Forward(Tensor.Ones([1, 2]))", "Write Call: it checks the shape, and then computes the output.")]
    [InlineData("Dictionary d = null;", "Write in angle brackets what it is made of: Dictionary<string, int>")]
    [InlineData("int? maybe = 5; int n = maybe;",
        "This may be null. Write value.Value where it is not, or value ?? … for what it is then.")]
    [InlineData("(int)\"5\"", "Write int.Parse(text) for the number in a text.")]
    [InlineData("Dictionary<string, int> map = {\"a\": 1};", "Write new() { [\"key\"] = 1 } for what it holds.")]
    [InlineData("var list = {1, 2};", "Write the type of the list: List<int> name = [1, 2];")]
    [InlineData("float[,] map = [[1, 2], [3, 4]];", "Braces make an array of two dimensions: float[,] name = { { 1, 2 }, { 3, 4 } };")]
    [InlineData("int numbers[3];", "The length stands behind new: int[] name = new int[3];")]
    [InlineData("List list = null;", "Write in angle brackets what it is made of: List<int>")]
    [InlineData("var list = new List<int>;", "Write () behind the type: new List<int>()")]
    [InlineData("const size = 5;", "A constant has a type: const int size = 5;")]
    [InlineData("class A { void M() { } }\nnew A().M();", "Write public before its declaration: what says nothing of that, in a class, " +
        "is the class's alone.")]
    [InlineData("yield return 1;", "A function yields, and a cell does not: IEnumerable<int> Squares() { yield return 4; }")]
    [InlineData("var path = \"C:\\images\";", "Write two backslashes for one, or an @ in front of the text: @\"C:\\images\"")]
    [InlineData("var text = \"no end;", "A text ends in the line that it begins in, by the quote that it began with.")]
    [InlineData("this.size = 5;", "A cell is no object. Write the name alone, without this.")]
    [InlineData("auto n = 5;", "Write var instead of auto.")]
    [InlineData("println(5)", "Write Console.WriteLine(value); or put the value alone at the end of the cell.")]
    public async Task Common_mistakes_get_a_hint(string code, string hint) =>
        (await session.Record(code)).Error.Should().Contain($"\n    {hint}");

    [Theory]
    [InlineData("var text = \"no end;")]
    [InlineData("{ { {")]
    [InlineData("\0\u0001 😀 ]")]
    [InlineData("#r \"missing.dll\"")]
    [InlineData("#load \"missing.csx\"")]
    [InlineData("#line 99 \"elsewhere\"\nmissing")]
    [InlineData("class C {")]
    public async Task Nonsense_is_an_error_and_leaves_the_session_as_it_was(string code)
    {
        await session.RunAsync("var kept = 42;");

        (await session.Record(code)).Result.Error!.Name.Should().Be("Compile error");

        (await session.ValueOf("kept")).Should().Be("42");
    }

    [Theory]
    [InlineData("enum Color { Red }", "Color.Red")]
    [InlineData("class Box { }", "new Box()")]
    [InlineData("record struct Place(int X);", "new Place(1)")]
    public async Task A_type_that_was_declared_again_is_told_where_values_are_compared(string type, string value)
    {
        await session.RunAsync($"{type}\nvar old = {value};");
        await session.RunAsync(type);

        (await session.Record($"old == {value}")).Error.Should().Contain("CS0019").And.EndWith(
            "was declared again in a later cell. Run the cells again that make values of it, or take them.");
    }

    [Fact]
    public async Task An_error_of_the_compilers_own_is_left_out() =>
        (await session.Record("extension(int n) { }")).Error.Should().StartWith("Line 1, column 1 of your code: CS9283");

    [Fact]
    public async Task A_class_that_was_declared_again_is_told_from_the_one_before()
    {
        await session.RunAsync("class Box { }");
        await session.RunAsync("var box = new Box();");
        await session.RunAsync("class Box { public int Size; }");

        (await session.Record("box = new Box();")).Error.Should().Be(
            "Line 1, column 7 of your code: CS0029: Cannot implicitly convert type 'Box of cell 3' to 'Box of cell 1'\n"
            + "    box = new Box();\n"
            + "          ^^^^^^^^^\n"
            + "    'Box' was declared again in a later cell. Run the cells again that make values of it, or take them.");
    }
}
