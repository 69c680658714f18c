using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Export.Scripts;

namespace CourseKit.Tests.Notebooks.Export.Scripts;

public sealed class CSharpProgramTests
{
    private const string Head = "#:property PublishAot=false\n#:property InvariantGlobalization=true\n#:property WarningLevel=0\n"
        + "#:property TreatWarningsAsErrors=false\n#:property EnforceCodeStyleInBuild=false\n";

    [Fact]
    public void A_program_refers_to_what_it_uses()
    {
        Exported.Of("1").Text.Should().Be($"{Head}\n// %%\nConsole.WriteLine(1);\n");
        Exported.Of("using System.Numerics;\nusing System.Text;\nTensor x = [1, 2];", "Complex.One * x[0]").Text.Should().Be(
            $"{Head}#:package CourseKit.Grading@*\n\nusing System.Numerics;\nusing CourseKit.Tensors;\n\n// %%\nTensor x = [1, 2];\n\n"
            + "// %%\nConsole.WriteLine(Complex.One * x[0]);\n");
    }

    [Fact]
    public void Prose_and_what_is_no_code_are_comments()
    {
        var notebook = new Notebook();
        notebook.AddMarkdown("# Title\n\n- `x`  ");
        notebook.AddCode("#!time\nvar x = 1;\n#!html\n<b>*/</b>\n<i>\n#!csharp\nx");
        notebook.AddCode("#!time");
        notebook.AddCode("#!fsharp\nlet x = 1");

        var program = Exported.Of(notebook, Environment.CurrentDirectory);

        program.Text.Should().Be($"""
            {Head}
            // %% [markdown]
            // # Title
            //
            // - `x`

            // %%
            var x = 1;
            // #!html, which is not C#:
            // <b>*/</b>
            // <i>
            Console.WriteLine(x);

            // %%
            // Left out. #!fsharp is not to be had here. Cells are in C# here.
            // #!fsharp
            // let x = 1

            """);
        program.LeftOut.Should().Equal(new LeftOutCell(4, "#!fsharp is not to be had here. Cells are in C# here."));
    }

    [Theory]
    [InlineData("\"text\"  // why", "Console.WriteLine(\"text\");  // why")]
    [InlineData("Console.Write(1)", "Console.Write(1);")]
    [InlineData("await Task.Delay(1)", "await Task.Delay(1);")]
    [InlineData("await Task.FromResult(3)", "Console.WriteLine(await Task.FromResult(3));")]
    [InlineData("new\n{\n    A = 1,\n}.A", "Console.WriteLine(new\n{\n    A = 1,\n}.A);")]
    [InlineData("public static readonly int x = 3;\nint y, z;\n/// <summary>S.</summary>\npublic static int F() => x;",
        "int x = 3;\nint y = default, z = default;\n/// <summary>S.</summary>\nint F() => x;")]
    public void Members_of_a_script_become_statements(string cell, string expected) => Exported.Cells(cell).Should().Be(expected);

    [Fact]
    public void Types_and_extension_methods_stand_at_the_end() => Exported.Cells(
            "/// <summary>A point.</summary>\nprivate record Point(int X, int Y);\nenum E { A }\ndelegate int D(int x);",
            "// twice\npublic static string Twice(this string text) =>\n    text + @\"\n \" + text;\n"
                + "static int Twice(this int x) => 2 * x;",
            "new Point(1, 2.Twice()).X")
        .Should().Be("""
            // At the end of the file: Point, E, D
            // At the end of the file: Twice
            Console.WriteLine(new Point(1, 2.Twice()).X);
            /// <summary>A point.</summary>
            record Point(int X, int Y);
            enum E { A }
            delegate int D(int x);
            file static class CellExtensions
            {
                // twice
                public static string Twice(this string text) =>
                    text + @"
             " + text;
                public static int Twice(this int x) => 2 * x;
            }
            """);

    [Fact]
    public void What_cells_show_is_printed_by_methods_at_the_end()
    {
        var program = Exported.Of(
            "1.Display();", "var shown = Display(2);\nshown.Update(3);\nHTML(\"<b>\")", "new[] { 1, 2 }", "Input(\"Name?\")");

        program.LeftOut.Should().BeEmpty();
        program.Text.Should().StartWith($"{Head}\nusing static Displays;\n").And.Contain("// %%\nDisplay(new[] { 1, 2 });\n")
            .And.Contain("file sealed class DisplayedValue").And.Contain("string HTML(").And.NotContain("DisplayTable");
        Exported.Of("1.Display();").Text.Should().Contain("class DisplayExtensions").And.NotContain("class Displays");
    }

