using CourseKit.Figures.Drawings;
using CourseKit.Vision.Imaging;

namespace CourseKit.Figures;

/// <summary>Figures of images.</summary>
public static class ImageExtensions
{
    /// <summary>Returns a figure of an image, to which boxes, labels and masks are added:
    /// <c>image.Annotate().WithBox(10, 20, 110, 90, "cat")</c>.</summary>
    public static AnnotatedImage Annotate(this Image image) => new(image);
}
