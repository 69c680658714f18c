using CourseKit.Grading;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Right and wrong answers to one exercise, as learners might write them, each with what its verdict has to say. Some were written
/// before the mistakes that the exercise names, others after them or because of them: that each wrong answer is explained rightly does not
/// say how many of all wrong answers are.</summary>
public abstract class AnswerBook<T>(Exercise exercise) : IAnswerBook
    where T : notnull
{
    private readonly List<BankedAnswer> answers = [];

    public IReadOnlyList<BankedAnswer> Answers => answers;

    protected void Right(string name, T answer) => answers.Add(new BankedAnswer(exercise, name, answer, null));

    protected void Wrong(string name, T answer, string says, string? unsaid = null) =>
        answers.Add(new BankedAnswer(exercise, name, answer, says, unsaid));

    /// <summary>The four loops of a correlation, with the innermost line as the learner wrote it.</summary>
    protected static Tensor Loops(Tensor image, Tensor kernel, Action<Tensor, int, int, int, int> innermost)
    {
        var result = Tensor.Zeros([image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1]);
        for (var i = 0; i < result.Shape[0]; i++)
        {
            for (var j = 0; j < result.Shape[1]; j++)
            {
                for (var u = 0; u < kernel.Shape[0]; u++)
                {
                    for (var v = 0; v < kernel.Shape[1]; v++)
                    {
                        innermost(result, i, j, u, v);
                    }
                }
            }
        }

        return result;
    }
}
