namespace CourseKit.Grading.Kinds;

/// <summary>Losses of a training, one for each step, and what can be said of them without knowing more.</summary>
internal static class LossCurve
{
    /// <summary>The fewest losses of which anything is said.</summary>
    private const int Fewest = 8;

    /// <summary>The relative change from which on a loss counts as changed, and the part of its height that makes it jump.</summary>
    private const double Change = 0.01, Jump = 0.5;

    /// <summary>The part of its whole fall up to which the fall of a loss at its end is none.</summary>
    private const double Level = 0.1;

    /// <summary>The part of its first mean below which a loss has fallen, whatever it was in between.</summary>
    private const double FallenFar = 0.1;

    /// <summary>The mean below which it is given with two digits, not with three decimals.</summary>
    private const double Tiny = 0.01;

    /// <summary>Returns the form of a curve in words: not finite, rising, jumping, unchanged, still falling, level; empty for one that
    /// is too short.</summary>
    /// <param name="losses">The losses.</param>
    /// <param name="asks">True to ask about the reason, too, where nothing else is known of the training.</param>
    /// <param name="hasSlowEnd">True where the learning rate has fallen to nearly 0 at the end, which makes any loss level.</param>
    public static string Describe(IReadOnlyList<float> losses, bool asks = true, bool hasSlowEnd = false)
    {
        if (losses.Index().FirstOrDefault(loss => !float.IsFinite(loss.Item), (-1, 0)) is var (step, wrong) and not (-1, _))
        {
            return FormattableString.Invariant(
                $"Your loss is {(float.IsNaN(wrong) ? "NaN" : "infinite")} from step {step + 1} on. Are the steps before too large, or ") +
                "is there a logarithm or a quotient of 0?";
        }

        if (losses.Count < Fewest)
        {
            return string.Empty;
        }

        var (first, third, last) = PartsOf(losses);
        return $"Your loss: {Text(first.Mean)} on average in the first quarter of the steps, {Text(last.Mean)} in the last. " +
            (Form(first, third, last, hasSlowEnd) is var (form, question) && asks ? $"{form} {question}".TrimEnd() : form);
    }

    /// <summary>Returns the mean of the last quarter of the losses; null where there are too few, or some are no numbers.</summary>
    public static double? EndOf(IReadOnlyList<float> losses) =>
        losses.Count >= Fewest && losses.All(float.IsFinite) ? PartsOf(losses).Last.Mean : null;

    /// <summary>Returns whether a loss, as a whole, has not fallen.</summary>
    public static bool HasNotFallen(IReadOnlyList<float> losses) => losses.Count >= Fewest && losses.All(float.IsFinite)
        && PartsOf(losses) is var (first, _, last) && !last.IsBelow(first);

    private static string Text(double mean) => Math.Abs(mean) < Tiny ? ShortNumber.Of(mean) : FormattableString.Invariant($"{mean:0.###}");

    private static (Part First, Part Third, Part Last) PartsOf(IReadOnlyList<float> losses)
    {
        var quarter = losses.Count / 4;
        return (Part.Of(losses.Take(quarter)), Part.Of(losses.Skip(2 * quarter).Take(quarter)), Part.Of(losses.TakeLast(quarter)));
    }

    private static (string Form, string Question) Form(Part first, Part third, Part last, bool hasSlowEnd) =>
        last.IsBelow(first) ? last.IsBelow(third) || third.Mean - last.Mean > Math.Max(Level * (first.Mean - last.Mean), last.Chance(third))
                ? ("It is still falling at the end, so that more steps may lower it further.", string.Empty)
            : third.Mean - last.Mean < Level * (first.Mean - last.Mean)
                ? (hasSlowEnd ? "It has leveled off, where the learning rate fell to nearly 0."
                    : "It has leveled off: more of these steps change little.", string.Empty)
            : last.Rise > Jump * last.Mean
                ? ("At the end it jumps up by more than half of its height, again and again.", "Does it with smaller steps?")
            : ("It falls, and not evenly.", string.Empty)
        : first.IsBelow(last) ? ("It rises.", "Do the steps go against the gradient, and are they small enough?")
        : ("It does not fall.", "Do the parameters change from step to step?");

    /// <summary>A part of the steps.</summary>
    /// <param name="Mean">The mean of the losses.</param>
    /// <param name="Error">The standard error of the mean.</param>
    /// <param name="Rise">The mean of the changes from one loss to a higher one.</param>
    private readonly record struct Part(double Mean, double Error, double Rise)
    {
        public static Part Of(IEnumerable<float> losses)
        {
            double[] all = [.. losses.Select(loss => (double)loss)];
            var mean = all.Average();
            var variance = all.Sum(loss => (loss - mean) * (loss - mean)) / Math.Max(1, all.Length - 1);
            var rises = all.Zip(all.Skip(1), (one, next) => next - one).Where(change => change > 0);
            return new Part(mean, Math.Sqrt(variance / all.Length), rises.DefaultIfEmpty(0).Average());
        }

        /// <summary>Returns whether a part is lower than another, by more than chance does it.</summary>
        public bool IsBelow(Part other) => other.Mean - Mean > Math.Max(Change * Math.Abs(other.Mean), Chance(other))
            || (Mean >= 0 && Mean < FallenFar * other.Mean);

        /// <summary>Returns the difference between two parts up to which it may be chance: two standard errors.</summary>
        public double Chance(Part other) => 2 * Math.Sqrt((Error * Error) + (other.Error * other.Error));
    }
}
