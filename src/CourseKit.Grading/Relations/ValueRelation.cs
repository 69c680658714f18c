namespace CourseKit.Grading.Relations;

/// <summary>A way in which results that are not made of numbers can relate to the expected ones.</summary>
/// <param name="Words">The rest of a sentence that begins «Your result».</param>
/// <param name="Holds">The test of the relation for an expected and a received value.</param>
internal sealed record ValueRelation(string Words, Func<object, object, bool> Holds)
{
    public static IReadOnlyList<ValueRelation> All { get; } =
    [
        Of<bool>("is the opposite of the expected one", (expected, received) => expected != received),
        Of<string>("is empty", (_, received) => received.Length == 0),
        Of<string>("differs from the expected one in capital and small letters only",
            (expected, received) => string.Equals(expected, received, StringComparison.OrdinalIgnoreCase)),
        Of<string>("differs from the expected one in spaces and line ends only",
            (expected, received) => Dense(expected) == Dense(received)),
        Of<string>("is the expected one in reverse order", (expected, received) => expected.Reverse().SequenceEqual(received)),
        Of<string>("is the beginning of the expected one",
            (expected, received) => expected.StartsWith(received, StringComparison.Ordinal)),
        Of<string>("begins as the expected one, and goes on",
            (expected, received) => received.StartsWith(expected, StringComparison.Ordinal)),
    ];

    private static ValueRelation Of<T>(string words, Func<T, T, bool> holds) =>
        new(words, (expected, received) => expected is T e && received is T r && holds(e, r));

    private static string Dense(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
