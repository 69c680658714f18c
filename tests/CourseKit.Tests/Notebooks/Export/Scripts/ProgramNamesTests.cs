namespace CourseKit.Tests.Notebooks.Export.Scripts;

/// <summary>Names that cells may share, and a program may not.</summary>
public sealed class ProgramNamesTests
{
    [Fact]
    public void A_variable_that_is_declared_again_has_a_name_of_its_own() => Exported.Cells(
            "var image = 1;", "var size = image + 1;", "var image = 2.5;", "image + size")
        .Should().Be("var image = 1;\nvar size = image + 1;\nvar image2 = 2.5;\nConsole.WriteLine(image2 + size);");

    [Fact]
    public void A_new_name_is_one_that_nobody_has_written() => Exported.Cells("var a = 1;", "var a = 2;", "var a2 = a;")
        .Should().Be("var a = 1;\nvar a3 = 2;\nvar a2 = a3;");

    [Fact]
    public void Functions_and_their_overloads_are_told_apart() => Exported.Cells(
            "int F(int x) => x;\nint F(string s) => s.Length;\nF(1) + F(\"a\")", "int F(int x) => 2 * x;", "F(F(1))")
        .Should().Be("int F(int x) => x;\nint F2(string s) => s.Length;\nConsole.WriteLine(F(1) + F2(\"a\"));\n"
            + "int F3(int x) => 2 * x;\nConsole.WriteLine(F3(F3(1)));");

    [Fact]
    public void Types_are_told_apart_with_their_constructors() => Exported.Cells(
            "class A { public A(int x) { } public A Next() => new A(2); }\nA first = new A(1);",
            "class A { public A() { } ~A() { } }",
            "new A() == null")
        .Should().Be("A first = new A(1);\n// At the end of the file: A\n// At the end of the file: A2\n"
            + "Console.WriteLine(new A2() == null);\n"
            + "class A { public A(int x) { } public A Next() => new A(2); }\nclass A2 { public A2() { } ~A2() { } }");

    [Theory]
    [InlineData("foreach (var stride in new[] { 1, 3 })\n    Console.Write(stride);",
        "foreach (var stride2 in new[] { 1, 3 })\n    Console.Write(stride2);")]
    [InlineData("for (var stride = 0; stride < 2; stride++) { }", "for (var stride2 = 0; stride2 < 2; stride2++) { }")]
    [InlineData("{ var stride = 3; Console.Write(stride); }", "{ var stride2 = 3; Console.Write(stride2); }")]
    [InlineData("using (var stride = new StringWriter()) { }", "using (var stride2 = new StringWriter()) { }")]
    [InlineData("while (\"7\" is string stride) { Console.Write(stride); break; }",
        "while (\"7\" is string stride2) { Console.Write(stride2); break; }")]
    [InlineData("for (; int.TryParse(\"7\", out var stride);) { Console.Write(stride); break; }",
        "for (; int.TryParse(\"7\", out var stride2);) { Console.Write(stride2); break; }")]
    [InlineData("try { } catch (Exception stride) { Console.Write(stride); }",
        "try { } catch (Exception stride2) { Console.Write(stride2); }")]
    [InlineData("foreach (var (stride, x) in new[] { (1, 2) }) Console.Write(stride + x);",
        "foreach (var (stride2, x) in new[] { (1, 2) }) Console.Write(stride2 + x);")]
    [InlineData("var odd = from stride in new[] { 1, 2 } where stride > 1 select stride;",
        "var odd = from stride2 in new[] { 1, 2 } where stride2 > 1 select stride2;")]
    [InlineData("{ int stride() => 3; Console.Write(stride()); }", "{ int stride2() => 3; Console.Write(stride2()); }")]
    public void What_a_statement_declares_hides_no_variable_of_another_cell(string statement, string expected) =>
        Exported.Cells(statement, "var stride = 5;", "stride").Should().Be($"{expected}\nvar stride = 5;\nConsole.WriteLine(stride);");

    [Theory]
    [InlineData("if (\"7\" is string stride) Console.Write(stride);")]
    [InlineData("if (int.TryParse(\"7\", out var stride)) Console.Write(stride);")]
    [InlineData("int.TryParse(\"7\", out var stride);")]
    public void What_a_condition_declares_is_a_variable_of_the_program(string statement) =>
        Exported.Cells(statement, "var stride = 5;", "stride").Should().Be($"{statement}\nvar stride2 = 5;\nConsole.WriteLine(stride2);");

    [Theory]
    [InlineData("Func<int, int> f = stride => { var step = stride; return step; };")]
    [InlineData("int G(int stride) { var step = stride; foreach (var edge in new[] { 1 }) step += edge; return step; }")]
    [InlineData("int G(int x) { int step(int edge) => edge; return step(x); }")]
    public void A_function_may_hide_a_variable(string function) => Exported.Cells(function, "var (stride, step, edge) = (1, 2, 3);")
        .Should().Be($"{function}\nvar (stride, step, edge) = (1, 2, 3);");

    [Fact]
    public void What_is_named_after_a_variable_keeps_its_name() => Exported.Cells(
            "var a = 1;", "var a = 2;",
            "var p = new { a };\nvar t = (a, 3);\n(a, _) = (4, 5);\nConsole.Write(p.a + t.a + nameof(a) + $\"{a}\");")
        .Should().Be("var a = 1;\nvar a2 = 2;\nvar p = new { a = a2 };\nvar t = (a: a2, 3);\n(a2, _) = (4, 5);\n"
            + "Console.Write(p.a + t.a + \"a\" + $\"{a2}\");");

    [Fact]
    public void Names_of_the_program_itself_are_taken() => Exported.Cells("var args = 1;", "class Program { }\nargs")
        .Should().Be("var args2 = 1;\nConsole.WriteLine(args2);\n// At the end of the file: Program2\nclass Program2 { }");

    [Fact]
    public void Members_of_types_and_text_in_comments_stay() => Exported.Cells(
            "var a = 1;", "// a\nvar a = 2;  // a", "record R(int a);\nnew R(a: 3).a + a")
        .Should().Be("var a = 1;\n// a\nvar a2 = 2;  // a\nConsole.WriteLine(new R(a: 3).a + a2);\n"
            + "// At the end of the file: R\nrecord R(int a);");
}
