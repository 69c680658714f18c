namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Answers to one exercise; every book in this assembly is found and read by <see cref="AnswerBankTests"/>.</summary>
public interface IAnswerBook
{
    IReadOnlyList<BankedAnswer> Answers { get; }
}
