namespace CourseKit.Notebooks.Session.Packages;

/// <summary>Packages that cannot be had; the message says why.</summary>
internal sealed class PackageException(string message, int line = 1) : Exception(message)
{
    public CellOutput.Error Error => new("Packages", Message, [FormattableString.Invariant($"Line {line} of your code: {Message}")]);
}
