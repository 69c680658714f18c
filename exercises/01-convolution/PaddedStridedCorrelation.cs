namespace CourseKit.Exercises.Convolution;

public sealed class PaddedStridedCorrelation() : FunctionExercise<Func<Tensor, Tensor, int, int, Tensor>>(
    "01-convolution/padded-strided-correlation", "A correlation with padding and stride")
{
    public override string Question =>
        """
        Extend your cross-correlation: first put `padding` rows or columns of zeros at each of the four edges of the image, then let the
        window move by `stride` pixels along both axes. For an image of H×W pixels and a kernel of f_h×f_w numbers the result has
        ⌊(H + 2·padding − f_h)/stride⌋ + 1 rows, and as many columns with W and f_w. The value at row i, column j is the sum of the
        products of the kernel with the window that begins at row i·stride, column j·stride of the padded image.

        For the image `[[1, 2, 3], [4, 5, 6]]`, the kernel `[[1, 10], [100, 1000]]`, stride = 2 and padding = 1 the padded image has 4×5
        pixels. The window at (0, 0) holds `[[0, 0], [0, 1]]`, and the result is `[[1000, 3200], [40, 65]]`.

        Use loops. `image.Pad(top, bottom, left, right)` adds zeros, or an `if` leaves out what lies outside the image; `/` between
        two whole numbers that are not negative rounds down. Here `CrossCorrelate` is not allowed.
        """;

    public override Answer<Func<Tensor, Tensor, int, int, Tensor>> Reference { get; } = Write((image, kernel, stride, padding) =>
    {
        var padded = image.Pad(padding, padding, padding, padding);
        var rows = (padded.Shape[0] - kernel.Shape[0]) / stride + 1;
        var columns = (padded.Shape[1] - kernel.Shape[1]) / stride + 1;
        var result = Tensor.Zeros([rows, columns]);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                for (var u = 0; u < kernel.Shape[0]; u++)
                {
                    for (var v = 0; v < kernel.Shape[1]; v++)
                    {
                        result[i, j] += padded[i * stride + u, j * stride + v] * kernel[u, v];
                    }
                }
            }
        }

        return result;
    });

    protected override IReadOnlyList<ForbiddenCall> Forbidden =>
    [
        new(nameof(Tensor.CrossCorrelate), "Write the loops yourself: where does the window of output (i, j) begin?"),
        new(nameof(Tensor.Conv2d), "Write the loops yourself: where does the window of output (i, j) begin?"),
    ];

    protected override IEnumerable<Case> Cases(Generator random) =>
    [
        With([[1, 2, 3], [4, 5, 6]], [[1, 10], [100, 1000]], 2, 1),
        Of(random, [4, 5], [2, 3], 1, 0),
        Of(random, [4, 6], [2, 1], 2, 0),
        Of(random, [3, 4], [3, 2], 1, 1),
        Of(random, [5, 8], [3, 2], 2, 1),
        Of(random, [4, 9], [2, 3], 3, 2),
        Of(random, [4, 5], [2, 2], 3, 1),
        Of(random, [2, 3], [1, 1], 1, 2),
        .. Enumerable.Range(0, 3).Select(_ => Of(random, [random.Integer(4, 7), random.Integer(5, 9)],
            [random.Integer(2, 4), random.Integer(1, 4)], random.Integer(2, 4), random.Integer(1, 3))),
    ];

    public override IReadOnlyList<Mistake<Func<Tensor, Tensor, int, int, Tensor>>> Mistakes { get; } =
    [
        new("the padding forgotten", (image, kernel, s, p) => Slide(image, kernel, s, 0),
            "There is no padding yet. Where `padding` is 1 the first window begins above the image and to the left of it: what lies " +
                "there?"),
        new("the padding above and to the left alone", (image, kernel, s, p) => Slide(image.Pad(p, 0, p, 0), kernel, s, 0),
            "Your windows reach the zeros above the image and to its left, and none below it and to its right. How many rows has it with " +
            "`padding` of them at each of the four edges?"),
        new("the padding below and to the right alone", (image, kernel, s, p) => Slide(image.Pad(0, p, 0, p), kernel, s, 0),
            "Your zeros stand below the image and to its right. At how many edges are they to stand?"),
        new("the padding of rows alone", (image, kernel, s, p) => Slide(image.Pad(p, p, 0, 0), kernel, s, 0),
            "You add rows of zeros, and no columns. At how many edges are they to stand?"),
        new("the padding of columns alone", (image, kernel, s, p) => Slide(image.Pad(0, 0, p, p), kernel, s, 0),
            "You add columns of zeros, and no rows. At how many edges are they to stand?"),
        new("always one row and column of zeros", (image, kernel, s, p) => Slide(image, kernel, s, 1),
            "Your padding is always 1. Where does your code use `padding`?"),
        new("the padding twice", (image, kernel, s, p) => Slide(image, kernel, s, 2 * p),
            "You add twice as many zeros. How many are to stand at each edge?"),
        new("the last pixels repeated", (image, kernel, s, p) => Slide(Repeated(image, p), kernel, s, 0),
            "Outside the image you take the pixel that is next at its edge. What lies there by the question?"),
        new("zeros around the result", (image, kernel, s, p) => Slide(image, kernel, s, 0).Pad(p, p, p, p),
            "Your zeros stand around the result. Around what are they to stand, and before the windows move or after?"),
        new("the stride forgotten", (image, kernel, s, p) => Slide(image, kernel, 1, p),
            "Your window moves by one pixel each time. How far is it from one window to the next?"),
        Sum("the stride in the size alone", Outputs, (i, j, u, v, s, p) => (i + u - p, j + v - p),
            "The size is right. But output (i, j) reads a window that begins at (i, j) of the padded image: where should it begin?"),
        Sum("the stride along the rows alone", Outputs, (i, j, u, v, s, p) => ((i * s) + u - p, j + v - p),
            "Your windows move by `stride` downwards, and by one to the right. Where does column j · stride come in?"),
        Sum("the stride along the columns alone", Outputs, (i, j, u, v, s, p) => (i + u - p, (j * s) + v - p),
            "Your windows move by `stride` to the right, and by one downwards. Where does row i · stride come in?"),
        Sum("the stride squared", Outputs, (i, j, u, v, s, p) => ((i * s * s) + u - p, (j * s * s) + v - p),
            "Your windows lie stride · stride pixels apart. Does i count outputs in your loops, or pixels already?"),
        Sum("the size of a stride of 1", (n, f, s, p) => n + (2 * p) - f + 1, (i, j, u, v, s, p) => ((i * s) + u - p, (j * s) + v - p),
            "Your windows move by `stride`, but you make as many outputs as for a stride of 1, so that the last ones lie outside the " +
            "image. How many windows are there?"),
        new("the stride twice", (image, kernel, s, p) => Every(Slide(image, kernel, s, p), s),
            "You move by `stride`, and then take every stride-th output once more. Once is enough."),
        Sum("the stride inside the window too", Outputs, (i, j, u, v, s, p) => (((i + u) * s) - p, ((j + v) * s) - p),
            "You multiply u and v by the stride as well, so that the pixels of a window lie apart. Which of the two indices counts " +
                "windows?"),
        Sum("the stride inside the window alone", Outputs, (i, j, u, v, s, p) => (i + (u * s) - p, j + (v * s) - p),
            "You multiply u and v by the stride, so that the pixels of a window lie apart, and windows move by one. Which index counts " +
            "windows: i or u?"),
        Sum("the padding not taken off", Outputs, (i, j, u, v, s, p) => ((i * s) + u, (j * s) + v),
            "The size is right. But your first window begins at pixel (0, 0) of the image, not `padding` rows above it and `padding` " +
            "columns to its left: how does a row of the padded image become a row of the image?"),
        Sum("the padding added on", Outputs, (i, j, u, v, s, p) => ((i * s) + u + p, (j * s) + v + p),
            "Row 0 of the padded image lies above the image. Is its number in the image larger or smaller than 0?"),
        Sum("+ 1 forgotten", (n, f, s, p) => (n + (2 * p) - f) / s, (i, j, u, v, s, p) => ((i * s) + u - p, (j * s) + v - p),
            "In how many places can a window of 3 lie on 3 pixels? Not in 0: the number of outputs ends with + 1."),
        Sum("+ 1 inside the division", (n, f, s, p) => (n + (2 * p) - f + 1) / s, (i, j, u, v, s, p) => ((i * s) + u - p, (j * s) + v - p),
            "You add 1 before you divide. Where a window of 2 moves by 2 on 4 pixels, how often can it move, and how many places is that?"),
        Sum("every stride-th output filled in", Outputs, (i, j, u, v, s, p) => i % s == 0 && j % s == 0 ? (i + u - p, j + v - p) : (-1, -1),
            "Only every stride-th of your outputs is filled in, and it reads a window that begins there. Do your loops over the outputs " +
                "move by `stride`? They count outputs one by one: what does move by `stride`?"),
        Sum("every stride-th output filled in, from farther off", Outputs, (i, j, u, v, s, p) => i % s == 0 && j % s == 0
                ? ((i * s) + u - p, (j * s) + v - p) : (-1, -1),
            "Only every stride-th of your outputs is filled in. Do your loops over the outputs move by `stride`? They count outputs one " +
                "by one."),
        Sum("the size without padding", (n, f, s, p) => ((n - f) / s) + 1, (i, j, u, v, s, p) => ((i * s) + u - p, (j * s) + v - p),
            "Your windows lie where they should, but there are only as many as without padding. What is the size of the padded image?"),
        Sum("ceiling for floor", (n, f, s, p) => ((n + (2 * p) - f + s - 1) / s) + 1,
            (i, j, u, v, s, p) => ((i * s) + u - p, (j * s) + v - p),
            "Your last windows reach beyond the padded image. Only those that lie inside it count: is the division rounded up or down?"),
        Sum("the padded size divided by the stride", (n, f, s, p) => (n + (2 * p)) / s,
            (i, j, u, v, s, p) => ((i * s) + u - p, (j * s) + v - p),
            "You divide the padded size by the stride. How far can a window of f move on it? The stride divides that."),
        Sum("the stride divides the image", (n, f, s, p) => (n / s) + (2 * p) - f + 1,
            (i, j, u, v, s, p) => ((i * s) + u - p, (j * s) + v - p),
            "You divide H by the stride before the padding is added and the kernel taken off. What does the stride divide by the formula?"),
        new("windows that do not overlap", (image, kernel, s, p) => Slide(image, kernel, kernel.Shape[0], p),
            "Your windows lie side by side. How far apart do two of them begin: f or stride?"),
        new("the kernel flipped", (image, kernel, s, p) => Slide(image, kernel.Flip(0, 1), s, p),
            "The kernel is used as it is: which number of it meets the first pixel of a window?"),
        new("forgets to add up", (image, kernel, s, p) => Slide(image, Last(kernel), s, p),
            "Only the last product of each window is left. Is there an `=` where `+=` is meant?"),
        new("rows and columns of the result exchanged", (image, kernel, s, p) => Slide(image, kernel, s, p).Transpose(),
            "Your result is transposed: which index of `result` counts rows?"),
        new("stride and padding exchanged", (image, kernel, s, p) => Slide(image, kernel, Math.Max(1, p), s),
            "You take `stride` for the padding and `padding` for the stride. In which order do they come?")
        {
            Shows = answer => answer([[2, 3, 5], [7, 11, 13]], [[1, 0.5f]], 2, 1) is { } given && Difference.Between(
                Slide([[2, 3, 5], [7, 11, 13]], [[1, 0.5f]], 1, 2), given) is null,
        },
    ];

    /// <inheritdoc/>
    protected override string? Diagnose(Func<Tensor, Tensor, int, int, Tensor> answer)
    {
        (int Stride, int Padding)[] settings = [(1, 0), (2, 0), (1, 1), (2, 1)];
        Tensor row = [[1.5f, 2, 3, -4]], two = [[1.5f, 2, 3, -4], [10, 20, 30, 40]];
        return First(at => Misshapen(answer, at.Stride, at.Padding)) ?? base.Diagnose(answer) ?? First(at => Meetings.Objection(
            (image, kernel) => Slide(image, kernel, at.Stride, at.Padding),
            (image, kernel) => answer(image, kernel, at.Stride, at.Padding), Setting(at.Stride, at.Padding)))
            ?? new Steps<Func<Tensor, Tensor, int, int, Tensor>>(
                Reference.Value,
                ("the image `[[1.5, 2, 3, -4]]`, the kernel `[[2]]`, stride = 1 and padding = 0",
                    function => function(row.Detach(), [[2]], 1, 0)),
                ("the image `[[1.5, 2, 3, -4]]`, the kernel `[[2, 0.5]]`, stride = 1 and padding = 0",
                    function => function(row.Detach(), [[2, 0.5f]], 1, 0)),
                ("the image `[[1.5, 2, 3, -4], [10, 20, 30, 40]]`, the kernel `[[2, 0.5], [1, -1]]`, stride = 1 and padding = 0",
                    function => function(two.Detach(), [[2, 0.5f], [1, -1]], 1, 0)),
                ("the image `[[1.5, 2, 3, -4]]`, the kernel `[[2, 0.5]]`, stride = 2 and padding = 0",
                    function => function(row.Detach(), [[2, 0.5f]], 2, 0)),
                ("the image `[[1.5, 2, 3, -4]]`, the kernel `[[2, 0.5]]`, stride = 1 and padding = 1",
                    function => function(row.Detach(), [[2, 0.5f]], 1, 1)),
                ("the image `[[1.5, 2, 3, -4]]`, the kernel `[[2, 0.5]]`, stride = 2 and padding = 1",
                    function => function(row.Detach(), [[2, 0.5f]], 2, 1)))
                .Objection(answer);

        string? First(Func<(int Stride, int Padding), string?> objection) =>
            settings.Select(objection).FirstOrDefault(words => words is not null);
    }

    public override IReadOnlyList<string> Hints =>
    [
        "Pad first, into a new variable, and then forget about the padding: everything else is a correlation of the padded image.",
        "The loops over i and j count outputs. Output (i, j) begins at row i·stride, column j·stride: only there does the stride come " +
            "in, and in the size.",
        "The innermost line is `result[i, j] += padded[i * stride + u, j * stride + v] * kernel[u, v];`.",
    ];

    public override string Explanation =>
        "With a stride of s it is the correlation of stride 1 of which only every s-th row and column is computed: a stride of 2 saves " +
            "three quarters of the work. What rounding down costs: where the stride does not divide H + 2p − f_h, the last rows of the " +
            "padded image are never seen. The next lesson counts them.";

    private static Case With(Tensor image, Tensor kernel, int stride, int padding) => new(image, kernel, stride, padding);

    private static Case Of(Generator random, Shape image, Shape kernel, int stride, int padding) => With(
        CorrelationCases.Quarters(random, image) + 0.125f, CorrelationCases.Quarters(random, kernel) + 0.125f, stride, padding);

    private static int Outputs(int n, int f, int stride, int padding) => ((n + (2 * padding) - f) / stride) + 1;

    private static Tensor Slide(Tensor image, Tensor kernel, int stride, int padding) => image.CrossCorrelate(kernel, stride, padding);

    /// <summary>The mistake of making another number of outputs, or of reading other pixels, those outside the image being 0.</summary>
    private static Mistake<Func<Tensor, Tensor, int, int, Tensor>> Sum(string name, Func<int, int, int, int, int> outputs,
        Func<int, int, int, int, int, int, (int Y, int X)> pixel, string hint) => new(
        name,
        (image, kernel, s, p) => Tensor.FromIndex(
            [
                Math.Max(0, outputs(image.Shape[0], kernel.Shape[0], s, p)), Math.Max(0, outputs(image.Shape[1], kernel.Shape[1], s, p)),
            ],
            at =>
            {
                var sum = 0f;
                for (var number = 0; number < kernel.Shape.Elements; number++)
                {
                    var (u, v) = Math.DivRem(number, kernel.Shape[1]);
                    var (y, x) = pixel(at[0], at[1], u, v, s, p);
                    sum += y >= 0 && y < image.Shape[0] && x >= 0 && x < image.Shape[1] ? image[y, x] * kernel[u, v] : 0;
                }

                return sum;
            }),
        hint);

    private static Tensor Repeated(Tensor image, int padding) => Tensor.FromIndex(
        [image.Shape[0] + (2 * padding), image.Shape[1] + (2 * padding)],
        at => image[Math.Clamp(at[0] - padding, 0, image.Shape[0] - 1), Math.Clamp(at[1] - padding, 0, image.Shape[1] - 1)]);

    private static Tensor Every(Tensor map, int stride) => Tensor.FromIndex(
        [Outputs(map.Shape[0], 1, stride, 0), Outputs(map.Shape[1], 1, stride, 0)], at => map[at[0] * stride, at[1] * stride]);

    /// <summary>The kernel with zeros for all but its last number.</summary>
    private static Tensor Last(Tensor kernel) =>
        Tensor.FromIndex(kernel.Shape, at => at[0] == kernel.Shape[0] - 1 && at[1] == kernel.Shape[1] - 1 ? kernel[at] : 0);

    private static string Setting(int stride, int padding) => $", stride = {stride} and padding = {padding}";

    /// <summary>Returns the first image and kernel for which the result has a wrong shape, or the code leaves a tensor, in words;
    /// null where there is none.</summary>
    private static string? Misshapen(Func<Tensor, Tensor, int, int, Tensor> given, int stride, int padding)
    {
        foreach (var (image, kernel) in new (Shape, Shape)[] { ([4, 4], [2, 2]), ([4, 6], [2, 3]), ([5, 4], [3, 1]) })
        {
            var sizes = $"With an image of shape {image} and a kernel of shape {kernel}{Setting(stride, padding)}";
            var right = Slide(Tensor.Ones(image), Tensor.Ones(kernel), stride, padding).Shape;
            try
            {
                if (given(Tensor.Ones(image), Tensor.Ones(kernel), stride, padding).Shape is var shape && shape != right)
                {
                    return $"{sizes} the result should have shape {right}: the padded image has {image[0] + (2 * padding)} rows and " +
                        $"{image[1] + (2 * padding)} columns. Yours has shape {shape}.";
                }
            }
            catch (IndexOutOfRangeException)
            {
                return $"{sizes} your code reads or writes outside a tensor. The padded image has {image[0] + (2 * padding)} rows and " +
                    $"{image[1] + (2 * padding)} columns, and there are {right[0]}×{right[1]} windows on it.";
            }
        }

        return null;
    }
}
