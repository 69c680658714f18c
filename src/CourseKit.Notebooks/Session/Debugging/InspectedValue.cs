using System.Text.RegularExpressions;
using CourseKit.Grading.Comparison;

namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>A value as a debugger lists it: in one line, with its type, and what it consists of on demand.</summary>
/// <param name="Name">The name of the variable, property or item.</param>
/// <param name="Text">The beginning of the value, as cells show it.</param>
/// <param name="Type">The type of the value.</param>
/// <param name="Value">The value itself.</param>
internal sealed partial record InspectedValue(string Name, string Text, string Type, object? Value)
{
    private const int LongestText = 160;

    /// <summary>Gets what the value consists of.</summary>
    public IEnumerable<InspectedValue> Parts => InspectedParts.Of(Value);

    /// <summary>Gets whether there are any.</summary>
    public bool HasParts => InspectedParts.IsComposed(Value);

    /// <summary>Returns a value with its name. Lazy sequences are not gone through: that may change what the cell does.</summary>
    public static InspectedValue Of(string name, object? value)
    {
        var type = value is null ? string.Empty : TypeName.Of(value.GetType());
        return new InspectedValue(name, value switch
        {
            null => "null",
            string text => $"\"{OneLine(text)}\"",
            char letter => $"'{letter}'",
            bool flag => flag ? "true" : "false",
            Delegate => type,
            _ when DeferredSequence.Is(value) => "a sequence that is computed when it is gone through",
            _ => OneLine(ValueFormats.Describe(value, MimeBundle.PlainText).Text),
        }, type, value);
    }

    private static string OneLine(string text)
    {
        var beginning = Blanks().Replace(OutputBudget.Cut(text, 4 * LongestText).ToString().Trim(), " ");
        return beginning.Length <= LongestText ? beginning : $"{OutputBudget.Cut(beginning, LongestText)}…";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
