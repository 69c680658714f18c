using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>The names that lead to a value in a checkpoint. They are joined only where they are shown or compared, for a small file may
/// use one long name a hundred thousand times.</summary>
/// <param name="Parent">The names before the last; null for a name of the checkpoint itself.</param>
/// <param name="Name">The last name.</param>
internal sealed record PickledPath(PickledPath? Parent, string Name)
{
    /// <summary>Returns whether a path is that of a text with dots between the names; null stands for the checkpoint itself.</summary>
    public static bool IsNamed(PickledPath? path, string text) =>
        path is null ? text.Length == 0
        : path.Parent is null ? text == path.Name
        : text.Length > path.Name.Length && text.EndsWith(path.Name, StringComparison.Ordinal) && text[^(path.Name.Length + 1)] == '.'
            && IsNamed(path.Parent, text[..^(path.Name.Length + 1)]);

    /// <summary>Returns the names with dots between them, shortened.</summary>
    public override string ToString() => Parent is null ? Excerpt.Of(Name) : $"{Parent}.{Excerpt.Of(Name)}";
}