    [Fact]
    public void A_cell_that_a_program_cannot_hold_is_a_comment_with_the_reason()
    {
        var program = Exported.Of("static int rate = 2;", "class Model { public int Twice => 2 * rate; }", "new Model().Twice", "rate");

        program.LeftOut.Select(cell => $"{cell}").Should().Equal(
            "cell 2: CS8801: Cannot use local variable or local function 'rate' declared in a top-level statement in this context. "
                + "Received: class Model { public int Twice => 2 * rate; }",
            "cell 3: CS0246: The type or namespace name 'Model' could not be found (are you missing a using directive or an assembly "
                + "reference?) Received: Console.WriteLine(new Model().Twice);");
        program.Text.Should().Contain("// %%\n// Left out. CS8801: ").And.Contain("\n// class Model { public int Twice => 2 * rate; }\n")
            .And.EndWith("// %%\nConsole.WriteLine(rate);\n");
    }

    [Theory]
    [InlineData("undeclared", "In the notebook it does not compile either: CS0103: The name 'undeclared' does not exist in the current "
        + "context Received: undeclared")]
    [InlineData("if (1 > 0) return;\nvar x = 1;",
        "A return ends a cell, and would end the program. Received: return;. Write an if around what follows it.")]
    [InlineData("#load \"nowhere.csx\"", "Could not find file")]
    [InlineData("int P => 3;", "CS")]
    [InlineData("using Microsoft.DotNet.Interactive.Formatting;\nFormatter.ListExpansionLimit = 3;", "CS0234: The type or namespace name")]
    public void A_cell_that_is_left_out_says_why(string cell, string reason)
    {
        var program = Exported.Of("var a = 1;", cell, "a");

        program.LeftOut.Should().ContainSingle().Which.Should().Match<LeftOutCell>(
            one => one.Position == 2 && one.Reason.StartsWith(reason, StringComparison.Ordinal));
        program.Text.Should().EndWith("// %%\nConsole.WriteLine(a);\n");
    }

    [Fact]
    public void Files_that_cells_load_stand_in_the_program()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("one.csx"), "#load \"two.csx\"\nusing System.Text;\nvar one = new StringBuilder(two);\n");
        File.WriteAllText(folder.File("two.csx"), "var two = \"2\";");
        var notebook = new Notebook();
        notebook.AddCode("#load \"one.csx\"\none");

        var program = Exported.Of(notebook, folder.Path);

        program.LeftOut.Should().BeEmpty();
        program.Text.Should().EndWith("""
            using System.Text;

            // %%
            // From one.csx:
            // From two.csx:
            var two = "2";
            var one = new StringBuilder(two);
            Console.WriteLine(one);

            """);
    }

    [Fact]
    public void Packages_of_cells_are_those_of_the_program()
    {
        var program = Exported.Of(
            "#r \"nuget: Markdig, 1.2.3\"\n#i \"nuget: https://example.com/feed\"\nusing Markdig;\nMarkdown.ToHtml(\"a\")",
            "#r \"nuget: markdig\"\n#r \"nuget: Microsoft.DotNet.Interactive.Formatting\"\n"
                + "Microsoft.DotNet.Interactive.Formatting.Formatter.ListExpansionLimit");

        program.LeftOut.Should().BeEmpty();
        program.Text.Should().StartWith(Head + """
            #:property RestoreAdditionalProjectSources=https://example.com/feed
            #:property ManagePackageVersionsCentrally=false
            #:package Markdig@1.2.3
            #:package Microsoft.DotNet.Interactive.Formatting@*

            using Markdig;

            // %%
            Console.WriteLine(Markdown.ToHtml("a"));

            """);
    }

    [Fact]
    public void A_notebook_without_code_is_a_program_too() => Exported.Of("#!html\n<b>").Text.Should().Be(
        $"{Head}\n// %%\n// #!html, which is not C#:\n// <b>\n\nreturn;\n");
}
