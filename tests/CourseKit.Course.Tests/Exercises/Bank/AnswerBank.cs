using CourseKit.Grading;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Answers as learners give them, of all books: the right ones pass, the wrong ones are told what helps, and nothing that
/// misleads.</summary>
internal static class AnswerBank
{
    public static IReadOnlyList<BankedAnswer> Answers { get; } =
    [
        .. typeof(AnswerBank).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IAnswerBook)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany(type => ((IAnswerBook)Activator.CreateInstance(type)!).Answers),
    ];

    public static TheoryData<string> Names(Func<Exercise, bool> isAsked) =>
        [.. Answers.Where(answer => isAsked(answer.Exercise)).Select(answer => answer.ToString())];

    /// <summary>Checks that an answer gets the verdict that it deserves.</summary>
    public static void Judge(string name)
    {
        var answer = Answers.Single(one => one.ToString() == name);

        var verdict = answer.Exercise.Check(answer.Value);

        if (answer.IsRight)
        {
            verdict.Outcome.Should().Be(Outcome.Passed, verdict.ToString());
            return;
        }

        verdict.Outcome.Should().BeOneOf(Outcome.Failed, Outcome.Broken);
        verdict.ToString().Should().Contain(answer.Says!);
        if (answer.Unsaid is { } misleading)
        {
            (verdict with { NextStep = null }).ToString().Should().NotContain(misleading);
        }
    }
}
