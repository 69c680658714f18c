namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Answers to one exercise; every book in this assembly is found by <see cref="AnswerBank"/>.</summary>
public interface IAnswerBook
{
    IReadOnlyList<BankedAnswer> Answers { get; }
}
