using System.Globalization;
using System.Numerics;
using CourseKit.Tensors;
using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>
/// The format of torch.save before 1.6: five pickles behind each other (a magic number, a version, what machine
/// wrote it, the checkpoint, the keys of its storages), then each storage, its length first.
/// </summary>
internal static class LegacyCheckpoint
{
    private const long Version = 1001;

    private static readonly BigInteger Magic = BigInteger.Parse("119547037146038801333356", CultureInfo.InvariantCulture);

    public static Checkpoint Read(ByteSource source)
    {
        if (source.Remaining == 0 || Unpickler.Read(source) is not BigInteger magic || magic != Magic
            || Unpickler.Read(source) is not Version)
        {
            throw source.Damaged(
                "A checkpoint of PyTorch is a zip archive, or begins with the magic number and the version 1001 of the format before.",
                "another file");
        }

        if (Unpickler.Read(source) is not PickledDictionary machine || machine.Named(100).GetValueOrDefault("little_endian") is not true)
        {
            throw source.Damaged("The numbers of a checkpoint have their least significant byte first.", "a file of another machine");
        }

        var (root, storages) = Unpickler.ReadCheckpoint(source);
        return Unpickler.Read(source) is List<object?> keys && keys.All(key =>
                key is string { Length: <= StorageReference.LongestKey } name && storages.ContainsKey(name))
            && keys.Distinct().Count() == keys.Count
            ? new Checkpoint(root, wanted => Load(source, keys.Select(key => storages[(string)key!]), [.. wanted]))
            : throw source.Damaged("Behind a checkpoint stands the list of its storages.", "something else");
    }

    private static Dictionary<string, Tensor> Load(
        ByteSource source, IEnumerable<StorageReference> stored, HashSet<StorageReference> wanted)
    {
        var storages = new Dictionary<string, Tensor>();
        foreach (var storage in stored)
        {
            if (source.Int64() is var count && count != storage.Count)
            {
                throw source.Damaged("A storage is as long as the checkpoint says.",
                    $"storage {Excerpt.Of(storage.Key)} of {count} numbers, where {storage.Count} are said");
            }

            if (wanted.Contains(storage))
            {
                storages[storage.Key] = source.Numbers(storage.Type, [(int)count]);
            }
            else
            {
                source.Skip(storage.Bytes);
            }
        }

        return storages.Count == wanted.Count
            ? storages
            : throw source.Damaged("Every storage of a checkpoint lies in the file.", $"{storages.Count} of {wanted.Count}");
    }
}
