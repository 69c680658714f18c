using CourseKit.Figures.Plots;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Datasets;
using CourseKit.Vision.Imaging;

namespace CourseKit.Figures;

/// <summary>Figures of augmentation.</summary>
public static class TransformExtensions
{
    private const int Changes = 11, LongestSide = 128;

    extension(Transform transform)
    {
        /// <summary>Returns a grid of an example and eleven changes of it, with its boxes and its mask drawn over each.</summary>
        /// <param name="example">The example.</param>
        /// <param name="seed">The seed of the changes.</param>
        public ImageWall Preview(Example example, ulong seed = 1)
        {
            var random = new Generator(seed);
            Example[] examples = [example, .. Enumerable.Range(0, Changes).Select(_ => transform.Apply(example, random))];
            return new ImageWall(
                [.. examples.Select(one => MarkedImage.Of(Reduced(one)))], ["original", .. Enumerable.Repeat(string.Empty, Changes)])
            {
                Title = $"{transform}",
            };
        }

        /// <summary>Returns a grid of an image and eleven changes of it.</summary>
        /// <param name="image">The image, [C, H, W] or [H, W].</param>
        /// <param name="seed">The seed of the changes.</param>
        public ImageWall Preview(Tensor image, ulong seed = 1) =>
            transform.Preview(new Example(image.Shape.Rank == 2 ? image.Unsqueeze(0) : image), seed);

        /// <summary>Returns a grid of an image and eleven changes of it.</summary>
        /// <param name="image">The image.</param>
        /// <param name="seed">The seed of the changes.</param>
        public ImageWall Preview(Image image, ulong seed = 1) => transform.Preview(image.ToTensor(), seed);
    }

    private static Example Reduced(Example example)
    {
        var (height, width) = (example.Image.Shape[^2], example.Image.Shape[^1]);
        var scale = LongestSide / (double)Math.Max(height, width);
        return scale >= 1 ? example
            : new Resize(Math.Max(1, (int)Math.Round(scale * height)), Math.Max(1, (int)Math.Round(scale * width)))
                .Apply(example, new Generator(1));
    }
}
