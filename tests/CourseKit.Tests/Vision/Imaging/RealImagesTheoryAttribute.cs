namespace CourseKit.Tests.Vision.Imaging;

/// <summary>A test on published images. Where they are absent it is skipped, and says so.</summary>
public sealed class RealImagesTheoryAttribute : TheoryAttribute
{
    /// <param name="folder">The folder of the images.</param>
    public RealImagesTheoryAttribute(string folder) => Skip = RealData.Absence(folder);
}
