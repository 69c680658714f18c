using System.Text.RegularExpressions;

namespace CourseKit.Grading.Comparison;

/// <summary>Names of types as the runtime has them in its messages, <c>System.Collections.Generic.List`1[System.Int32]</c>, written as in
/// C#.</summary>
internal static partial class RuntimeTypeName
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.SByte"] = "sbyte",
        ["System.Char"] = "char",
        ["System.Int16"] = "short",
        ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int",
        ["System.UInt32"] = "uint",
        ["System.Int64"] = "long",
        ["System.UInt64"] = "ulong",
        ["System.Single"] = "float",
        ["System.Double"] = "double",
        ["System.Decimal"] = "decimal",
        ["System.String"] = "string",
        ["System.Object"] = "object",
    };

    /// <summary>Returns a message with its types as C# writes them.</summary>
    public static string InText(string message) => Quoted().Replace(message, name => InCSharp(name.Value));

    private static string InCSharp(string name)
    {
        if (Array().Match(name) is { Success: true, Groups: var parts })
        {
            return InCSharp(parts["item"].Value) + parts["rank"].Value.Replace("*", string.Empty, StringComparison.Ordinal);
        }

        if (name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal))
        {
            return "new { … }";
        }

        if (name.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket && name.EndsWith(']'))
        {
            var arguments = Arguments(name[(bracket + 1)..^1]).Select(InCSharp).ToList();
            return name.StartsWith("System.Nullable`", StringComparison.Ordinal) ? $"{arguments[0]}?"
                : name.StartsWith("System.ValueTuple`", StringComparison.Ordinal) ? $"({string.Join(", ", arguments)})"
                : $"{InCSharp(name[..bracket])}<{string.Join(", ", arguments)}>";
        }

        return Keywords.TryGetValue(name, out var keyword) ? keyword : name.Split('.', '+')[^1].Split('`')[0];
    }

    /// <summary>The arguments in a list, which may have arguments themselves.</summary>
    private static IEnumerable<string> Arguments(string list)
    {
        var (start, depth) = (0, 0);
        for (var at = 0; at < list.Length; at++)
        {
            depth += list[at] switch { '[' => 1, ']' => -1, _ => 0 };
            if (list[at] == ',' && depth == 0)
            {
                yield return list[start..at];
                start = at + 1;
            }
        }

        yield return list[start..];
    }

    [GeneratedRegex(@"(?<=\b(type|initializer for) ')[^'\s]+(?=')")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?<item>.+)(?<rank>\[[,*]*\])$")]
    private static partial Regex Array();
}
