namespace CourseKit.Exercises.Convolution;

public sealed class DifferentiableCorrelation()
    : PropertyExercise<Func<Tensor, Tensor, Tensor>>("01-convolution/differentiable-correlation", "A correlation that gradients can pass")
{
    public override string Question =>
        """
        Write the cross-correlation once more, so that `Backward()` finds its way to the image **and** to the kernel. Use operations
        on whole tensors: a value that is written with `result[i, j] = …` leaves no trace.

        The loops over rows u and columns v of the kernel may stay. Let the result have `rows` rows and `columns` columns. Then
        `image[u..(u + rows), v..(v + columns)]` is the part of the image that the number at (u, v) meets, one pixel for each output,
        and `kernel[u..(u + 1), v..(v + 1)]` is the number itself, as a 1×1 tensor, which multiplies every pixel
        of the part.
        """;

    public override Answer<Func<Tensor, Tensor, Tensor>> Reference { get; } = Write((image, kernel) =>
    {
        var (rows, columns) = (image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1);
        var result = Tensor.Zeros([rows, columns]);
        for (var u = 0; u < kernel.Shape[0]; u++)
        {
            for (var v = 0; v < kernel.Shape[1]; v++)
            {
                result += image[u..(u + rows), v..(v + columns)] * kernel[u..(u + 1), v..(v + 1)];
            }
        }

        return result;
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.CrossCorrelate), "Gradients pass through it, so that is right. Can you write it with ranges, `+` and `*` too?",
            Fails: false),
    ];

    protected override IEnumerable<Property<Func<Tensor, Tensor, Tensor>>> Properties(Generator random)
    {
        var (image, kernel) = (CorrelationCases.Quarters(random, [5, 6]), CorrelationCases.Quarters(random, [2, 3]));
        yield return HasValues(image * 1, kernel * 1);
        yield return HasGradient("kernel", kernel, correlate => k => correlate(image.Detach(), k), OfTheLibrary);
        yield return HasGradient("image", image, correlate => x => correlate(x, kernel.Detach()), OfTheLibrary);
    }

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor>>> Mistakes { get; } =
    [
        new("writes the values one by one", (image, kernel) => image.CrossCorrelate(kernel).Detach(),
            "The values are right, but the way back to the image and to the kernel is cut. `result[i, j] = …`, `Item()` and `Detach()` " +
                "cut it. Add up whole tensors: `result += part * number`."),
        new("reads the kernel as plain numbers", (image, kernel) => image.CrossCorrelate(kernel.Detach()),
            "The values are right, but the way back to the kernel is cut. `kernel[u, v]`, `Item()` and `Detach()` cut it; a part " +
                "`kernel[u..(u + 1), v..(v + 1)]` does not."),
        new("reads the image as plain numbers", (image, kernel) => image.Detach().CrossCorrelate(kernel),
            "The values are right, but the way back to the image is cut. `image[i, j]`, `Item()` and `Detach()` cut it; a part " +
                "`image[u..(u + rows), v..(v + columns)]` does not."),
        new("cuts the sum at each turn", (image, kernel) => Sum(image, kernel, (u, v, rows, columns) =>
                image[u..(u + rows), v..(v + columns)] * kernel[u..(u + 1), v..(v + 1)], result => result.Detach()),
            "The values are right, but only the gradient of the last product arrives: the sum so far is cut off at each turn, as by " +
                "`Detach()`. Add to the sum as it is."),
        Failing("the end of a part of the image stays", (image, kernel) => Sum(image, kernel, (u, v, rows, columns) =>
                image[u..rows, v..columns] * kernel[u..(u + 1), v..(v + 1)]),
            "In `image[u..rows, v..columns]` the parts get smaller with u and v. Each part has rows·columns pixels: where does it end " +
                "when it starts at u?"),
        Failing("a part of the image ends too early", (image, kernel) => Sum(image, kernel, (u, v, rows, columns) =>
                image[u..(u + rows - 1), v..(v + columns - 1)] * kernel[u..(u + 1), v..(v + 1)]),
            "The parts of the image have a row and a column less than the result. A range `a..b` ends before b: which b gives " +
                "`rows` rows from u on?"),
        Failing("the end of a part of the kernel stays", (image, kernel) => Sum(image, kernel, (u, v, rows, columns) =>
                image[u..(u + rows), v..(v + columns)] * kernel[u..1, v..1]),
            "`kernel[u..1, v..1]` ends before 1: the range is empty for u = 1. Where does a range of one row end that starts at u?"),
        Failing("a row of the kernel", (image, kernel) => Sum(image, kernel, (u, v, rows, columns) =>
                image[u..(u + rows), v..(v + columns)] * kernel[u..(u + 1)]),
            "`kernel[u..(u + 1)]` is a whole row of the kernel. A single number needs a range along each axis."),
        new("flips the kernel", (image, kernel) => image.CrossCorrelate(kernel.Flip(0, 1)),
            "These are the values of the true convolution; leave the kernel as it is."),
        new("keeps the last product only", (image, kernel) =>
                image[(kernel.Shape[0] - 1).., (kernel.Shape[1] - 1)..] * kernel[^1.., ^1..],
            "The result is the last of the products alone, those of the last number of the kernel. What became of the ones before?"),
        new("adds the kernel", (image, kernel) => image.CrossCorrelate(Tensor.Ones(kernel.Shape)) + kernel.Sum(),
            "Pixels and numbers of the kernel are added. What has to be done with the two before the sum?"),
        new("leaves the kernel out", (image, kernel) => image.CrossCorrelate(Tensor.Ones(kernel.Shape)),
            "These are the sums of the pixels of each window. Where does the kernel come in?"),
        new("the same part of the image for each number", (image, kernel) =>
                image[..(image.Shape[0] - kernel.Shape[0] + 1), ..(image.Shape[1] - kernel.Shape[1] + 1)] * kernel.Sum(),
            "Every number of the kernel meets the same part of the image. Where does the part begin that the number at row u and " +
                "column v meets?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, Tensor, Tensor> answer) => Meetings.Objection(Reference.Value, answer);

    public override IReadOnlyList<string> Hints =>
    [
        "Turn the loops inside out: for each number of the kernel, add up its products with all the pixels that it meets.",
        "Begin with `var result = Tensor.Zeros([rows, columns]);` and add to it with `result += …`, which makes a new tensor each time.",
        "The innermost line is `result += image[u..(u + rows), v..(v + columns)] * kernel[u..(u + 1), v..(v + 1)];`.",
    ];

    public override string Explanation =>
        "Operations on whole tensors remember what they were computed from, so the chain from the loss back to the kernel is whole. " +
            "Ranges, `+` and `*` are links of such a chain. The library's own `CrossCorrelate` is a single one: it computes the same " +
            "gradients by a formula, and faster.";

    /// <summary>Returns a mistake that ends in an exception, and is shown by one with the same message.</summary>
    private static Mistake<Func<Tensor, Tensor, Tensor>> Failing(string name, Func<Tensor, Tensor, Tensor> wrong, string hint) =>
        new(name, wrong, hint) { Shows = correlate => Failure(correlate) is { } message && message == Failure(wrong) };

    /// <summary>The message of the exception that a way of correlating ends in; null where it ends in none.</summary>
    private static string? Failure(Func<Tensor, Tensor, Tensor> correlate)
    {
        try
        {
            correlate(Tensor.Ones([5, 6]), Tensor.Ones([2, 3]));
            return null;
        }
        catch (ShapeException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The sum of the products over u and v, each of a part of the image and a part of the kernel.</summary>
    private static Tensor Sum(Tensor image, Tensor kernel, Func<int, int, int, int, Tensor> product, Func<Tensor, Tensor>? before = null)
    {
        var (rows, columns) = (image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1);
        var result = Tensor.Zeros([rows, columns]);
        for (var u = 0; u < kernel.Shape[0]; u++)
        {
            for (var v = 0; v < kernel.Shape[1]; v++)
            {
                result = (before?.Invoke(result) ?? result) + product(u, v, rows, columns);
            }
        }

        return result;
    }

    private static Tensor OfTheLibrary(Tensor image, Tensor kernel) => image.CrossCorrelate(kernel);

    private static Property<Func<Tensor, Tensor, Tensor>> HasValues(Tensor image, Tensor kernel)
    {
        var expected = OfTheLibrary(image, kernel);
        return new("The values are those of a cross-correlation", correlate =>
        {
            var map = correlate(image, kernel);
            return (Difference.Between(expected, map) is null, map);
        })
        {
            Inputs = [("image", image), ("kernel", kernel)],
            Expected = expected,
        };
    }
}
