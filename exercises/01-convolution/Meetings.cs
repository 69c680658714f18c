namespace CourseKit.Exercises.Convolution;

/// <summary>The pixels that a function of image and kernel multiplies with each number of the kernel.</summary>
/// <remarks>Seen on an image whose pixels are powers of 2, with kernels of a single 1: the binary digits of an output are the pixels that
/// the 1 met.</remarks>
internal sealed class Meetings
{
    private readonly Shape image, kernel;
    private readonly Tensor[] maps;

    private Meetings(Func<Tensor, Tensor, Tensor> function, Shape image, Shape kernel)
    {
        (this.image, this.kernel) = (image, kernel);
        maps = [.. Enumerable.Range(0, (int)kernel.Elements).Select(number => function(
            ByPlace(image, place => 1 << place), ByPlace(kernel, place => place == number ? 1 : 0)))];
    }

    /// <summary>Returns the first output for which a function multiplies otherwise than the right one, in words; null where both multiply
    /// alike, or the function does more than multiply and add.</summary>
    /// <remarks>Square images and kernels come first: indices that are exchanged stay in range there. An image has at most 24 pixels, the
    /// binary digits of a float.</remarks>
    /// <param name="right">The right function.</param>
    /// <param name="given">The function that may go wrong.</param>
    /// <param name="setting">Further inputs, as in «, stride = 2»; empty where there are none.</param>
    public static string? Objection(Func<Tensor, Tensor, Tensor> right, Func<Tensor, Tensor, Tensor> given, string setting = "")
    {
        foreach (var (image, kernel) in new (Shape, Shape)[] { ([4, 4], [2, 2]), ([4, 6], [2, 3]), ([6, 4], [3, 2]), ([3, 5], [1, 2]) })
        {
            try
            {
                if (IgnoresNumbers(given, image, kernel))
                {
                    return "Your result is the same for two kernels of one shape. Does your code use the numbers of the `kernel` that it " +
                        "is given?";
                }

                var (wanted, seen) = (new Meetings(right, image, kernel), new Meetings(given, image, kernel));
                if (seen.maps[0].Shape != wanted.maps[0].Shape)
                {
                    return RightForSquares(image, kernel, $"give a result of shape {seen.maps[0].Shape}");
                }

                if (!seen.Explains(given))
                {
                    return null;
                }

                if (seen.Objection(wanted, setting) is { } words)
                {
                    return words;
                }
            }
            catch (Exception exception) when (exception is ShapeException or IndexOutOfRangeException)
            {
                return RightForSquares(image, kernel, "end in an exception");
            }
        }

        return null;
    }

    /// <summary>Returns the fault of a function that was right for the square image and kernel, which come first; null for these.</summary>
    private static string? RightForSquares(Shape image, Shape kernel, string what) => image[0] == image[1] ? null
        : $"On an image of shape [4, 4] with a kernel of shape [2, 2] your result is right; shapes {image} and {kernel} {what}. Where is " +
            "a number of rows taken for a number of columns, or one size for all?";

    private static bool IgnoresNumbers(Func<Tensor, Tensor, Tensor> function, Shape image, Shape kernel)
    {
        var random = new Generator(7);
        var pixels = CorrelationCases.Quarters(random, image);
        return function(pixels.Detach(), CorrelationCases.Quarters(random, kernel)) is { } first
            && Difference.Between(first, function(pixels.Detach(), CorrelationCases.Quarters(random, kernel))) is null;
    }

    private string? Objection(Meetings wanted, string setting)
    {
        var outputs = maps[0].Shape;
        return (from output in Enumerable.Range(0, (int)outputs.Elements)
                from number in Enumerable.Range(0, maps.Length)
                where maps[number].Data[output] != wanted.maps[number].Data[output]
                let name = $"`kernel{Place(kernel, number)}`"
                let seen = Named(maps[number].Data[output])
                let met = Named(wanted.maps[number].Data[output])
                select $"With an image of shape {image} and a kernel of shape {kernel}{setting}, the output at {Place(outputs, output)} " +
                    (seen.Length > 0 ? $"multiplies {name} with {seen}." : $"leaves {name} out.") +
                    $" It should meet {(met.Length > 0 ? met : "a zero of the padding")}.").FirstOrDefault();
    }

    private string Named(float output) => (output < 0 ? "-" : "") +
        string.Join(" + ", Pixels(output).Select(pixel => $"`image{Place(image, pixel)}`"));

    /// <summary>The pixels that an output is the sum of, or the negative sum.</summary>
    private IEnumerable<int> Pixels(float output) =>
        Enumerable.Range(0, (int)image.Elements).Where(pixel => (((int)Math.Abs(output) >> pixel) & 1) == 1);

    /// <summary>Returns whether such sums make up what a function gives for any image and kernel.</summary>
    private bool Explains(Func<Tensor, Tensor, Tensor> function)
    {
        var random = new Generator(3);
        var (anyImage, anyKernel) = (CorrelationCases.Quarters(random, image), CorrelationCases.Quarters(random, kernel));
        var sum = ByPlace(maps[0].Shape, output => Enumerable.Range(0, maps.Length).Sum(number =>
            anyKernel.Data[number] * Math.Sign(maps[number].Data[output])
                * Pixels(maps[number].Data[output]).Sum(pixel => anyImage.Data[pixel])));
        return Difference.Between(sum, function(anyImage, anyKernel)) is null;
    }

    private static Tensor ByPlace(Shape shape, Func<int, float> value) =>
        Tensor.FromIndex(shape, at => value((at[0] * shape[1]) + at[1]));

    private static string Place(Shape shape, int place) => FormattableString.Invariant($"[{place / shape[1]}, {place % shape[1]}]");
}
