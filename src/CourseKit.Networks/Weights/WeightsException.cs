using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Weights;

/// <summary>The error of weights that cannot be used: a file that is damaged or asks for what it may not, or
/// tensors that are not those of the network.</summary>
public sealed class WeightsException : Exception
{
    /// <summary>The number of characters of another error's message that are said.</summary>
    private const int MostOfCause = 500;

    /// <summary>Initializes an error with the rule, what was received instead, and where.</summary>
    public WeightsException(string rule, string received, string? place = null, Exception? cause = null)
        : base($"{rule} Received: {received}.{At(place)}", cause)
    {
    }

    /// <summary>Initializes an error with a rule that another error says more of: its own rule, and what was received.</summary>
    internal WeightsException(string rule, ArgumentException cause, string place)
        : base($"{rule} {Excerpt.Of(cause.Message.Split('\n')[0].TrimEnd('.', '\r'), MostOfCause)}.{At(place)}", cause)
    {
    }

    private static string? At(string? place) => place is null ? null : $" In {place}.";
}
