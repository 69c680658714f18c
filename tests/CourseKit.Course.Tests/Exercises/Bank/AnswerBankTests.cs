using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class AnswerBankTests
{
    public static TheoryData<string> Names => AnswerBank.Names(exercise => exercise is not TrainingExercise);

    public static TheoryData<string> Ids => CourseExercises.Ids;

    [Theory]
    [MemberData(nameof(Names))]
    public void An_answer_gets_the_verdict_that_it_deserves(string name) => AnswerBank.Judge(name);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_exercise_has_a_right_answer_in_an_unusual_way_and_eight_wrong_ones(string id)
    {
        AnswerBank.Answers.Count(answer => answer.Exercise.Id == id && answer.IsRight).Should().BeGreaterThanOrEqualTo(1);
        AnswerBank.Answers.Count(answer => answer.Exercise.Id == id && !answer.IsRight).Should().BeGreaterThanOrEqualTo(8);
    }
}
