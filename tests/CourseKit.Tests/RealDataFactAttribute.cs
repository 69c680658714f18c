using CourseKit.Vision.Datasets;

namespace CourseKit.Tests;

/// <summary>A test on published data sets. Where they are absent it is skipped, and says so.</summary>
public sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute() => Skip = RealData.Absence(
        Mnist.Digits.Files.Concat(Mnist.Fashion.Files).Select(file => $"{file.Folder}/{file.Name}"));

    /// <summary>The folder and nothing else: neither the user's cache nor the network.</summary>
    public static DataSource Source => new() { Folders = [RealData.Folder], Cache = Path.Combine(RealData.Folder, "no cache") };
}
