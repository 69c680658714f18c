using System.Text;

namespace CourseKit.Tests.Robustness;

/// <summary>A reader that is given damaged inputs.</summary>
/// <param name="Name">What it reads.</param>
/// <param name="Seeds">Good inputs.</param>
/// <param name="Tokens">What the format is made of.</param>
/// <param name="Read">Reads an input, and throws a <see cref="WrongResultException"/> where what was read is not right.</param>
/// <param name="Refusal">The exception that the reader documents for what it cannot read; null where there is none.</param>
internal sealed record FuzzTarget(
    string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<byte[]> Tokens, Action<byte[]> Read, Type? Refusal = null)
{
    /// <summary>The bytes of tokens that are written as text; each character is a byte.</summary>
    public static IReadOnlyList<byte[]> Texts(params string[] tokens) => [.. tokens.Select(Encoding.Latin1.GetBytes)];
}
