using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class TrainingBankTests
{
    public static TheoryData<string> Names => AnswerBank.Names(exercise => exercise is TrainingExercise);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_training_gets_the_verdict_that_it_deserves(string name) => AnswerBank.Judge(name);
}
