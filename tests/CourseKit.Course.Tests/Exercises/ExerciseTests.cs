using CourseKit.Grading;
using CourseKit.Grading.Kinds;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Lessons;
using CourseKit.Notebooks.Session;

namespace CourseKit.Course.Tests.Exercises;

public sealed class ExerciseTests(ExerciseTests.Proofs proofs) : IClassFixture<ExerciseTests.Proofs>
{
    public static TheoryData<string> Ids => CourseExercises.Ids;

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
    [MemberData(nameof(Ids))]
    public void An_exercise_lies_in_the_folder_that_its_id_and_its_namespace_name(string id)
    {
        var exercise = CourseExercises.WithId(id);
        var folder = id.Split('/')[0];

        File.Exists(Repository.In($"exercises/{folder}/{exercise.GetType().Name}.cs")).Should().BeTrue();
        exercise.GetType().Namespace.Should().Be($"CourseKit.Exercises.{Pascal(folder[3..])}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_an_exercise_says_is_said_in_whole_sentences(string id)
    {
        var exercise = CourseExercises.WithId(id);

        exercise.Hints.Append(exercise.Question.TrimEnd()).Append(exercise.Explanation).Should()
            .OnlyContain(text => text.Length > 20 && EndsASentence(text));
        exercise.Hints.Should().OnlyHaveUniqueItems();
    }

    private static bool EndsASentence(string text) => ".?!".Contains(text[^1]);

    private static string Pascal(string kebab) =>
        string.Concat(kebab.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>Proofs of all exercises in one session. A solution that is shown trains by the seed of learners; so the rest of the proofs
    /// of a training has another.</summary>
    public sealed class Proofs
    {
        private readonly Dictionary<string, Exercise> exercises = CourseExercises.All
            .Select(exercise => exercise is TrainingExercise ? exercise.WithSeed(2) : exercise).ToDictionary(exercise => exercise.Id);
        private readonly CourseProofs proofs;

        public Proofs()
        {
            var lessons = Repository.Files("notebooks", "*.ipynb").ToDictionary(path => Path.GetFileName(path), Notebook.Load);
            proofs = new CourseProofs(CellSession.Start(CourseExercises.Environment), lessons, exercises);
        }

        public IAsyncEnumerable<Proof> Of(string id) => proofs.OfAsync(exercises[id]);
    }
}
