using CourseKit.Grading;
using CourseKit.Networks;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;

namespace CourseKit.Course.Tests.Exercises;

public sealed class AnswerToAnotherTests
{
    public static TheoryData<string> Ids => CourseExercises.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_right_answer_to_another_exercise_is_judged_like_any_other(string id)
    {
        dynamic exercise = CourseExercises.WithId(id);
        object reference = exercise.Reference.Value is Func<ImageDataset, Generator, Layer> train ? Quick(train) : exercise.Reference.Value;
        foreach (var other in CourseExercises.All.Where(other => other.Id != id))
        {
            var verdict = other.Check(reference);

            verdict.Outcome.Should().BeOneOf([Outcome.Passed, Outcome.Failed, Outcome.Broken], $"{other.Id} is given the answer to {id}");
        }
    }

    /// <summary>A training in a moment, once for images of a shape: with so few of them the network is judged in the same ways, and
    /// more.</summary>
    private static Func<ImageDataset, Generator, Layer> Quick(Func<ImageDataset, Generator, Layer> train)
    {
        var trained = new Dictionary<Shape, Layer>();
        return (images, random) => trained.TryGetValue(images.Images.Shape[1..], out var network) ? network
            : trained[images.Images.Shape[1..]] = train(images.Take(320), random);
    }
}
