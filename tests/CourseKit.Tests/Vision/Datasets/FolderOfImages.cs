using CourseKit.Tensors;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Vision.Datasets;

/// <summary>Folders with images for one test.</summary>
internal sealed class FolderOfImages : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Path => folder.Path;

    public string File(string name) => folder.File(name);

    public void Dispose() => folder.Dispose();

    /// <summary>Writes an image whose values are a function of channel, row and column.</summary>
    public void Add(string name, int height, int width, Func<int, int, int, float> value, int channels = 3)
    {
        var numbers = from channel in Enumerable.Range(0, channels)
                      from row in Enumerable.Range(0, height)
                      from column in Enumerable.Range(0, width)
                      select value(channel, row, column);
        Image.From(Tensor.From([channels, height, width], [.. numbers])).Save(Prepared(name));
    }

    /// <summary>Writes an image of one gray.</summary>
    public void Add(string name, float value = 0.4f) => Add(name, 4, 6, (_, _, _) => value);

    public void Write(string name, byte[] content) => System.IO.File.WriteAllBytes(Prepared(name), content);

    public void Write(string name, string content) => System.IO.File.WriteAllText(Prepared(name), content);

    private string Prepared(string name)
    {
        var path = folder.File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }
}
