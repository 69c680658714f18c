namespace CourseKit.Notebooks.Session.Magics;

/// <summary>A magic that cannot be followed; the message says what to do instead.</summary>
internal sealed class MagicException(string message, int line) : Exception(message)
{
    /// <summary>The magics of other hosts that this one does not have, each with what serves here.</summary>
    private static readonly IReadOnlyDictionary<string, string> Instead = new Dictionary<string, string>
    {
        ["#!share"] = "All cells share their variables here: use the variable by its name.",
        ["#!set"] = "Write an assignment in C#: var name = value;",
        ["#!value"] = "Write a string in C#: var text = \"\"\"…\"\"\";",
        ["#!import"] = "Write #load \"file.csx\" for C#; cells of another notebook are copied.",
        ["#!connect"] = "There is one kernel here, for C#.",
        ["#!fsharp"] = "Cells are in C# here.",
        ["#!pwsh"] = "Cells are in C# here; System.Diagnostics.Process starts programs.",
        ["#!sql"] = "Cells are in C# here.",
        ["#!kql"] = "Cells are in C# here.",
        ["#!http"] = "Cells are in C# here: await new HttpClient().GetStringAsync(…).",
    };

    /// <summary>The line of the cell.</summary>
    public int Line => line;

    public static MagicException Unknown(string name, int line) => new(
        Instead.TryGetValue(name, out var instead)
            ? $"{name} is not to be had here. {instead}"
            : $"There is no magic of this name. Received: {name}. There are: " +
                $"{string.Join(", ", Magic.All.Keys.Order(StringComparer.Ordinal))}.",
        line);

    public CellOutput.Error Error => new("Magic", Message, [FormattableString.Invariant($"Line {line} of your code: {Message}")]);
}
