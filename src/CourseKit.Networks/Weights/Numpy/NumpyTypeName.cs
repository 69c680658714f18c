namespace CourseKit.Networks.Weights.Numpy;

/// <summary>The kind of numbers and the byte order that a text stands for, as <c>numpy.dtype</c> reads it: <c>&lt;f4</c>, <c>&gt;f4</c>,
/// <c>f4</c>, <c>float32</c>, <c>f</c>.</summary>
internal static class NumpyTypeName
{
    /// <summary>NumPy's one-letter names and what they stand for where a long has 64 bits.</summary>
    private static readonly Dictionary<string, string> Letters = new()
    {
        ["?"] = "b1",
        ["b"] = "i1",
        ["B"] = "u1",
        ["h"] = "i2",
        ["H"] = "u2",
        ["i"] = "i4",
        ["I"] = "u4",
        ["l"] = "i8",
        ["L"] = "u8",
        ["q"] = "i8",
        ["Q"] = "u8",
        ["e"] = "f2",
        ["f"] = "f4",
        ["d"] = "f8",
    };

    private static readonly Dictionary<char, string> Words = new() { ['f'] = "float", ['i'] = "int", ['u'] = "uint" };

    /// <summary>The kinds of numbers by their names without a byte order.</summary>
    private static readonly Dictionary<string, NumberType> Types = new(
        from type in NumberType.All
        where type.Numpy is not null
        let code = type.Numpy![1..]
        from name in Letters.Where(letter => letter.Value == code).Select(letter => letter.Key)
            .Append(code).Append(code == "b1" ? "bool" : $"{Words[code[0]]}{8 * type.Size}")
        select KeyValuePair.Create(name, type));

    /// <summary>Returns the kind and the order, of the least significant byte first where none is named; null for other names.</summary>
    public static (NumberType Type, bool IsBigEndian)? Parse(string text)
    {
        var hasOrder = text is ['<' or '>' or '=' or '|', ..];
        return Types.TryGetValue(hasOrder ? text[1..] : text, out var type) && !(hasOrder && text.Length > 3)
            ? (type, text[0] == '>') : null;
    }
}
