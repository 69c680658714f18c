using CourseKit.Notebooks.Assistance;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session.Packages;

public sealed class PackageTests : IDisposable
{
    private readonly PackageFolder packages = new();

    public void Dispose() => packages.Dispose();

    [Theory]
    [InlineData("#r \"nuget: Greeter, 1.2.0\"")]
    [InlineData("#r \"nuget:Greeter,1.2.0\"")]
    [InlineData("#r \"nuget: Greeter\"")]
    [InlineData("#r \"nuget: Greeter, [1.0,2.0)\"")]
    public async Task A_package_is_fetched_and_used(string directive)
    {
        packages.Add("Greeter", "1.2.0", "public static class Greeter { public static string Greet() => \"hello\"; }");
        var session = packages.Start();

        var recording = await session.Record($"{directive}\nGreeter.Greet()");

        recording.Error.Should().BeNull();
        recording.Value.Should().Be("hello");
        recording.Outputs.OfType<CellOutput.Update>().Single().Data.Text.Should().Be("Packages: Greeter 1.2.0");
        (await session.ValueOf("Greeter.Greet() + 1")).Should().Be("hello1");
        (await new CellAssistant(session).CompleteAsync("Greeter.Gr", 10)).Items.Should().Contain(item => item.Label == "Greet");
    }

    [Fact]
    public async Task What_was_fetched_once_is_there_without_its_source()
    {
        packages.Add("One", "1.0.0", "public static class One { public const int Value = 1; }");
        await packages.Start().ValueOf("#r \"nuget: One\"");
        Directory.Delete(packages.Feed, recursive: true);

        (await packages.Start().ValueOf("#r \"nuget: One\"\nOne.Value")).Should().Be("1");
    }

    [Fact]
    public async Task What_a_package_needs_comes_with_it()
    {
        packages.Add("Words", "1.0.0", "public static class Words { public static string Hello => \"hi\"; }");
        packages.Add("Greeter", "1.0.0", "public static class Greeter { public static object Greet() => System.Type.GetType(\"Words, " +
            "Words\").GetProperty(\"Hello\").GetValue(null); }",
            dependencies: "<dependency id=\"Words\" version=\"1.0.0\" />");
        var session = packages.Start();

        (await session.ValueOf("#r \"nuget: Greeter\"", "$\"{Greeter.Greet()} {Words.Hello}\"")).Should().Be("hi hi");
    }

