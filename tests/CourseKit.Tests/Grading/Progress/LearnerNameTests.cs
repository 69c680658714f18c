using CourseKit.Grading.Progress;

namespace CourseKit.Tests.Grading.Progress;

public sealed class LearnerNameTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-learner-").FullName;

    private ProgressLog Log => new(Path.Combine(folder, "some", "progress.jsonl"));

    private string NameFile => Path.Combine(folder, "some", "progress.learner");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_learner_keeps_a_name_that_others_do_not_have()
    {
        var name = LearnerName.Beside(Log);

        name.Should().HaveLength(32).And.Be(LearnerName.Beside(Log));
        LearnerName.Beside(new ProgressLog(Path.Combine(folder, "other.jsonl"))).Should().NotBe(name);
    }

    [Fact]
    public void Programs_that_begin_together_agree_on_a_name()
    {
        var names = new string[8];

        Parallel.For(0, names.Length, i => names[i] = LearnerName.Beside(Log));

        names.Distinct().Should().ContainSingle().Which.Should().HaveLength(32);
        Directory.GetFiles(Path.GetDirectoryName(NameFile)!).Should().Equal(NameFile);
    }

    [Fact]
    public void A_name_may_be_written_by_hand()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(NameFile)!);
        File.WriteAllText(NameFile, "  Ada Lovelace\r\n");

        LearnerName.Beside(Log).Should().Be("Ada Lovelace");
    }

    [Fact]
    public void Where_no_file_can_be_kept_all_have_the_same_name()
    {
        File.WriteAllText(Path.GetDirectoryName(NameFile)!, "a file where a folder should be");

        LearnerName.Beside(Log).Should().BeEmpty();
    }
}
