using System.Collections;

namespace CourseKit.Grading.Kinds;

/// <summary>Numbers by name, as an answer to a <see cref="NumberExercise"/>; null where not given yet. A single number converts
/// implicitly.</summary>
public sealed class Answers : IEnumerable<KeyValuePair<string, GivenNumber?>>
{
    private readonly Dictionary<string, GivenNumber?> values = [];

    /// <summary>Gets or sets a number by name; null where there is none.</summary>
    public GivenNumber? this[string name]
    {
        get => values.GetValueOrDefault(name);
        set => values[name] = value;
    }

    /// <summary>Returns the answer to an exercise that asks for one number.</summary>
    public static implicit operator Answers(double? value) => new() { [string.Empty] = value };

    /// <summary>Returns the answer to an exercise that asks for one number, written with a unit: <c>"9 MB"</c>.</summary>
    public static implicit operator Answers(string? text) => new() { [string.Empty] = text };

    /// <summary>Returns an enumerator of names and numbers.</summary>
    public IEnumerator<KeyValuePair<string, GivenNumber?>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
