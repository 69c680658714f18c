using CourseKit.Course.Tests.Lessons;
using CourseKit.Course.Tests.Packages;
using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.Hosts;

[Collection(nameof(PackedCourse))]
public sealed class DotnetReplTests(PackedCourse packages)
{
    [Theory]
    [InlineData("01-convolution")]
    public async Task A_lesson_shows_there_what_it_shows_here(string name)
    {
        using var repl = new DotnetRepl(packages);

        var shown = await repl.RunAsync(Notebook.Load(ExecutedLessons.PathOf(name)));

        ShownElsewhere.ShouldEqual((await ExecutedLessons.RunAsync(name)).Notebook, shown);
    }
}
