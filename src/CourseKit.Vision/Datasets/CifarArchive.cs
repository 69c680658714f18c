using System.Formats.Tar;
using System.IO.Compression;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets;

/// <summary>The binary version of CIFAR-10: an archive of files, each of records of one byte for the label and 3,072 for the image, first
/// its red values, then the green and the blue ones.</summary>
/// <remarks>https://www.cs.toronto.edu/~kriz/cifar.html, «Binary version».</remarks>
/// <param name="archive">The archive, or its unpacked folder.</param>
/// <param name="records">The number of records of each file.</param>
internal sealed class CifarArchive(PublishedFile archive, int records = CifarArchive.PublishedRecords)
{
    public const int PublishedRecords = 10_000, Size = 32;

    private const string Unpacked = "cifar-10-batches-bin";

    private const int ImageBytes = 3 * Size * Size, RecordBytes = 1 + ImageBytes;

    private static readonly string[] TrainFiles = [.. Enumerable.Range(1, 5).Select(number => $"data_batch_{number}.bin")],
        TestFiles = ["test_batch.bin"],
        ClassNames = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>Reads the training set.</summary>
    public ImageDataset Train(int? count, DataSource? source) => Load("training set", TrainFiles, count, source);

    /// <summary>Reads the test set.</summary>
    public ImageDataset Test(int? count, DataSource? source) => Load("test set", TestFiles, count, source);

    private ImageDataset Load(string part, string[] names, int? count, DataSource? source)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count ?? 0, nameof(count));
        source ??= DataSource.FromEnvironment();
        var wanted = Math.Min(count ?? int.MaxValue, names.Length * records);
        var (labels, pixels, have) = (new int[wanted], new byte[wanted * ImageBytes], 0);
        var needed = names[..((wanted + records - 1) / records)];
        foreach (var (name, file) in source.Places(archive).Select(Folder).OfType<string>().FirstOrDefault() is { } folder
            ? InFolder(folder, needed) : InArchive(source, needed))
        {
            using (file)
            {
                have += Read(file, name, labels.AsSpan(have), pixels.AsSpan(have * ImageBytes));
            }
        }

        var set = new ImageDataset(
            $"CIFAR-10, {part}", "A. Krizhevsky, V. Nair, G. Hinton, https://www.cs.toronto.edu/~kriz/cifar.html",
            "none stated; for research, with a citation of Krizhevsky 2009", ClassNames,
            new IdxArray([wanted, 3, Size, Size], IdxElement.UnsignedByte, pixels), labels);
        return set.Take(count ?? set.Count);
    }

    /// <summary>The unpacked folder at a place where data are looked for, or at that place itself.</summary>
    private static string? Folder(string place) => new[] { Path.Combine(place, Unpacked), place }.FirstOrDefault(folder =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)) == Unpacked && Directory.Exists(folder));

    private static IEnumerable<(string Name, Stream Content)> InFolder(string folder, string[] names)
    {
        foreach (var path in names.Select(name => Path.Combine(folder, name)))
        {
            yield return (path, NamedFile.Open(path, received => new InvalidDataException(
                $"A batch of CIFAR-10 is read from a file. Received: {received}. In {path}.")));
        }
    }

    /// <summary>The files in the order of their names, whatever that of the archive is.</summary>
    private IEnumerable<(string Name, Stream Content)> InArchive(DataSource source, string[] names)
    {
        using var file = source.Open(archive);
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var tar = new TarReader(unzipped);
        var found = new Dictionary<string, Stream>();
        while (found.Count < names.Length && tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } content && names.SingleOrDefault(name => entry.Name.EndsWith($"/{name}", StringComparison.Ordinal))
                is { } name)
            {
                content.CopyTo(found[name] = new MemoryStream());
                found[name].Position = 0;
            }
        }

        return [.. names.Select(name => (name, found.TryGetValue(name, out var content) ? content
            : throw new InvalidDataException($"{archive} holds {string.Join(", ", names)}. Received: no {name}.")))];
    }

    /// <summary>Reads records until they, or the places for them, end.</summary>
    private int Read(Stream content, string name, Span<int> labels, Span<byte> pixels)
    {
        if (content.Length != (long)records * RecordBytes)
        {
            throw Damaged(name, $"holds {records:N0} images of {RecordBytes:N0} bytes each, with their labels",
                $"{content.Length:N0} bytes, {(double)content.Length / RecordBytes:0.##} images");
        }

        var count = Math.Min(records, labels.Length);
        for (var index = 0; index < count; index++)
        {
            labels[index] = content.ReadByte();
            if (labels[index] >= ClassNames.Length)
            {
                throw Damaged(name, $"has labels from 0 to {ClassNames.Length - 1}", $"{labels[index]}, of image {index}");
            }

            content.ReadExactly(pixels.Slice(index * ImageBytes, ImageBytes));
        }

        return count;
    }

    private static InvalidDataException Damaged(string name, FormattableString rule, FormattableString received) =>
        new($"{name} {Invariant(rule)}. Received: {Invariant(received)}. Replace the file by a fresh copy.");
}
