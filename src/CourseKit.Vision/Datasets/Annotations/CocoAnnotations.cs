using System.Text.Json;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets.Annotations;

/// <summary>The images, boxes and classes of an annotation file of COCO («instances»).</summary>
/// <remarks>https://cocodataset.org/#format-data. Categories have any numbers there, with gaps; classes are numbered from 0 on in their
/// order.</remarks>
/// <param name="ClassNames">The names of the categories in the order of their numbers.</param>
/// <param name="Images">The images in the order of the file.</param>
/// <param name="Crowds">The number of boxes around crowds, which are left out.</param>
internal sealed record CocoAnnotations(IReadOnlyList<string> ClassNames, IReadOnlyList<CocoImage> Images, int Crowds)
{
    /// <summary>COCO's largest file, of 118,287 images, has 0.45 GB.</summary>
    private const long MostBytes = 2L << 30;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or none of this form; the message names it.</exception>
    public static CocoAnnotations Read(string path)
    {
        using var file = NamedFile.Open(path, received => Damaged(path, received));
        return file.Length <= MostBytes ? Read(file, path)
            : throw Damaged(path, Invariant($"{file.Length:N0} bytes, more than {MostBytes >> 30} GiB"));
    }

    /// <inheritdoc cref="Read(string)"/>
    public static CocoAnnotations Read(Stream stream, string file)
    {
        try
        {
            return new CocoReader(new JsonTokens(stream)).Read();
        }
        catch (JsonException problem)
        {
            throw Damaged(file, $"a text that is no JSON: {Excerpt.Of(problem.Message, 200)}");
        }
        catch (FormatException problem)
        {
            throw Damaged(file, problem.Message);
        }
    }

    private static InvalidDataException Damaged(string file, string received) => new(
        "Annotations of COCO are a JSON object with the lists «images» (id, file_name, height, width), «annotations» (image_id, "
            + $"category_id, bbox of x, y, width and height, iscrowd) and «categories» (id, name). Received: {received.TrimEnd('.')}. "
            + $"In {Excerpt.Of(file, 200)}. Name an «instances» file.");
}

/// <summary>An image of an annotation file.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="Width">The width in pixels.</param>
/// <param name="Boxes">The objects in it.</param>
internal sealed record CocoImage(string File, int Height, int Width, IReadOnlyList<LabeledBox> Boxes);
