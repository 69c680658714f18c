using CourseKit.Grading.Cards;
using CourseKit.Grading.Reports;

namespace CourseKit.Grading.Kinds;

/// <summary>Exercise that asks for one or more numbers. The verdict on a wrong one does not show the right one, which is the
/// answer.</summary>
public abstract class NumberExercise(string id, string title) : Exercise<Answers>(id, title)
{
    /// <summary>Gets the numbers that are asked for.</summary>
    protected abstract IReadOnlyList<Quantity> Quantities { get; }

    /// <inheritdoc/>
    public sealed override Answer<Answers> Reference
    {
        get
        {
            var numbers = new Answers();
            foreach (var quantity in Quantities)
            {
                numbers[quantity.Name] = quantity.Value;
            }

            return new Answer<Answers>(numbers, Declarations + Assignment(quantity => quantity.Working));
        }
    }

    /// <summary>Gets the lines of the solution that declare the numbers which are given.</summary>
    private protected virtual string Declarations => string.Empty;

    private protected sealed override string CountedAs => "numbers are right";

    /// <inheritdoc/>
    public override string Starter =>
        $"""
        {Assignment(_ => "null")}

        new {GetType().Name}().Check(answer)
        """;

    /// <inheritdoc/>
    public override string SolutionCode => Reference.Code;

    /// <inheritdoc/>
    protected override bool IsMissing(Answers answer) =>
        Quantities.All(quantity => answer[quantity.Name] is null) && Unknown(answer) is null;

    /// <summary>Returns what leads to a number, for an answer that has it wrong in no known way; null where there is nothing to
    /// say.</summary>
    /// <param name="quantity">The name of the first number that is wrong.</param>
    protected virtual string? Advise(string quantity) => null;

    /// <inheritdoc/>
    protected sealed override string? Diagnose(Answers answer) => Unknown(answer) is not null ? null
        : Exchanged([.. Wrong(answer)], answer) ?? Wrong(answer)
            .Select(quantity => IsUnreadable(answer[quantity.Name]!, quantity) ? null
                : Slip(answer[quantity.Name]!, quantity) ?? Advice(answer[quantity.Name]!, quantity))
            .FirstOrDefault();

    /// <summary>Returns the mistake of giving one of some values for a quantity where those before it are right.</summary>
    /// <param name="quantity">The name of the quantity.</param>
    /// <param name="name">The name of the mistake.</param>
    /// <param name="hint">The hint.</param>
    /// <param name="values">The wrong values, from the most likely one on; rounded ones are recognized.</param>
    protected Mistake<Answers> Wrong(string quantity, string name, string hint, params double[] values) =>
        WrongQuantity.Of(Quantities, quantity, $"{quantity}: {name}", hint, values);

    /// <summary>The slip that the difference from the right number shows, in a sentence; null for none.</summary>
    private static string? Slip(GivenNumber given, Quantity quantity) => SignSlip.Of(given, quantity)
        ?? OverflowSlip.Of(given, quantity) ?? Rounded(given, quantity.Value) ?? SumSlip.Of(given, quantity)
        ?? RatioSlip.Of(given, quantity) ?? UnitSlip.Of(given, quantity);

    /// <summary>The advice that leads to a number, behind a question about one that nothing can be as many as; null for neither.</summary>
    private string? Advice(GivenNumber given, Quantity quantity) =>
        string.Join(' ', new[] { CountSlip.Of(given, quantity), Advise(quantity.Name) }.OfType<string>()) is { Length: > 0 } words
            ? words : null;

    /// <summary>Returns whether a text is no number, or none of the unit that is asked for, which says all that there is to say of
    /// it.</summary>
    private static bool IsUnreadable(GivenNumber given, Quantity quantity) => UnitSlip.Unreadable(given, quantity) is not null;

    /// <summary>A sentence on a plain number that is the right one but for its fraction, or its last digits; null where it is
    /// another.</summary>
    private static string? Rounded(GivenNumber given, double right)
    {
        const string Digits = "It may be the right number, rounded or cut off: give more digits.";
        return given.Rounding > 0 ? null
            : given.IsRoundedCount(right) ? "It may be the right number, rounded: give all its digits."
            : !given.IsRounded(right) ? null
            : given.Value != Math.Floor(right) ? Digits
            : $"{Digits} In C#, `/` between two whole numbers drops the fraction: `7 / 2` is 3, `7.0 / 2` is 3.5.";
    }

