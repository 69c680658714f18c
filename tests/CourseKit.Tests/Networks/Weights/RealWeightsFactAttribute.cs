namespace CourseKit.Tests.Networks.Weights;

/// <summary>A test on published weights. Where they are absent it is skipped, and says so.</summary>
public sealed class RealWeightsFactAttribute : FactAttribute
{
    /// <param name="files">The files that the test reads, in the folder weights/.</param>
    public RealWeightsFactAttribute(params string[] files) => Skip = RealData.Absence(files.Select(file => $"weights/{file}"));

    public static string File(string name) => RealData.File($"weights/{name}");
}
