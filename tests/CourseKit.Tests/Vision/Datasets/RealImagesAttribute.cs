namespace CourseKit.Tests.Vision.Datasets;

/// <summary>A test on a folder of published images. Where it is absent the test is skipped, and says so.</summary>
public sealed class RealImagesAttribute : FactAttribute
{
    public RealImagesAttribute(string folder) => Skip = RealData.Absence(folder);
}
