namespace CourseKit.Exercises.Convolution;

public sealed class DifferentiableCorrelation()
    : PropertyExercise<Func<Tensor, Tensor, Tensor>>("01-convolution/differentiable-correlation", "A correlation that gradients can pass")
{
    public override string Question =>
        """
        Write the cross-correlation once more, so that `Backward()` finds its way to the image **and** to the kernel. Use operations
        on whole tensors: a value that is written with `result[i, j] = …` leaves no trace.

        The loops over rows u and columns v of the kernel may stay. For each of them, `image[u..(u + rows), v..(v + columns)]` is
        the part of the image that this number of the kernel meets, and `kernel[u..(u + 1), v..(v + 1)]` is the number itself, as a
        1×1 tensor.
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

    protected override IEnumerable<Property<Func<Tensor, Tensor, Tensor>>> Properties(Generator random)
    {
        var (image, kernel) = (CorrelationCases.Quarters(random, [5, 6]), CorrelationCases.Quarters(random, [2, 3]));
        yield return HasValues(image * 1, kernel * 1);
        yield return HasGradient("kernel", kernel, correlate => k => correlate(image.Detach(), k));
        yield return HasGradient("image", image, correlate => x => correlate(x, kernel.Detach()));
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
        new("flips the kernel", (image, kernel) => image.CrossCorrelate(kernel.Flip(0, 1)),
            "These are the values of the true convolution; leave the kernel as it is."),
        new("keeps the last product only", (image, kernel) =>
                image[(kernel.Shape[0] - 1).., (kernel.Shape[1] - 1)..] * kernel[^1.., ^1..],
            "The result is the last of the products alone, those of the last number of the kernel. What became of the ones before?"),
        new("leaves the kernel out", (image, kernel) => image.CrossCorrelate(Tensor.Ones(kernel.Shape)),
            "These are the sums of the pixels of each window. Where does the kernel come in?"),
        new("the same part of the image for each number", (image, kernel) =>
                image[..(image.Shape[0] - kernel.Shape[0] + 1), ..(image.Shape[1] - kernel.Shape[1] + 1)] * kernel.Sum(),
            "Every number of the kernel meets the same part of the image. Where does the part begin that the number at row u and " +
                "column v meets?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Turn the loops inside out: for each number of the kernel, add up its products with all the pixels that it meets.",
        "Begin with `var result = Tensor.Zeros([rows, columns]);` and add to it with `result += …`, which makes a new tensor each time.",
        "The innermost line is `result += image[u..(u + rows), v..(v + columns)] * kernel[u..(u + 1), v..(v + 1)];`.",
    ];

    public override string Explanation =>
        "Each `+` and `*` remembers what it was computed from, so the chain from the loss back to the kernel is whole. This is how " +
            "the library's own `CrossCorrelate` gets its gradient.";

    private static Property<Func<Tensor, Tensor, Tensor>> HasValues(Tensor image, Tensor kernel)
    {
        var expected = image.CrossCorrelate(kernel);
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

    private static Property<Func<Tensor, Tensor, Tensor>> HasGradient(
        string name, Tensor at, Func<Func<Tensor, Tensor, Tensor>, Func<Tensor, Tensor>> with) =>
        new($"The gradient with respect to the {name} agrees with one that is found by trying", correlate =>
        {
            Tensor Loss(Tensor x) => with(correlate)(x).Square().Sum();
            var leaf = at.Detach().RequireGrad();
            var loss = Loss(leaf);
            if (!loss.RequiresGrad)
            {
                return (false, "no gradient arrives");
            }

            loss.Backward();
            if (!leaf.HasGrad)
            {
                return (false, "no gradient arrives");
            }

            var gradient = leaf.Grad;
            var error = (gradient - NumericalGradient.Of(Loss, at)).Abs().Max().Item();
            return (error < 0.05f * (1 + gradient.Abs().Max().Item()), gradient);
        });
}