    [Fact]
    public async Task Several_packages_and_places_can_be_named_in_a_cell()
    {
        packages.Add("One", "1.0.0", "public static class One { public const int Value = 1; }");
        var elsewhere = Directory.CreateDirectory(Path.Combine(packages.Feed, "..", "elsewhere")).FullName;
        packages.Add("Two", "1.0.0", "public static class Two { public const int Value = 2; }", folder: elsewhere);
        var session = packages.Start();

        (await session.ValueOf("#i \"nuget: elsewhere\"\n#r \"nuget: One\"\n#r \"nuget: Two\"\nOne.Value + Two.Value")).Should().Be("3");
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_keeps_the_package_for_the_next()
    {
        packages.Add("One", "1.0.0", "public static class One { public const int Value = 1; }");
        var session = packages.Start();

        (await session.Record("#r \"nuget: One\"\nOne.Valu")).Status.Should().Be(CellStatus.Failed);

        (await session.ValueOf("One.Value")).Should().Be("1");
    }

    [Fact]
    public async Task The_courses_own_packages_are_there_already()
    {
        var recording = await packages.Start().Record("#r \"nuget: CourseKit.Networks, 9.9.9\"\nnew Linear(3)");

        recording.Error.Should().BeNull();
        recording.Outputs.OfType<CellOutput.Update>().Single().Data.Text.Should()
            .Be("Packages: CourseKit.Networks 0.1.0 is here already, and takes the place of 9.9.9");
    }

    [Theory]
    [InlineData("#r \"nuget: CourseKit.Interactive\"")]
    [InlineData("#r \"nuget:coursekit.interactive\"")]
    [InlineData("#r \"nuget: CourseKit.Interactive, 0.1.0\"")]
    [InlineData("#r \"nuget: CourseKit.Interactive, 0.*\"")]
    [InlineData("// a lesson\n#r \"nuget: CourseKit.Interactive, *\"\n")]
    public async Task The_package_for_other_hosts_is_met_without_a_word(string directive)
    {
        var session = packages.Start();

        var recording = await session.Record(directive);

        recording.Error.Should().BeNull();
        recording.Outputs.Should().BeEmpty();
        (await new CellAssistant(session).DiagnoseAsync($"{directive}\nnope")).Should().ContainSingle(found => found.Code == "CS0103");
    }

    [Fact]
    public async Task In_another_version_it_gives_way_which_is_said()
    {
        packages.Add("One", "1.0.0", "public static class One { public const int Value = 1; }");

        var recording = await packages.Start().Record("#r \"nuget: CourseKit.Interactive, 9.9.9\"\n#r \"nuget: One\"\nOne.Value");

        recording.Value.Should().Be("1");
        recording.Outputs.OfType<CellOutput.Update>().Single().Data.Text.Should()
            .Be("Packages: CourseKit.Interactive 0.1.0 is here already, and takes the place of 9.9.9, One 1.0.0");
    }

    [Fact]
    public async Task A_package_whose_library_the_kernel_ships_for_itself_can_be_used()
    {
        packages.AddBuilt("Humanizer.Core", "2.14.1", Path.Combine(AppContext.BaseDirectory, "Humanizer.dll"));

        var recording = await packages.Start().Record("#r \"nuget: Humanizer.Core, 2.14.1\"\nusing Humanizer;\n\"a_title\".Humanize()");

        recording.Error.Should().BeNull();
        recording.Value.Should().Be("a title");
        recording.Outputs.OfType<CellOutput.Update>().Single().Data.Text.Should().Be("Packages: Humanizer.Core 2.14.1");
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("99.0")]
    public async Task In_another_version_it_gives_way_to_the_kernels_own_which_is_said(string version)
    {
        packages.Add("Humanizer.Core", $"{version}.0", $"""
            [assembly: System.Reflection.AssemblyVersion("{version}.0.0")]
            [assembly: System.Reflection.AssemblyInformationalVersion("{version}.0")]
            """, library: "Humanizer");

        var recording = await packages.Start().Record(
            $"#r \"nuget: Humanizer.Core, {version}.0\"\nusing Humanizer;\n\"a_title\".Humanize()");

        recording.Error.Should().BeNull();
        recording.Value.Should().Be("a title");
        recording.Outputs.OfType<CellOutput.Update>().Single().Data.Text.Should()
            .Be($"Packages: Humanizer.Core {version}.0, Humanizer 2.14.1 is here already, and takes the place of {version}.0");
    }

    [Fact]
    public async Task A_package_that_is_nowhere_leaves_the_session_as_it_was_and_is_looked_for_again()
    {
        var session = packages.Start();
        await session.RunAsync("var kept = 1;");

        var recording = await session.Record("#r \"nuget: Nowhere, 1.0.0\"\nvar never = 2;");

        recording.Status.Should().Be(CellStatus.Failed);
        recording.Error.Should()
            .StartWith("Line 1 of your code: The packages could not be had. Received: Nowhere 1.0.0. NU1101: Unable to find package " +
                "Nowhere.");
        (await session.ValueOf("kept")).Should().Be("1");
        packages.Add("Nowhere", "1.0.0", "public static class Nowhere { public const int Value = 3; }");
        (await session.ValueOf("#r \"nuget: Nowhere, 1.0.0\"\nNowhere.Value")).Should().Be("3");
    }

    [Fact]
    public async Task What_cannot_be_had_is_told_at_its_line_without_what_is_there()
    {
        packages.Add("One", "1.0.0", "public static class One { public const int Value = 1; }");
        var session = packages.Start();
        await session.ValueOf("#r \"nuget: One\"");

        var recording = await session.Record("var a = 1;\n#r \"nuget: One\"\n#r \"nuget: Nowhere\"");

        recording.Error.Should()
            .StartWith("Line 3 of your code: The packages could not be had. Received: One, Nowhere. NU1101: Unable to find package " +
                "Nowhere.");
        recording.Outputs.OfType<CellOutput.Update>().Single().Data.Text.Should().Be("Packages: none.");
    }

    [Fact]
    public async Task Sessions_that_fetch_the_same_at_once_all_get_it()
    {
        packages.Add("One", "1.0.0", "public static class One { public const int Value = 1; }");

        var values = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => packages.Start().ValueOf("#r \"nuget: One\"\nOne.Value")));

        values.Should().Equal("1", "1", "1");
    }

    [Fact]
    public async Task A_configuration_may_name_places_beside_itself()
    {
        packages.Add("One", "1.0.0", "public static class One { public const int Value = 1; }");
        packages.NameRelatively();

        (await packages.Start().ValueOf("#r \"nuget: One\"\nOne.Value")).Should().Be("1");
    }

    [Fact]
    public async Task A_package_for_another_framework_is_refused()
    {
        packages.Add("Later", "1.0.0", "public class Later { }", target: "net99.0");

        (await packages.Start().Record("#r \"nuget: Later\"")).Error.Should().Contain("NU1202");
    }

    [Fact]
    public async Task Another_version_of_a_package_in_use_is_refused()
    {
        packages.Add("One", "1.0.0", "public static class One { public const int Value = 1; }");
        packages.Add("One", "2.0.0", "public static class One { public const int Value = 2; }");
        var session = packages.Start();
        await session.ValueOf("#r \"nuget: One, 1.0.0\"");

        var recording = await session.Record("#r \"nuget: One, 2.0.0\"");

        recording.Error.Should().Be("Line 1 of your code: A session has one version of a package. Received: One 2.0.0, where 1.0.0 is in " +
            "use. Restart the kernel to change it.");
        (await session.ValueOf("One.Value")).Should().Be("1");
    }

    [Fact]
    public async Task Fetching_can_be_interrupted()
    {
        packages.Add("One", "1.0.0", "public static class One { public const int Value = 1; }");
        var session = packages.Start();
        await session.Ready;

        var recording = await session.RecordInterrupted("#r \"nuget: One, 1.0.0\"\nOne.Value");

        recording.Status.Should().Be(CellStatus.Interrupted);
        (await session.ValueOf("#r \"nuget: One, 1.0.0\"\nOne.Value")).Should().Be("1");
    }
}
