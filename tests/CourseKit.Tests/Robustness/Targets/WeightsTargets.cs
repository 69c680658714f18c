using System.IO.Compression;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.Numpy;
using CourseKit.Networks.Weights.PyTorch;
using CourseKit.Networks.Weights.Safetensors;
using CourseKit.Networks.Weights.TorchSharp;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Tests.Networks.Training;
using CourseKit.Tests.Networks.Weights;
using CourseKit.Tests.Networks.Weights.TorchSharp;

namespace CourseKit.Tests.Robustness.Targets;

/// <summary>Readers of weights: whole files, and what lies in them behind lengths and checksums that no damage would get past.</summary>
internal static class WeightsTargets
{
    private static readonly byte[][] Numbers = [BitConverter.GetBytes(1.5f), BitConverter.GetBytes(float.NaN), new byte[8]];

    private static readonly IReadOnlyList<byte[]> Json = FuzzTarget.Texts(
        "{", "}", "[", "]", ",", ":", "\"", "\\u0061", "\\ud800", "null", "true", "{}", "[]", "\"dtype\"", "\"shape\"", "\"data_offsets\"",
        "\"F32\"", "\"F64\"", "\"BOOL\"", "\"U8\"", "\"__metadata__\":{}", "[0,0]", "[2147483647,2147483647]", "[[[[[[");

    private static readonly IReadOnlyList<byte[]> Npy = FuzzTarget.Texts(
        "'descr'", "'fortran_order'", "'shape'", "True", "False", "'<f4'", "'>f8'", "'|u1'", "u'", "3L", "(", ")",
        "(0, 2147483647, 2147483647)", ",", "{", "}", "\"", "\\", "\u0093NUMPY");

    private static readonly IReadOnlyList<byte[]> Pickle = FuzzTarget.Texts(
        "(", ")", ".", "}", "]", "q\u0001", "h\u0001", "\u0094", "0", "1", "2", "R", "b", "s", "u", "t", "a", "e", "\u0081", "\u0085",
        "\u0086", "\u0087", "Q", "l", "N", "\u0088", "\u008F", "\u0090", "\u0091", "\u0093", "ccollections\nOrderedDict\n",
        "ccollections\nCounter\n", "cos\nsystem\n", "ctorch._utils\n_rebuild_tensor_v2\n", "ctorch._utils\n_rebuild_tensor\n",
        "ctorch._tensor\n_rebuild_from_type_v2\n", "ctorch\nFloatStorage\n", "ctorch\nBoolStorage\n", "ctorch\nSize\n", "K\u0003",
        "M\u00FF\u00FF", "J\u00FF\u00FF\u00FF\u007F", "\u008A\u0008\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u007F", "X\u0001\0\0\0a",
        "X\u0007\0\0\0storage");

