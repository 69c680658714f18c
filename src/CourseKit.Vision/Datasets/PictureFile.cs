using CourseKit.Tensors.Files;
using CourseKit.Vision.Imaging;

namespace CourseKit.Vision.Datasets;

/// <summary>An image file of a set.</summary>
/// <param name="Folder">The folder of the set.</param>
/// <param name="Name">The path of the file in it.</param>
internal sealed record PictureFile(string Folder, string Name)
{
    /// <summary>Endings of the names of images that can be decoded.</summary>
    private static readonly HashSet<string> Endings =
        new([".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Hidden files and folders are passed over: programs leave them behind (.ipynb_checkpoints, ._photo.jpg).</summary>
    private static readonly EnumerationOptions Shown = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden };

    /// <summary>Gets the path of the file.</summary>
    public string Path => System.IO.Path.Combine(Folder, Name);

    /// <summary>Returns the names of the folders in a folder that are not hidden, in ordinal order.</summary>
    public static string[] Folders(string folder) =>
        [.. Directory.EnumerateDirectories(folder, "*", Shown).Select(path => System.IO.Path.GetFileName(path)!)
            .Order(StringComparer.Ordinal)];

    /// <summary>Returns the images in a folder, in ordinal order of their names.</summary>
    /// <param name="folder">The folder of the set.</param>
    /// <param name="below">The folder in it to look in; empty for itself.</param>
    /// <param name="deep">True to look in the folders below too.</param>
    public static IEnumerable<PictureFile> In(string folder, string below = "", bool deep = false)
    {
        var options = new EnumerationOptions
        {
            IgnoreInaccessible = Shown.IgnoreInaccessible,
            AttributesToSkip = Shown.AttributesToSkip,
            RecurseSubdirectories = deep,
            MaxRecursionDepth = 16,
        };
        return Directory.EnumerateFiles(System.IO.Path.Combine(folder, below), "*", options)
            .Where(path => Endings.Contains(System.IO.Path.GetExtension(path)))
            .Select(path => System.IO.Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)
            .Select(name => new PictureFile(folder, name));
    }

    /// <summary>Checks that there is a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static void CheckFolder(string folder, string rule)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(
                $"{rule} Received: {folder}, {(File.Exists(folder) ? "a file" : "which does not exist")}. Name an existing folder.");
        }
    }

    /// <summary>Decodes the file.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or no image; the message names it.</exception>
    public Image Load()
    {
        using var file = NamedFile.Open(Path, received => new InvalidDataException(
            $"An image file is PNG, JPEG, WebP, GIF or BMP. Received: {Name}, which is {received}."));
        return Image.Load(file, Name);
    }
}
