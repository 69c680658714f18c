using System.Text;
using CourseKit.Tests.Vision.Datasets;
using CourseKit.Vision.Datasets;
using CourseKit.Vision.Datasets.Annotations;

namespace CourseKit.Tests.Robustness.Targets;

/// <summary>Lists and annotations of data sets, and batches of CIFAR-10.</summary>
internal static class DatasetTargets
{
    private static readonly byte[][] Annotations =
    [
        """
        {"images": [{"id": 1, "file_name": "a.png", "height": 10, "width": 20}], "categories": [{"id": 3, "name": "caf\u00e9"}],
         "annotations": [{"image_id": 1, "category_id": 3, "bbox": [1, 2.5, 3, 4], "segmentation": [[1, 2]], "iscrowd": 0}]}
        """u8.ToArray(),
        """{"annotations": [], "images": [], "categories": [], "info": {"a": [1, null, true, {"b": "c"}]}}"""u8.ToArray(),
    ];

    private static readonly byte[][] Lists =
        ["sky\nroad\nvoid\n"u8.ToArray(), "64 128 64\tAnimal\n0 0 0 Void\n"u8.ToArray(), "name,r,g,b\na,1,2,3\n"u8.ToArray()];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("coco", Annotations, Texts("\"bbox\": [", "1e999", "{", "]", "\"id\": -1"), ReadAnnotations, typeof(InvalidDataException)),
        new("classes", Lists, Texts("1 2 3 ", "255,", "\n", "void"), ReadClasses, typeof(InvalidDataException)),
        new("cifar", [CifarArchives.Batch(1), CifarArchives.Batch(6)], [[255], [9], [10]], ReadBatch, typeof(InvalidDataException)),
    ];

    private static byte[][] Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static void ReadAnnotations(byte[] input)
    {
        var annotations = CocoAnnotations.Read(new MemoryStream(input), "a.json");
        if (annotations.Images.SelectMany(image => image.Boxes.Select(box => (image, box))).FirstOrDefault(item =>
            item.box.Label >= annotations.ClassNames.Count || !(item.box.Box.Right <= item.image.Width)) is { image: not null } wrong)
        {
            throw new WrongResultException($"{wrong.box} in an image of width {wrong.image.Width}.");
        }
    }

    private static void ReadClasses(byte[] input)
    {
        if (MaskClasses.Read(new MemoryStream(input), "list.txt").Names.Count > 255)
        {
            throw new WrongResultException("There are more classes than lines are allowed.");
        }
    }

    private static void ReadBatch(byte[] input)
    {
        var folder = Directory.CreateTempSubdirectory("coursekit-").FullName;
        try
        {
            var unpacked = Directory.CreateDirectory(Path.Combine(folder, "cifar-10-batches-bin")).FullName;
            File.WriteAllBytes(Path.Combine(unpacked, "test_batch.bin"), input);
            var set = CifarArchives.Published([1]).Test(null, new DataSource { Folders = [folder], Cache = folder });
            if (set.Count != CifarArchives.Records || set.Labels.Any(label => label is < 0 or > 9))
            {
                throw new WrongResultException($"There are {set.Count} images with labels {string.Join(", ", set.Labels)}.");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
