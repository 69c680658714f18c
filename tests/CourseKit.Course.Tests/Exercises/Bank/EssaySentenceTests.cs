using System.Text.Json;
using CourseKit.Exercises.Training;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Sentences by someone who had seen the questions alone: those that say a key point, in words of many kinds, and those that
/// use its words and do not say it.</summary>
public sealed class EssaySentenceTests
{
    private static readonly IReadOnlyList<Judged> Sentences = JsonSerializer.Deserialize<List<Judged>>(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "CourseKit.Course.Tests", "Exercises", "Bank", "EssaySentences.json")),
        JsonSerializerOptions.Web)!;

    public static TheoryData<string> Texts => [.. Sentences.Select(sentence => sentence.Text)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_key_point_is_found_where_it_is_said_and_nowhere_else(string text)
    {
        var sentence = Sentences.Single(one => one.Text == text);
        EssayExercise exercise = sentence.Exercise == "why-convolutions" ? new WhyConvolutions() : new MoreEpochs();

        exercise.Check(text).Message!.Contains($"{sentence.Point} (in", StringComparison.Ordinal).Should().Be(sentence.IsSaid, text);
    }

    private sealed record Judged(string Exercise, string Point, bool IsSaid, string Text);
}
