using System.Text.Json;
using CourseKit.Networks.Detection;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Vision.Datasets.Annotations;

/// <summary>Reads annotations of COCO; what is not needed is passed over.</summary>
/// <remarks>What is wrong is a <see cref="FormatException"/> whose message says what was received.</remarks>
internal sealed class CocoReader(JsonTokens json)
{
    private const int LargestSide = 1 << 20;

    private readonly Dictionary<long, (string File, int Height, int Width)> images = [];
    private readonly List<(long Image, long Category, Box Box)> objects = [];
    private readonly SortedDictionary<long, string> categories = [];
    private int crowds;

    public CocoAnnotations Read()
    {
        var lists = new HashSet<string>();
        Expect(JsonTokenType.StartObject, "its outermost value");
        while (NextName() is { } name)
        {
            Action? read = name switch { "images" => Image, "annotations" => Object, "categories" => Category, _ => null };
            if (read is null)
            {
                json.Skip();
                continue;
            }

            if (!lists.Add(name))
            {
                throw new FormatException($"«{name}» twice");
            }

            Expect(JsonTokenType.StartArray, $"«{name}»");
            for (json.Next(); json.Kind != JsonTokenType.EndArray; json.Next())
            {
                Require(json.Kind == JsonTokenType.StartObject, () => $"an item of «{name}» that is no object");
                read();
            }
        }

        string[] absent = [.. new[] { "images", "annotations", "categories" }.Except(lists)];
        Require(absent is [], () => $"no list {string.Join(", ", absent.Select(name => $"«{name}»"))}");
        return Joined();
    }

    private CocoAnnotations Joined()
    {
        var labels = categories.Keys.Index().ToDictionary(item => item.Item, item => item.Index);
        var boxes = images.Keys.ToDictionary(id => id, _ => new List<LabeledBox>());
        foreach (var (image, category, box) in objects)
        {
            Require(boxes.ContainsKey(image), () => Invariant($"a box in image {image}, which is not in «images»"));
            Require(labels.ContainsKey(category), () => Invariant($"a box of category {category}, which is not in «categories»"));
            boxes[image].Add(new LabeledBox(labels[category], box.ClipTo(images[image].Height, images[image].Width)));
        }

        return new([.. categories.Values], [.. images.Select(image =>
            new CocoImage(image.Value.File, image.Value.Height, image.Value.Width, boxes[image.Key]))], crowds);
    }

    private void Image()
    {
        var (id, file, height, width) = ((long?)null, (string?)null, (long?)null, (long?)null);
        while (NextName() is { } name)
        {
            switch (name)
            {
                case "id": id = Whole(name); break;
                case "file_name": file = Text(name); break;
                case "height": height = Whole(name); break;
                case "width": width = Whole(name); break;
                default: json.Skip(); break;
            }
        }

        Require(id is not null && file is not null, () => "an image without id or file_name");
        Require(height is > 0 and <= LargestSide && width is > 0 and <= LargestSide,
            () => Invariant($"image {id} of height {height} and width {width}"));
        Require(images.TryAdd(id!.Value, (file!, (int)height!, (int)width!)), () => Invariant($"image {id} twice"));
    }

    private void Object()
    {
        var (image, category, box, isCrowd) = ((long?)null, (long?)null, (Box?)null, false);
        while (NextName() is { } name)
        {
            switch (name)
            {
                case "image_id": image = Whole(name); break;
                case "category_id": category = Whole(name); break;
                case "bbox": box = BoxOf(); break;
                case "iscrowd": isCrowd = Whole(name) != 0; break;
                default: json.Skip(); break;
            }
        }

        Require(image is not null && category is not null && box is not null, () => "an annotation without image_id, category_id or bbox");
        if (isCrowd)
        {
            crowds++;
        }
        else
        {
            objects.Add((image!.Value, category!.Value, box!.Value));
        }
    }

    private void Category()
    {
        var (id, label) = ((long?)null, (string?)null);
        while (NextName() is { } name)
        {
            switch (name)
            {
                case "id": id = Whole(name); break;
                case "name": label = Text(name); break;
                default: json.Skip(); break;
            }
        }

        Require(id is not null && label is not null, () => "a category without id or name");
        Require(categories.TryAdd(id!.Value, label!), () => Invariant($"category {id} twice"));
    }

    /// <summary>The corners of a box that is given by corner, width and height.</summary>
    private Box BoxOf()
    {
        Expect(JsonTokenType.StartArray, "«bbox»");
        var numbers = new List<double>();
        for (json.Next(); json.Kind == JsonTokenType.Number && numbers.Count <= 4; json.Next())
        {
            numbers.Add(json.Number());
        }

        Require(json.Kind == JsonTokenType.EndArray && numbers.Count == 4, () => "a bbox that is not four numbers");
        Require(numbers.All(number => Math.Abs(number) <= LargestSide) && numbers[2] >= 0 && numbers[3] >= 0,
            () => Invariant($"the bbox [{string.Join(", ", numbers.Select(number => Invariant($"{number}")))}]"));
        return new((float)numbers[0], (float)numbers[1], (float)(numbers[0] + numbers[2]), (float)(numbers[1] + numbers[3]));
    }

    /// <summary>The name of the next property; null at the end of the object.</summary>
    private string? NextName()
    {
        json.Next();
        return json.Kind == JsonTokenType.EndObject ? null : json.Text();
    }

    private long Whole(string name)
    {
        json.Next();
        Require(json.Kind == JsonTokenType.Number && json.Number() is var number && number == Math.Floor(number)
            && Math.Abs(number) < 1L << 53, () => $"«{name}» that is no whole number");
        return (long)json.Number();
    }

    private string Text(string name)
    {
        Expect(JsonTokenType.String, $"«{name}»");
        return json.Text();
    }

    private void Expect(JsonTokenType kind, string what)
    {
        json.Next();
        Require(json.Kind == kind, () => $"{what} that is {json.Kind} where {kind} was expected");
    }

    private static void Require(bool holds, Func<string> received)
    {
        if (!holds)
        {
            throw new FormatException(Excerpt.Of(received(), 200));
        }
    }
}
