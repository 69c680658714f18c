namespace CourseKit.Grading.Wording;

/// <summary>One side of a <see cref="Contrast"/>.</summary>
/// <param name="Name">The name by which the ways to say a key point speak of it: <c>dense</c>.</param>
/// <param name="Words">The words that texts have for it, apart by slashes: <c>dense/fully-connected/mlp/全连接</c>.</param>
public sealed record Side(string Name, string Words)
{
    internal Alternatives Expressions { get; } = new(Words);
}
