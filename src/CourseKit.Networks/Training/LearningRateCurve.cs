using System.Text;
using static System.FormattableString;

namespace CourseKit.Networks.Training;

/// <summary>Loss over learning rate, as <see cref="LearningRateFinder"/> measures it: where it falls, training learns.</summary>
/// <param name="Rates">The learning rate of each step, rising.</param>
/// <param name="Losses">The running mean of the loss at each step.</param>
public sealed record LearningRateCurve(IReadOnlyList<double> Rates, IReadOnlyList<double> Losses)
{
    private const int Rows = 12, Width = 40;

    /// <summary>Gets the learning rate to begin with: a tenth of that at which the loss was lowest, before it rose again.</summary>
    public double Suggestion => Rates[Losses.Index().MinBy(loss => loss.Item).Index] / 10;

    /// <summary>Returns the suggestion, and the loss at a dozen of the rates, with a bar each.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Invariant($"suggested learning rate: {Suggestion:G2}"));
        var highest = Losses.Max();
        for (var row = 0; row < Math.Min(Rows, Rates.Count); row++)
        {
            var at = Rates.Count <= Rows ? row : row * (Rates.Count - 1) / (Rows - 1);
            var bar = new string('█', (int)Math.Round(Width * Math.Clamp(Losses[at] / highest, 0, 1)));
            text.Append(Invariant($"\n{Rates[at],8:0.0e+0}  loss {Losses[at],8:G4}  {bar}"));
        }

        return text.ToString();
    }
}
