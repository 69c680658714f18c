namespace CourseKit.Vision.Batching;

/// <summary>Seeds that are made of several numbers.</summary>
internal static class Seeds
{
    /// <summary>Returns a seed that depends on every bit of each number and on their order.</summary>
    /// <remarks>The finalizer of SplitMix64 (Steele, Lea and Flood 2014, https://doi.org/10.1145/2714064.2660195): generators with
    /// neighboring seeds would begin alike.</remarks>
    public static ulong Mix(params ReadOnlySpan<ulong> numbers)
    {
        var seed = 0UL;
        foreach (var number in numbers)
        {
            seed += number + 0x9E3779B97F4A7C15;
            seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EB;
            seed ^= seed >> 31;
        }

        return seed;
    }
}
