using System.IO.Hashing;
using System.Runtime.InteropServices;
using CourseKit.Vision.Datasets;

namespace CourseKit.Grading.Recording;

/// <summary>Images of a set, which are found again by their numbers, whatever the order that they come in.</summary>
internal sealed class KnownImages
{
    private readonly Dictionary<ulong, (int Index, int? Label)> places = [];

    public KnownImages(ImageDataset set)
    {
        for (var index = 0; index < set.Count; index++)
        {
            var print = Print(set.Image(index).Values);
            if (!places.TryAdd(print, (index, set.Labels[index])) && places[print] is var known && known.Label != set.Labels[index])
            {
                places[print] = (known.Index, null);
            }
        }
    }

    /// <summary>Returns the first place of an image in the set, and its label where it has one alone; null for an image that is not in
    /// it, or not as it is.</summary>
    public (int Index, int? Label)? Find(ReadOnlySpan<float> image) =>
        places.TryGetValue(Print(image), out var place) ? place : null;

    /// <summary>Returns whether an image with such a print is in the set.</summary>
    public bool Has(ulong print) => places.ContainsKey(print);

    /// <summary>Returns the print of an image, by which it is found again.</summary>
    public static ulong Print(ReadOnlySpan<float> image) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(image));
}
