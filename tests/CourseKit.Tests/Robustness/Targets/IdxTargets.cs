using CourseKit.Tests.Vision.Datasets;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Robustness.Targets;

/// <summary>IDX files, plain, zipped, and damaged before they were zipped.</summary>
internal static class IdxTargets
{
    private static readonly byte[][] Files =
    [
        Idx.Bytes(0x08, [2, 3], 1, 2, 3, 4, 5, 255),
        Idx.Bytes(0x0D, [1, 1, 2], 0x3F, 0xC0, 0, 0, 0xC0, 0x20, 0, 0),
        Idx.Bytes(0x0B, [4], 1, 2, 3, 4, 5, 6, 7, 8),
    ];

    private static readonly byte[][] Tokens = [[0, 0, 8, 1], [0, 0, 0x0E, 255], [0, 0, 0, 0], [0x7F, 0xFF, 0xFF, 0xFF], [0x1F, 0x8B, 8]];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("idx", Files, Tokens, Read, typeof(InvalidDataException)),
        new("idx gz", [.. Files.Select(Idx.Gzip)], Tokens, Read, typeof(InvalidDataException)),
        new("idx in gz", Files, Tokens, input => Read(Idx.Gzip(input)), typeof(InvalidDataException)),
    ];

    private static void Read(byte[] input)
    {
        var array = IdxFile.Read(new MemoryStream(input), "a.idx");
        var first = IdxFile.Read(new MemoryStream(input), "a.idx", first: 1);
        var numbers = array.ToTensor().ToArray();
        if (numbers.Length != array.Shape.Elements || !first.ToTensor().ToArray().AsSpan()
            .SequenceEqual(numbers.AsSpan(0, (int)first.Shape.Elements)))
        {
            throw new WrongResultException($"{array} has {numbers.Length} numbers, and {first} others.");
        }
    }
}