    private static readonly IReadOnlyList<byte[]> Zip = FuzzTarget.Texts(
        "PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006", "PK\u0006\u0006", "data.pkl", "data/0", ".npy", "\0\0\0\0");

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        Target("weights of any format", [.. GoldenWeights.Files.Select(Golden), DatFileTests.Whole], [.. Json, .. Npy, .. Pickle, .. Zip],
            input => StateDict.Read(Stream(input), "a")),
        Target("safetensors", [Golden("numbers.safetensors")], [.. Json, .. Numbers], input => SafetensorsFile.Read(Stream(input), "a")),
        Target("safetensors header", [Header(Golden("numbers.safetensors"))], Json, input => SafetensorsFile.Read(WithLength(input), "a")),
        Target("checkpoint of training", [Checkpoint()],
            [.. Json, .. Numbers, .. FuzzTarget.Texts("\\\"", "null,", "-1", "1e999", "[null]")],
            input => CheckpointFile.Read(Stream(input), "a").Weights),
        Target("npy", [Member("arrays.npz", "whole.npy"), Golden("big-endian.npy")], [.. Npy, .. Numbers],
            input => new StateDict(("a", NpyFile.Read(Stream(input), "a")))),
        Target("npy header", [.. new[] { "whole.npy", "transposed.npy", "channels_last.npy" }
            .Select(name => Text(Member("arrays.npz", name)))],
            Npy, ReadNpyHeader),
        Target("npz", [Golden("arrays.npz"), Golden("compressed.npz")], [.. Npy, .. Zip], input => NpzFile.Read(Stream(input), "a")),
        Target("pth zip", [Golden("zip.pth"), Golden("nested.pth")], [.. Pickle, .. Zip], input => PyTorchFile.Read(Stream(input), "a")),
        Target("pth legacy",
            [.. new[] { "legacy.pth", "several-legacy.pth", "foreign-legacy.pth", "rebuilt-2017.pth" }.Select(Golden)], Pickle,
            input => PyTorchFile.Read(Stream(input), "a")),
        Target("dat", [DatFileTests.Whole], [.. Numbers, [0x80, 0x02], [0xFF, 0xFF, 0x7F], [6], [15], [0]],
            input => DatFile.Read(Stream(input), "a")),
        Pickles("pickle", "zip.pth", "zip-protocol-4.pth"),
        Pickles("pickle with foreign objects", "foreign.pth", "foreign-protocol-4.pth"),
    ];

    private static FuzzTarget Target(
        string name, IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> tokens, Func<byte[], StateDict> read) =>
        new(name, seeds, tokens, input => RequireSameAgain(read(input)), typeof(WeightsException));

    /// <summary>What was read is written and read again: the same names, shapes and bits.</summary>
    private static void RequireSameAgain(StateDict read)
    {
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, read);
        var again = SafetensorsFile.Read(stream, "again");
        foreach (var ((name, value), (nameAgain, valueAgain)) in read.Zip(again))
        {
            if (name != nameAgain || value.Shape != valueAgain.Shape
                || !value.ToArray().Select(BitConverter.SingleToInt32Bits)
                    .SequenceEqual(valueAgain.ToArray().Select(BitConverter.SingleToInt32Bits)))
            {
                throw new WrongResultException($"{name} {value.Shape} was written, and {nameAgain} {valueAgain.Shape} read.");
            }
        }

        if (read.Count != again.Count)
        {
            throw new WrongResultException($"{read.Count} tensors were written, and {again.Count} read.");
        }
    }

    private static MemoryStream Stream(byte[] input) => new(input);

    private static byte[] Checkpoint()
    {
        using var folder = new TemporaryFolder();
        var network = new Sequential(new Linear(2), new Dropout()).Build([1, 3], new Generator(1));
        var batches = new GivenBatches(new Batch(Tensor.Ones([2, 3]), [0, 1]));
        network.Fit(batches, batches, new FitOptions { Epochs = 2, Checkpoint = folder.File("a.ckpt") });
        return File.ReadAllBytes(folder.File("a.ckpt"));
    }

    private static byte[] Golden(string name) => File.ReadAllBytes(GoldenWeights.File(name));

    private static byte[] Member(string archive, string name)
    {
        using var zip = ZipFile.OpenRead(GoldenWeights.File(archive));
        using var member = zip.Entries.Single(entry => entry.FullName.EndsWith(name, StringComparison.Ordinal)).Open();
        using var content = new MemoryStream();
        member.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Header(byte[] safetensors) => safetensors[8..(8 + (int)BitConverter.ToInt64(safetensors))];

    private static MemoryStream WithLength(byte[] header) =>
        new([.. BitConverter.GetBytes((long)header.Length), .. header,
            .. Golden("numbers.safetensors")[(8 + Header(Golden("numbers.safetensors")).Length)..]]);

    private static byte[] Text(byte[] npy) => npy[10..(10 + BitConverter.ToUInt16(npy, 8))];

    private static StateDict ReadNpyHeader(byte[] input)
    {
        var header = input.Length <= ushort.MaxValue ? input : input[..ushort.MaxValue];
        return new(("a", NpyFile.Read(
            new MemoryStream([0x93, .. "NUMPY"u8, 1, 0, .. BitConverter.GetBytes((ushort)header.Length), .. header, .. new byte[96]]),
                "a")));
    }

    /// <summary>Pickles in an archive with the storages of the first file, so that no checksum is wrong.</summary>
    private static FuzzTarget Pickles(string name, params string[] files)
    {
        using var zip = ZipFile.OpenRead(GoldenWeights.File(files[0]));
        var storages = zip.Entries.Where(entry => entry.FullName.Contains("/data/", StringComparison.Ordinal))
            .Select(entry => ($"a/data/{entry.Name}", Member(files[0], entry.FullName))).ToList();
        return Target(name, [.. files.Select(file => Member(file, "/data.pkl"))], Pickle, input => ReadPickle(input, storages));
    }

    private static StateDict ReadPickle(byte[] pickle, IEnumerable<(string Name, byte[] Content)> storages)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in storages.Prepend(("a/data.pkl", pickle)))
            {
                using var member = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                member.Write(content);
            }
        }

        return PyTorchFile.Read(stream, "a");
    }
}
