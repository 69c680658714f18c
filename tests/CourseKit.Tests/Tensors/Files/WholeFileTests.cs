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

    public void Dispose() => folder.Dispose();
}
