using CourseKit.Tensors;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>Images in a folder a class, as torchvision's <c>ImageFolder</c>: the names of the folders, sorted, are the classes.</summary>
/// <remarks>Images are decoded when they are asked for, in color. Folders in the folder of a class count to it; hidden ones are passed
/// over.</remarks>
public sealed class ImageFolder : Dataset
{
    private const string Rule = "Images of classes are read from a folder that holds a folder for each class.";

    /// <summary>The number of images that are decoded until the cell is asked whether it goes on.</summary>
    private const int BlockSize = 64;

    private readonly IReadOnlyList<(PictureFile File, int Label)> images;
    private readonly ImageSize? resize;

    /// <summary>Looks through a folder.</summary>
    /// <param name="folder">The folder that holds a folder for each class.</param>
    /// <param name="resize">The way to one size, which batches need; null to leave images as they are.</param>
    /// <param name="skipUnreadable">True to leave out images that cannot be read, which <see cref="Dataset.Notice"/> then names: all are
    /// decoded once, now. False for an error when such an image is asked for.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">The folder holds no folders, or one of them no image.</exception>
    public ImageFolder(string folder, ImageSize? resize = null, bool skipUnreadable = false)
        : this(folder, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), Path.GetFullPath(folder),
            "that of the images in the folder", resize, skipUnreadable)
    {
    }

    internal ImageFolder(string folder, string name, string source, string license, ImageSize? resize, bool skipUnreadable)
        : base(name, source, license, Classes(folder))
    {
        this.resize = resize;
        images = [.. ClassNames.Index().SelectMany(item => PictureFile.In(folder, item.Item, deep: true)
            .Select(file => (file, item.Index)))];
        CheckClasses(classes => $"no image (.jpg, .jpeg, .png, .webp, .bmp, .gif) in {classes} of {Excerpt.Of(folder)}");
        if (skipUnreadable)
        {
            (images, Notice) = Readable();
            CheckClasses(classes => $"no image that can be read in {classes} of {Excerpt.Of(folder)}");
        }
    }

    /// <summary>Gets the paths of the images.</summary>
    public IReadOnlyList<string> Files => [.. images.Select(image => image.File.Path)];

    /// <inheritdoc/>
    public override int Count => images.Count;

    internal override IReadOnlyList<int> KnownLabels => [.. images.Select(image => image.Label)];

    internal override Shape? ImageShape => resize is null ? null : [3, resize.Height, resize.Width];

    /// <inheritdoc/>
    protected override Example Read(int index)
    {
        var (file, label) = images[index];
        try
        {
            var image = file.Load().ToColor();
            return new((resize?.Of(image) ?? image).ToTensor()) { Label = label };
        }
        catch (InvalidDataException problem)
        {
            throw new InvalidDataException(
                $"{problem.Message} Replace or remove this file of {Name}, or leave such files out with skipUnreadable: true.", problem);
        }
    }

    private static string[] Classes(string folder)
    {
        PictureFile.CheckFolder(folder, Rule);
        return PictureFile.Folders(folder) is { Length: > 0 } classes ? classes
            : throw new InvalidDataException(Invariant($"{Rule} Received: {Excerpt.Of(folder)}, which holds no folders")
                + Invariant($"{(PictureFile.In(folder).Count() is var count and > 0 ? $", but {count:N0} images" : null)}. ")
                + "Put the images of each class into a folder of its own, named like the class.");
    }

    private void CheckClasses(Func<string, string> received)
    {
        var have = KnownLabels.ToHashSet();
        string[] empty = [.. ClassNames.Where((_, label) => !have.Contains(label))];
        if (empty is not [])
        {
            throw new InvalidDataException(
                $"Each class of an image folder has an image. Received: {received(Excerpt.Of(empty))}. "
                    + "Add images of these classes, or remove their folders.");
        }
    }

    /// <summary>The images that can be decoded, and the others in words.</summary>
    private (IReadOnlyList<(PictureFile, int)> Images, string? Notice) Readable()
    {
        var isRead = new bool[images.Count];
        foreach (var block in Enumerable.Range(0, images.Count).Chunk(BlockSize))
        {
            Interruption.Check?.Invoke();
            Workers.For(block.Length, place => isRead[block[place]] = CanBeRead(images[block[place]].File));
        }

        string[] unreadable = [.. images.Where((_, index) => !isRead[index]).Select(image => image.File.Name)];
        return ([.. images.Where((_, index) => isRead[index])], unreadable is [] ? null
            : Invariant($"Of {images.Count:N0} images {unreadable.Length:N0} cannot be read and are left out: {Excerpt.Of(unreadable)}."));
    }

    private static bool CanBeRead(PictureFile file)
    {
        try
        {
            file.Load();
            return true;
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
