namespace CourseKit.Course.Tests.House;

/// <summary>Files that users see are written whole or not at all, by <c>WholeFile</c>: a crash leaves no half of one.</summary>
public sealed class WrittenFileTests
{
    private static readonly string[] Writing =
        ["File.WriteAll", "File.Create(", "File.Copy(", "File.OpenWrite(", "File.Append", "new StreamWriter("];

    /// <summary>Those that write beside a file and move it themselves, or into a folder that is theirs alone until it is done.</summary>
    private static readonly string[] Careful = ["WholeFile.cs", "PackageRestore.cs", "ExtensionInstallation.cs"];

    [Fact]
    public void Only_what_moves_whole_files_into_place_writes_files() =>
        Directory.GetFiles(Repository.In("src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !Careful.Contains(Path.GetFileName(path)))
            .SelectMany(path => File.ReadLines(path).Where(Writes).Select(line => $"{Path.GetFileName(path)}: {line.Trim()}"))
            .Should().BeEmpty("WholeFile.Write writes a file beside the one that is there, and moves it");

    [Fact]
    public void Those_that_write_themselves_are_there() =>
        Directory.GetFiles(Repository.In("src"), "*.cs", SearchOption.AllDirectories).Where(path => File.ReadLines(path).Any(Writes))
            .Select(Path.GetFileName).Should().BeEquivalentTo(Careful);

    /// <summary>Returns whether a line writes a file: not one that names a method to the learner.</summary>
    private static bool Writes(string line) => line.Replace("WholeFile.", string.Empty, StringComparison.Ordinal) is var code
        && Array.Exists(Writing, call => code.Contains(call, StringComparison.Ordinal)) && !code.Contains("(…)", StringComparison.Ordinal);
}