    /// <summary>A sentence on the first wrong number, where it is right in the place of another wrong one, whose number may be right in
    /// the place of a third, and so on, up to the place of the first; null where they are no such circle.</summary>
    private static string? Exchanged(IReadOnlyList<Quantity> wrong, Answers answer) => Circle(wrong, answer) switch
    {
        [var first, var second] =>
            $"The numbers of «{first.Name}» and «{second.Name}» are right, each in the place of the other. Which is which?",
        { Count: > 2 } circle => $"The numbers of {string.Join(", ", circle.SkipLast(1).Select(one => $"«{one.Name}»"))} and " +
            $"«{circle[^1].Name}» are right, each in the place of another one of them. Which is which?",
        _ => null,
    };

    /// <summary>The first wrong quantity, the one whose number was given for it, the one whose number was given for that, and so on, up to
    /// the one for which the first one's was given; none where this does not come back to the first.</summary>
    private static IReadOnlyList<Quantity> Circle(IReadOnlyList<Quantity> wrong, Answers answer)
    {
        List<Quantity> circle = [.. wrong.Take(1)];
        while (circle.Count > 0 && wrong.FirstOrDefault(other => other.Accepts(answer[circle[^1].Name]!)) is { } next)
        {
            if (circle.Contains(next))
            {
                return next == circle[0] ? circle : [];
            }

            circle.Add(next);
        }

        return [];
    }

    /// <summary>The quantities that are given, and wrong.</summary>
    private IEnumerable<Quantity> Wrong(Answers answer) =>
        Quantities.Where(quantity => answer[quantity.Name] is { } number && !quantity.Accepts(number));

    /// <summary>The mistake that gives the same numbers, or else the only one that gives those which are wrong; none for two numbers that
    /// are exchanged, unless a mistake explains both.</summary>
    private protected sealed override Mistake<Answers>? Recognize(Answers answer, IReadOnlyList<Attempt> attempts)
    {
        var wrong = Wrong(answer).ToList();
        var mistake = base.Recognize(answer, attempts);
        return mistake is not null && (Explains(mistake) || Exchanged(wrong, answer) is null) ? mistake
            : wrong.Count > 0 && Mistakes.Where(Explains).ToList() is [var only] ? only : null;

        bool Explains(Mistake<Answers> known) => wrong.All(quantity => known.Answer[quantity.Name] == answer[quantity.Name]);
    }

    private protected sealed override IEnumerable<Trial<Answers>> Trials() => Quantities.Select(quantity => new Trial<Answers>(
        () => [("asked for", quantity.Name.Length > 0 ? $"{quantity.Name}, in {quantity.Unit}" : quantity.Unit)],
        answer =>
        {
            var received = answer[quantity.Name];
            return new Observation(received, received?.ToString() ?? "nothing yet", Objection(quantity, answer));
        }));

    /// <summary>All numbers that are asked for, and which of them are right; none that was not given.</summary>
    private protected sealed override Part? Overview(Answers answer) => new Checklist("numbers", [.. Quantities.Select(quantity =>
        new Point(answer[quantity.Name] is { } given ? quantity.Accepts(given) : null, quantity.Name)
        {
            Value = answer[quantity.Name]?.ToString() ?? "—",
            Note = quantity.Unit,
        })]);

    /// <summary>The first number that is given and wrong, about which there is more to say than about one that is missing.</summary>
    private protected sealed override Attempt? Foremost(IEnumerable<Attempt> wrong) =>
        wrong.MinBy(attempt => attempt.Observation?.Value is null);

    private string? Objection(Quantity quantity, Answers answer) => answer[quantity.Name] switch
    {
        { } received when quantity.Accepts(received) => null,
        _ when Unknown(answer) is { } name =>
            $"Nothing is called «{name}» here. The names are: {string.Join(", ", Quantities.Select(asked => $"«{asked.Name}»"))}.",
        null => $"{Named(quantity)}This number is still missing.",
        { Value: double.NaN, Text: not null } unreadable => $"{Named(quantity)}{UnitSlip.Unreadable(unreadable, quantity)}",
        { } received => $"{Named(quantity)}This is not the number. {UnitSlip.Unreadable(received, quantity)}".TrimEnd(),
    };

    private static string Named(Quantity quantity) => quantity.Name.Length > 0 ? $"{quantity.Name}: " : string.Empty;

    private string? Unknown(Answers answer) =>
        answer.Select(number => number.Key).FirstOrDefault(name => Quantities.All(quantity => quantity.Name != name));

    private string Assignment(Func<Quantity, string> value) => Quantities is [{ Name: "" } single]
        ? $"{(single.IsOfBytes ? "Answers" : "double?")} answer = {value(single)};  // {single.Unit}"
        : $$"""
          var answer = new Answers
          {
          {{string.Join('\n', Quantities.Select(quantity =>
              $"    [\"{quantity.Name}\"] = {Indented(value(quantity))},  // {quantity.Unit}"))}}
          };
          """;

    /// <summary>An expression whose further lines stand below its first.</summary>
    private static string Indented(string expression) =>
        string.Join("\n        ", expression.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries));
}
