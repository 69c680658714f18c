using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises;

public sealed class OtherSeedTests
{
    /// <summary>Gets the exercises whose cases another seed changes, but for trainings: <see cref="ExerciseTests.Proofs"/> trains by
    /// another one.</summary>
    public static TheoryData<string> Ids =>
    [
        .. CourseExercises.All
            .Where(exercise => exercise is not (TrainingExercise or ArchitectureExercise or NumberExercise or ChoiceExercise
                or EssayExercise))
            .Select(exercise => exercise.Id),
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_exercise_keeps_what_it_promises_with_other_random_cases_too(string id)
    {
        for (var seed = 2UL; seed <= 4; seed++)
        {
            var exercise = CourseExercises.WithId(id).WithSeed(seed);

            // A relation that holds by chance, with a note of what it says, is one of the seed that learners have.
            exercise.Prove().Where(proof => !proof.Holds && proof.Note is null).Should().BeEmpty($"seed {seed}");
        }
    }
}
