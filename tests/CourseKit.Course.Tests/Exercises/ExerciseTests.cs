using System.Reflection;
using CourseKit.Exercises.Convolution;
using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Networks;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;

namespace CourseKit.Course.Tests.Exercises;

public sealed class ExerciseTests(ExerciseTests.Proofs proofs) : IClassFixture<ExerciseTests.Proofs>
{
    private static readonly Assembly ExerciseAssembly = typeof(CrossCorrelation).Assembly;

    public static TheoryData<string> Ids => [.. Exercise.In(ExerciseAssembly).Select(exercise => exercise.Id)];

    /// <summary>Gets those whose cases another seed changes. A training with another one is among <see cref="Proofs"/>.</summary>
    public static TheoryData<string> IdsWithRandomCases =>
    [
        .. Exercise.In(ExerciseAssembly)
            .Where(exercise => exercise is not (TrainingExercise or ArchitectureExercise or NumberExercise or ChoiceExercise
                or EssayExercise))
            .Select(exercise => exercise.Id),
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_exercise_keeps_what_it_promises(string id)
    {
        var made = new List<Proof>();
        await foreach (var proof in proofs.Of(id))
        {
            made.Add(proof);
        }

        made.Should().HaveCountGreaterThan(5).And.OnlyContain(proof => proof.Holds);
    }

    [Theory]
    [MemberData(nameof(IdsWithRandomCases))]
    public void An_exercise_keeps_it_with_other_random_cases_too(string id)
    {
        for (var seed = 2UL; seed <= 6; seed++)
        {
            var exercise = WithSeed(seed, Exercise.In(ExerciseAssembly).Single(exercise => exercise.Id == id));

            // A relation that holds by chance, with a note of what it says, is one of the seed that learners have.
            exercise.Prove().Where(proof => !proof.Holds && proof.Note is null).Should().BeEmpty($"seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_right_answer_to_another_exercise_is_judged_like_any_other(string id)
    {
        dynamic exercise = Exercise.In(ExerciseAssembly).Single(exercise => exercise.Id == id);
        object reference = exercise.Reference.Value is Func<ImageDataset, Generator, Layer> train ? Quick(train) : exercise.Reference.Value;
        foreach (var other in Exercise.In(ExerciseAssembly).Where(other => other.Id != id))
        {
            var verdict = other.Check(reference);

            verdict.Outcome.Should().BeOneOf([Outcome.Passed, Outcome.Failed, Outcome.Broken], $"{other.Id} is given the answer to {id}");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_exercise_lies_in_the_folder_that_its_id_and_its_namespace_name(string id)
    {
        var exercise = Exercise.In(ExerciseAssembly).Single(exercise => exercise.Id == id);
        var folder = id.Split('/')[0];

        File.Exists(Repository.In($"exercises/{folder}/{exercise.GetType().Name}.cs")).Should().BeTrue();
        exercise.GetType().Namespace.Should().Be($"CourseKit.Exercises.{Pascal(folder[3..])}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_an_exercise_says_is_said_in_whole_sentences(string id)
    {
        var exercise = Exercise.In(ExerciseAssembly).Single(exercise => exercise.Id == id);

        exercise.Hints.Append(exercise.Question.TrimEnd()).Append(exercise.Explanation).Should()
            .OnlyContain(text => text.Length > 20 && EndsASentence(text));
        exercise.Hints.Should().OnlyHaveUniqueItems();
    }

    /// <summary>A training in a moment: with so few images the network is judged in the same ways, and more of them.</summary>
    private static Func<ImageDataset, Generator, Layer> Quick(Func<ImageDataset, Generator, Layer> train) =>
        (images, random) => train(images.Take(320), random);

    private static Exercise WithSeed(ulong seed, Exercise exercise)
    {
        typeof(Exercise).GetProperty(nameof(Exercise.Seed))!.SetValue(exercise, seed);
        return exercise;
    }

    private static bool EndsASentence(string text) => ".?!".Contains(text[^1]);

    private static string Pascal(string kebab) =>
        string.Concat(kebab.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>Proofs of all exercises in one session. A solution that is shown trains by the seed of learners; so the rest of the proofs
    /// of a training has another.</summary>
    public sealed class Proofs
    {
        private readonly Dictionary<string, Exercise> exercises = Exercise.In(ExerciseAssembly)
            .Select(exercise => exercise is TrainingExercise ? WithSeed(2, exercise) : exercise).ToDictionary(exercise => exercise.Id);
        private readonly CourseProofs proofs;

        public Proofs()
        {
            var lessons = Repository.Files("notebooks", "*.ipynb").ToDictionary(path => Path.GetFileName(path), Notebook.Load);
            proofs = new CourseProofs(CellSession.Start(CellEnvironment.Course.With(ExerciseAssembly)), lessons, exercises);
        }

        public IAsyncEnumerable<Proof> Of(string id) => proofs.OfAsync(exercises[id]);
    }
}
