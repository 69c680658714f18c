using System.Runtime.CompilerServices;
using CourseKit.Grading.Comparison;
using CourseKit.Grading.Execution;

namespace CourseKit.Grading.Relations;

/// <summary>The relation of wrong results to the expected ones: an explanation that needs to know nothing of the exercise.</summary>
/// <remarks>It states what was seen in every trial that fails, and says nothing of the cause.</remarks>
internal static class Relation
{
    /// <summary>Returns how the results of all failing trials relate to the expected ones; null where nothing simple holds.</summary>
    /// <param name="samples">The failing trials.</param>
    /// <param name="isAlwaysWrong">True if these are all trials: of one number, what is seen in some does not hold for the others.</param>
    public static string? Between(IReadOnlyList<Sample> samples, bool isAlwaysWrong) => Between(samples, isAlwaysWrong, GridRelation.All);

    /// <summary>Returns how the results of all failing trials relate to the expected ones, where that says what happened to the numbers;
    /// null where it does not.</summary>
    /// <inheritdoc cref="Between(IReadOnlyList{Sample}, bool)" path="/param"/>
    public static string? Telling(IReadOnlyList<Sample> samples, bool isAlwaysWrong) =>
        Between(samples, isAlwaysWrong, GridRelation.Telling);

    private static string? Between(IReadOnlyList<Sample> samples, bool isAlwaysWrong, IReadOnlyList<GridRelation> all) => samples switch
    {
        [] => null,
        [{ Expected: ITuple { Length: var length } }, ..] when samples.All(sample =>
            sample is { Expected: ITuple expected, Received: ITuple received } && expected.Length == length && received.Length == length) =>
            BetweenParts(samples, isAlwaysWrong, length, all),
        _ => Between(samples, "Your result", isAlwaysWrong || samples[0].Expected is Tensor, all),
    };

    private static string? BetweenParts(
        IReadOnlyList<Sample> samples, bool isAlwaysWrong, int length, IReadOnlyList<GridRelation> relations)
    {
        List<string> sentences = [];
        for (var part = 0; part < length; part++)
        {
            List<Sample> wrong = [.. samples
                .Select(sample => sample with { Expected = ((ITuple)sample.Expected!)[part], Received = ((ITuple)sample.Received!)[part] })
                .Where(sample => ValueComparison.Between(sample.Expected, sample.Received) is not null)];
            if (wrong.Count > 0 && Between(wrong, $"Part {part + 1} of your result",
                wrong.Count == samples.Count && (isAlwaysWrong || wrong[0].Expected is Tensor), relations) is { } sentence)
            {
                sentences.Add(sentence);
            }
        }

        return sentences.Count > 0 ? string.Join(' ', sentences) : null;
    }

    /// <summary>The relation as a sentence; null where there is none to tell. A whole number that is right in some trials may well be 0 in
    /// the others by chance.</summary>
    private static string? Between(
        IReadOnlyList<Sample> samples, string subject, bool isAlwaysWrong, IReadOnlyList<GridRelation> relations)
    {
        if (!isAlwaysWrong && samples.All(sample => sample.Received is 0 or 0L))
        {
            return null;
        }

        var words = samples.Select(GridSample.Of).ToList() is var grids && grids.All(grid => grid is not null)
            ? relations.Select(relation => Words(relation, grids!)).FirstOrDefault(found => found is not null)
            : ValueRelation.All.FirstOrDefault(relation => samples.All(sample =>
                sample is { Expected: { } expected, Received: { } received } && relation.Holds(expected, received)))?.Words;
        return words is null ? null : $"{subject}{(isAlwaysWrong ? string.Empty : ", where it is wrong,")} {words}.";
    }

    private static string? Words(GridRelation relation, IReadOnlyList<GridSample> samples)
    {
        Stoppable.Checkpoint();
        return relation.Words(samples);
    }
}
