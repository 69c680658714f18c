using System.Text;
using CourseKit.Tensors;
using CourseKit.Tensors.Files;

namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>
/// The format of torch.save from 1.6 on: a zip archive of a folder that holds the pickle,
/// <c>data.pkl</c>, and each storage, <c>data/0</c>, <c>data/1</c>, ….
/// </summary>
internal static class ZipCheckpoint
{
    public static Checkpoint Read(Archive archive)
    {
        var folder = archive.Members.Where(member => member.EndsWith("/data.pkl", StringComparison.Ordinal))
            .Select(member => member[..^"data.pkl".Length])
            .MinBy(member => member.Length)
            ?? throw new WeightsException(
                "A checkpoint of PyTorch is a zip archive with a data.pkl in its folder.", Excerpt.Of(archive.Members, 5));
        var order = $"{folder}byteorder";
        if (archive.Members.Contains(order) &&
            archive.Read(order, source => Encoding.ASCII.GetString(source.Take(source.Length))) is var named
            && named != "little")
        {
            throw new WeightsException("The numbers of a checkpoint have their least significant byte first.", Excerpt.Of(named));
        }

        return new Checkpoint(archive.Read($"{folder}data.pkl", Unpickler.Read),
            wanted => wanted.ToDictionary(storage => storage.Key, storage => Load(archive, folder, storage)));
    }

    private static Tensor Load(Archive archive, string folder, StorageReference storage) =>
        archive.Read($"{folder}data/{storage.Key}", source => source.Length == storage.Bytes
        ? source.Numbers(storage.Type, [(int)storage.Count])
        : throw source.Damaged("A storage is as long as the checkpoint says.", $"{source.Length} bytes, where {storage.Bytes} are said"));
}
