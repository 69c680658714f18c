namespace CourseKit.Networks.Training;

/// <summary>Quantiles of a distribution, interpolated between neighbors as in NumPy; NaN where there are no values.</summary>
/// <param name="Q5">The value that 5 % of the values lie below.</param>
/// <param name="Q25">The value that a quarter of the values lie below.</param>
/// <param name="Median">The value that half of the values lie below.</param>
/// <param name="Q75">The value that three quarters of the values lie below.</param>
/// <param name="Q95">The value that 95 % of the values lie below.</param>
public readonly record struct Quantiles(double Q5, double Q25, double Median, double Q75, double Q95)
{
    /// <summary>Quantiles of values in ascending order.</summary>
    internal static Quantiles Of(float[] ascending)
    {
        return new(At(0.05), At(0.25), At(0.5), At(0.75), At(0.95));

        double At(double part)
        {
            if (ascending.Length == 0)
            {
                return double.NaN;
            }

            var place = part * (ascending.Length - 1);
            var below = (int)place;
            var above = Math.Min(below + 1, ascending.Length - 1);
            return ascending[below] + ((place - below) * ((double)ascending[above] - ascending[below]));
        }
    }
}
