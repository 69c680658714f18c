namespace CourseKit.Notebooks.Session.Packages;

/// <summary>Packages that cannot be had; the message says why.</summary>
internal sealed class PackageException(string message) : Exception(message)
{
    public CellOutput.Error Error => new("Packages", Message, [Message]);
}
