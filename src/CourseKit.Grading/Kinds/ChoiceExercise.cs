using System.Text.RegularExpressions;
using CourseKit.Grading.Cards;
using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Kinds;

/// <summary>Exercise that asks which of some statements hold. An answer is a text with their letters, such as <c>"AC"</c>.</summary>
/// <remarks>The verdict on a wrong answer explains what was picked wrongly, or else one that is missing, without its letter.</remarks>
public abstract partial class ChoiceExercise(string id, string title) : Exercise<string>(id, title)
{
    private const string Separators = " ,;&+./|-(){}[]\t\n\r";

    /// <summary>Gets the question above the options, in Markdown.</summary>
    protected abstract string Stem { get; }

    /// <summary>Gets the options, which are lettered in this order from A on; one at least holds, and one does not.</summary>
    protected abstract IReadOnlyList<Option> Options { get; }

    /// <inheritdoc/>
    public sealed override string Question =>
        $"{Stem} Pick all that hold.\n\n{string.Join('\n', Lettered.Select(option => $"- **{option.Letter}** {option.Option.Text}"))}";

    /// <inheritdoc/>
    public sealed override string Starter =>
        $"""
        var answer = "";  // the letters of all that hold, such as "{Letter(0)}{Letter(1)}"

        new {GetType().Name}().Check(answer)
        """;

    /// <inheritdoc/>
    public sealed override string SolutionCode => $"var answer = {Reference.Code};";

    /// <inheritdoc/>
    public sealed override Answer<string> Reference => new(Right, $"\"{Right}\"");

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Mistake<string>> Mistakes =>
        [.. Lettered.Select(option => Mistaken(option.Letter, option.Option)).Where(mistake => mistake.Answer.Length > 0)];

    private IEnumerable<(char Letter, Option Option)> Lettered => Options.Select((option, index) => (Letter(index), option));

    private string Right => new([.. Lettered.Where(option => option.Option.Holds).Select(option => option.Letter)]);

    private protected sealed override string CountedAs => "options are right";

    /// <inheritdoc/>
    protected override bool IsMissing(string answer) => Picked(answer).Length == 0;

    /// <summary>All that was picked wrongly, each with its explanation; or else the first that is missing.</summary>
    private protected sealed override Mistake<string>? Recognize(string answer, IReadOnlyList<Attempt> attempts)
    {
        var picked = Picked(answer);
        var wrong = Lettered.Where(option => !option.Option.Holds && picked.Contains(option.Letter)).ToList();
        return wrong switch
        {
            [] => Lettered.Where(option => option.Option.Holds && !picked.Contains(option.Letter))
                .Select(option => Mistaken(option.Letter, option.Option)).FirstOrDefault(),
            [var single] => Mistaken(single.Letter, single.Option),
            _ => new Mistake<string>(
                $"picks {string.Join(" and ", wrong.Select(option => option.Letter))}", answer,
                string.Join("\n\n", wrong.Select(option => $"{option.Letter}: {option.Option.Explanation}"))),
        };
    }

    /// <summary>The options that were picked, and which of them hold; none that was not picked.</summary>
    private protected sealed override Part? Overview(string answer) =>
        new Checklist("picked", [.. Lettered.Where(option => Picked(answer).Contains(option.Letter))
            .Select(option => new Point(option.Option.Holds, $"{option.Letter}") { Note = option.Option.Text })]);

    private protected sealed override string? Unreadable(string answer) => Picked(answer).Cast<char?>()
        .FirstOrDefault(at => at - 'A' < 0 || at - 'A' >= Options.Count) is { } unknown
        ? $"The options are {Letter(0)} to {Letter(Options.Count - 1)}. Received: «{unknown}». Write the letters of all that hold, " +
            $"such as \"{Letter(0)}{Letter(1)}\"." : null;

    /// <summary>One trial for each option, those that do not hold first: what is missing is told to who has picked nothing wrong.</summary>
    private protected sealed override IEnumerable<Trial<string>> Trials() =>
        Lettered.OrderBy(option => option.Option.Holds).Select(option => Trial(option.Letter, option.Option));

    private Trial<string> Trial(char letter, Option option) => new(
        () => option.Holds ? [] : [("option", $"{letter}: {option.Text}")],
        answer =>
        {
            var picked = Picked(answer);
            var isPicked = picked.Contains(letter);
            return new Observation(isPicked, string.Join(", ", picked.Order()), (isPicked, option.Holds) switch
            {
                (true, false) => NotHolding(picked),
                (false, true) => "All that you have picked holds. Something that holds too is missing.",
                _ => null,
            });
        });

    private Mistake<string> Mistaken(char letter, Option option) => new(
        option.Holds ? $"leaves out {letter}" : $"picks {letter}",
        option.Holds ? Right.Replace($"{letter}", string.Empty, StringComparison.Ordinal) : Right + letter,
        option.Explanation);

    private static char Letter(int index) => (char)('A' + index);

    private static string Picked(string answer) =>
        new([.. Words().Replace(answer, " ").ToUpperInvariant().Where(at => !Separators.Contains(at)).Distinct()]);

    [GeneratedRegex(@"\band\b", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    private string NotHolding(string picked)
    {
        List<char> wrong = [.. Lettered.Where(option => !option.Option.Holds).Select(option => option.Letter).Where(picked.Contains)];
        return wrong is [var single] ? $"{single} does not hold." : $"{string.Join(", ", wrong.SkipLast(1))} and {wrong[^1]} do not hold.";
    }
}
