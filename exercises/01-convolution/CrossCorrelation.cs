namespace CourseKit.Exercises.Convolution;

public sealed class CrossCorrelation()
    : FunctionExercise<Func<Tensor, Tensor, Tensor>>("01-convolution/cross-correlation", "Cross-correlation")
{
    private const string ByHand = "Write the loops yourself: which products does one output add up?";

    public override string Question =>
        """
        Write the cross-correlation of an image of H×W pixels with a kernel of f_h×f_w numbers. The result has
        (H − f_h + 1)×(W − f_w + 1) values; the one at row i, column j is the sum of `image[i + u, j + v] * kernel[u, v]` over all
        rows u and columns v of the kernel.

        Use loops and plain numbers: `Tensor.Zeros([rows, columns])` makes the result, `image.Shape[0]` is the height of the image,
        `image[i, j]` reads a pixel, and `result[i, j] = …` writes one. The library's `CrossCorrelate`, which does it all, is not for
        this exercise.
        """;

    public override Answer<Func<Tensor, Tensor, Tensor>> Reference { get; } = Write((image, kernel) =>
    {
        var result = Tensor.Zeros([image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1]);
        for (var i = 0; i < result.Shape[0]; i++)
        {
            for (var j = 0; j < result.Shape[1]; j++)
            {
                for (var u = 0; u < kernel.Shape[0]; u++)
                {
                    for (var v = 0; v < kernel.Shape[1]; v++)
                    {
                        result[i, j] += image[i + u, j + v] * kernel[u, v];
                    }
                }
            }
        }

        return result;
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.CrossCorrelate), ByHand),
        new(nameof(Tensor.Conv2d), ByHand),
    ];

    protected override IEnumerable<Case> Cases(Generator random) => CorrelationCases.All(random);

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, Tensor>>> Mistakes { get; } =
    [
        new("flips the kernel", (image, kernel) => image.CrossCorrelate(kernel.Flip(0, 1)),
            "That is the true convolution of the next exercise. Here the kernel is used as it is: which pixel of the window does " +
                "`kernel[0, 0]` meet?"),
        new("one row and column too few", (image, kernel) => image.CrossCorrelate(kernel)[..^1, ..^1],
            "In how many places can a 3-wide window lie on 3 pixels? Not in 0: the formula ends with + 1."),
        new("rows and columns of the result exchanged", (image, kernel) => image.CrossCorrelate(kernel).Transpose(),
            "Your result is transposed: which index of `result` counts rows?"),
        new("a result as large as the image", (image, kernel) => Loops(image, kernel, image.Shape[0], image.Shape[1], 1, 1),
            "Near the right and the lower border the window sticks out of the image. How many places are left in which it lies inside?"),
        new("windows that stick out of the image", (image, kernel) =>
                Sum(image, kernel, (i, j, u, v) => image[i + u, j + v] * kernel[u, v], image.Shape),
            "Your result has places for windows that begin too near the right or the lower border, and stick out of the image. How many " +
                "windows lie inside it?"),
        new("the window stands still", (image, kernel) =>
                Loops(image, kernel, image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1, 0, 0),
            "Every output is that of the window at the top left. Which pixel does row u of the kernel meet when the window lies at row i?"),
        new("every pixel of a window is its first", (image, kernel) =>
                image[..(image.Shape[0] - kernel.Shape[0] + 1), ..(image.Shape[1] - kernel.Shape[1] + 1)] * kernel.Sum(),
            "All numbers of the kernel meet the same pixel, `image[i, j]`. Which pixel does `kernel[u, v]` meet?"),
        new("windows that do not overlap", (image, kernel) =>
                Loops(image, kernel, image.Shape[0] / kernel.Shape[0], image.Shape[1] / kernel.Shape[1], kernel.Shape[0], kernel.Shape[1]),
            "Your window jumps by its own size. From one output to the next it moves on by a single pixel."),
        new("forgets to add up", (image, kernel) =>
                image[(kernel.Shape[0] - 1).., (kernel.Shape[1] - 1)..] * kernel[^1.., ^1..],
            "Only the last product of each window is left. Is there an `=` where `+=` is meant?"),
        new("the last row of the kernel alone", (image, kernel) => Part(image, kernel, (u, _) => u == kernel.Shape[0] - 1),
            "Only the products of the kernel's last row are left. Where is the sum set to 0: once for each output, or once for each row?"),
        new("all but the last row and column of the kernel", (image, kernel) =>
                Part(image, kernel, (u, v) => u < kernel.Shape[0] - 1 && v < kernel.Shape[1] - 1),
            "The last row and the last column of the kernel never take part. How far do u and v have to go?"),
        new("all but the last row of the kernel", (image, kernel) => Part(image, kernel, (u, _) => u < kernel.Shape[0] - 1),
            "The last row of the kernel never takes part. How far does u have to go?"),
        new("all but the last column of the kernel", (image, kernel) => Part(image, kernel, (_, v) => v < kernel.Shape[1] - 1),
            "The last column of the kernel never takes part. How far does v have to go?"),
        new("rows and columns of the kernel exchanged", (image, kernel) =>
                Sum(image, kernel, (i, j, u, v) => image[i + u, j + v] * kernel[v, u]),
            "`kernel[v, u]` exchanges rows and columns: u counts the rows of the kernel. Which index takes the row?"),
        new("rows and columns of the window exchanged", (image, kernel) =>
                Sum(image, kernel, (i, j, u, v) => image[i + v, j + u] * kernel[u, v]),
            "The window is transposed: u counts its rows. Which index of `image` takes the row?"),
        new("one index of the window for both", (image, kernel) =>
                Sum(image, kernel, (i, j, u, v) => image[i + u, j + u] * kernel[u, v]),
            "The column of the pixel is counted by u, as its row is. Which of u and v counts the columns of the kernel?"),
        new("leaves the kernel out", (image, kernel) => image.CrossCorrelate(Tensor.Ones(kernel.Shape)),
            "You add up the pixels of each window. Multiply each with its number of the kernel first."),
        new("adds the kernel", (image, kernel) => image.CrossCorrelate(Tensor.Ones(kernel.Shape)) + kernel.Sum(),
            "Pixels and numbers of the kernel are added. What has to be done with the two before the sum?"),
        new("the mean of the products", (image, kernel) => image.CrossCorrelate(kernel) / (kernel.Shape[0] * kernel.Shape[1]),
            "Your results are divided by how many numbers the kernel has. The question asks for the sum."),
        new("the largest product", (image, kernel) => Gather(image, kernel, float.NegativeInfinity, Math.Max),
            "Of the products of each window, only the largest is left. The question asks for their sum."),
        new("multiplies the products", (image, kernel) => Gather(image, kernel, 1, (all, product) => all * product),
            "The products of each window are multiplied with each other. What is to be done with them?"),
        new("products without their sign", (image, kernel) => Gather(image, kernel, 0, (sum, product) => sum + Math.Abs(product)),
            "Products below 0 are added as if they were above it. A sum keeps the sign of each."),
        new("sums without their sign", (image, kernel) => image.CrossCorrelate(kernel).Abs(),
            "Sums below 0 have lost their sign. The result of a window may be negative."),
        new("sums below 0 cut off", (image, kernel) => image.CrossCorrelate(kernel).Relu(),
            "Sums below 0 have become 0. The result of a window may be negative."),
        new("results cut off at 0 and 1", (image, kernel) => image.CrossCorrelate(kernel).Clamp(0, 1),
            "Results below 0 or above 1 are cut off, as if they were brightnesses. The question asks for the sums as they are."),
        new("the kernel squared", (image, kernel) => image.CrossCorrelate(kernel.Square()),
            "Each number of the kernel is taken twice: squared. How often does `kernel[u, v]` stand in a product?"),
        new("the image squared", (image, kernel) => image.Square().CrossCorrelate(kernel),
            "Each pixel is taken twice: squared. How often does `image[i + u, j + v]` stand in a product?"),
        new("the border of the image repeated", (image, kernel) =>
                Loops(image, kernel, image.Shape[0], image.Shape[1], 1, 1, repeats: true),
            "Near the right and the lower border the window sticks out of the image, and meets its last pixels again. How many places " +
                "are left in which it lies inside?"),
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, Tensor, Tensor> answer) =>
        base.Diagnose(answer) ?? Meetings.Objection(Reference.Value, answer);

    public override IReadOnlyList<string> Hints =>
    [
        "Start with one output value, at i = 0 and j = 0: two loops over the kernel add up f_h·f_w products.",
        "Two more loops around these go over the rows and columns of the result; they move the window by i and j.",
        "The innermost line is `result[i, j] += image[i + u, j + v] * kernel[u, v];`.",
    ];

    public override string Explanation =>
        "Four loops are all there is to it: two choose where the window lies, two go through the window. " +
            "`image.CrossCorrelate(kernel)` of the course's library gives the same, faster.";

    /// <summary>The correlation with some numbers of the kernel alone.</summary>
    private static Tensor Part(Tensor image, Tensor kernel, Func<int, int, bool> takesPart) =>
        image.CrossCorrelate(kernel * Tensor.FromIndex(kernel.Shape, at => takesPart(at[0], at[1]) ? 1 : 0));

    /// <summary>The products of each window, gathered into one number by a function, one after the other.</summary>
    private static Tensor Gather(Tensor image, Tensor kernel, float start, Func<float, float, float> take) =>
        Tensor.FromIndex([image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1], at =>
        {
            var window = image[at[0]..(at[0] + kernel.Shape[0]), at[1]..(at[1] + kernel.Shape[1])];
            return (window * kernel).ToArray().Aggregate(start, take);
        });

    /// <summary>The four loops in their order, around any product.</summary>
    private static Tensor Sum(Tensor image, Tensor kernel, Func<int, int, int, int, float> product, Shape? shape = null)
    {
        var result = Tensor.Zeros(shape ?? [image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1]);
        for (var i = 0; i < result.Shape[0]; i++)
        {
            for (var j = 0; j < result.Shape[1]; j++)
            {
                for (var u = 0; u < kernel.Shape[0]; u++)
                {
                    for (var v = 0; v < kernel.Shape[1]; v++)
                    {
                        result[i, j] += product(i, j, u, v);
                    }
                }
            }
        }

        return result;
    }

    /// <summary>The four loops, with a window that starts at (i·down, j·right); what it does not meet counts as zero, or as the last
    /// pixel that it meets.</summary>
    private static Tensor Loops(Tensor image, Tensor kernel, int rows, int columns, int down, int right, bool repeats = false) =>
        Tensor.FromIndex([rows, columns], at =>
        {
            var sum = 0f;
            for (var u = 0; u < kernel.Shape[0]; u++)
            {
                for (var v = 0; v < kernel.Shape[1]; v++)
                {
                    var (y, x) = ((at[0] * down) + u, (at[1] * right) + v);
                    var (lastY, lastX) = (Math.Min(y, image.Shape[0] - 1), Math.Min(x, image.Shape[1] - 1));
                    sum += repeats || (y, x) == (lastY, lastX) ? image[lastY, lastX] * kernel[u, v] : 0;
                }
            }

            return sum;
        });
}
