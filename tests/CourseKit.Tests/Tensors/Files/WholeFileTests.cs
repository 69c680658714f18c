using CourseKit.Tensors.Files;

namespace CourseKit.Tests.Tensors.Files;

public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Target => Path.Combine(folder.Path, "new", "a.bin");

    [Fact]
    public void A_file_is_written_in_a_folder_that_is_made_and_replaces_an_earlier_one()
    {
        WholeFile.Write(Target, [1, 2, 3]);
        WholeFile.Write(Target, stream => stream.WriteByte(7));

        File.ReadAllBytes(Target).Should().Equal(7);
        Directory.GetFiles(Path.GetDirectoryName(Target)!).Should().Equal(Target);
    }

    [Fact]
    public void Where_writing_fails_in_the_middle_the_earlier_file_stays_and_nothing_is_left_beside_it()
    {
        WholeFile.Write(Target, [1, 2, 3]);

        FluentActions.Invoking(() => WholeFile.Write(Target, stream =>
        {
            stream.WriteByte(7);
            throw new IOException("The disk is full.");
        })).Should().Throw<IOException>();

        File.ReadAllBytes(Target).Should().Equal(1, 2, 3);
        Directory.GetFiles(Path.GetDirectoryName(Target)!).Should().Equal(Target);
    }

    [Fact]
    public void Text_is_written_in_UTF8()
    {
        WholeFile.Write(Target, "größe\n");

        File.ReadAllBytes(Target).Should().Equal("größe\n"u8.ToArray());
    }

    /// <summary>A device is written to as it is: another file in its place would be none.</summary>
    [Fact]
    public void Devices_are_told_from_files_also_behind_a_link()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.CreateSymbolicLink(folder.File("link"), "/dev/null");
        File.WriteAllText(folder.File("file"), "a");
        File.CreateSymbolicLink(folder.File("other"), folder.File("file"));

        WholeFile.IsDevice("/dev/null").Should().BeTrue();
        WholeFile.IsDevice("/dev/../dev/stdout").Should().BeTrue();
        WholeFile.IsDevice(folder.File("link")).Should().BeTrue();
        WholeFile.IsDevice(folder.File("other")).Should().BeFalse();
        WholeFile.IsDevice(Target).Should().BeFalse();
        WholeFile.IsDevice("/device/a").Should().BeFalse();
    }

    public void Dispose() => folder.Dispose();
}
