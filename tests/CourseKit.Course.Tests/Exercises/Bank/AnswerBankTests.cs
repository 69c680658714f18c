using CourseKit.Exercises.Convolution;
using CourseKit.Grading;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Answers as learners give them: the right ones pass, the wrong ones are told what helps, and nothing that misleads.</summary>
public sealed class AnswerBankTests
{
    private static readonly IReadOnlyList<BankedAnswer> Bank =
    [
        .. typeof(AnswerBankTests).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IAnswerBook)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany(type => ((IAnswerBook)Activator.CreateInstance(type)!).Answers),
    ];

    public static TheoryData<string> Names => [.. Bank.Select(answer => answer.ToString())];

    public static TheoryData<string> Ids => [.. Exercise.In(typeof(CrossCorrelation).Assembly).Select(exercise => exercise.Id)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_answer_gets_the_verdict_that_it_deserves(string name)
    {
        var answer = Bank.Single(one => one.ToString() == name);

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

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_exercise_has_a_right_answer_in_an_unusual_way_and_eight_wrong_ones(string id)
    {
        Bank.Count(answer => answer.Exercise.Id == id && answer.IsRight).Should().BeGreaterThanOrEqualTo(1);
        Bank.Count(answer => answer.Exercise.Id == id && !answer.IsRight).Should().BeGreaterThanOrEqualTo(8);
    }
}
