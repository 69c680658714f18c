using System.Collections;

namespace CourseKit.Grading.Kinds;

/// <summary>Answers by name; one that is not given yet is null. A single number stands for itself.</summary>
public sealed class Answers : IEnumerable<KeyValuePair<string, double?>>
{
    private readonly Dictionary<string, double?> values = [];

    /// <summary>One answer; null where there is none.</summary>
    public double? this[string name]
    {
        get => values.GetValueOrDefault(name);
        set => values[name] = value;
    }

    /// <summary>The only answer of an exercise that asks for one number.</summary>
    public static implicit operator Answers(double? value) => new() { [string.Empty] = value };

    /// <summary>The answers with their names.</summary>
    public IEnumerator<KeyValuePair<string, double?>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
