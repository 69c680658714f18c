using CourseKit.Exercises.Convolution;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class LineFiltersAnswers : AnswerBook<Func<Tensor, Tensor>>
{
    public LineFiltersAnswers()
        : base(new LineFilters())
    {
        Right("sums of seven neighbors, without a filter", image => [Sums(image, down: 1, right: 0), Sums(image, down: 0, right: 1)]);
        Wrong("exchanged", image => [Rows(image), Columns(image)], "in the other order");
        Wrong("no padding", image => [image.CrossCorrelate(Filter(column: 3)), image.CrossCorrelate(Filter(row: 3))],
            "`padding: Padding.Same` adds the zeros");
        Wrong("ones", image => [Same(image, Tensor.Ones([7, 7])), Same(image, Tensor.Ones([7, 7]))], "All 49 numbers");
        Wrong("beside the middle", image => [Same(image, Filter(column: 4)), Same(image, Filter(row: 4))], "one place beside the middle");
        Wrong("before the middle", image => [Same(image, Filter(column: 2)), Same(image, Filter(row: 2))], "one place before the middle");
        Wrong("the column twice", image => [Columns(image), Columns(image)], "Both maps come from the vertical line");
        Wrong("the row twice", image => [Rows(image), Rows(image)], "Both maps come from the horizontal line");
        Wrong("added", image => Columns(image) + Rows(image), "There is one map, the sum of the two");
        Wrong("one below the other", image => Tensor.Concat(0, Columns(image), Rows(image)), "They need an axis of their own");
        Wrong("one beside the other", image => Tensor.Concat(1, Columns(image), Rows(image)), "side by side");
        Wrong("a stride of 2", image =>
        [
            image.CrossCorrelate(Filter(column: 3), 2, 3), image.CrossCorrelate(Filter(row: 3), 2, 3),
        ], "is every second row and column of the expected one");
        Wrong("the column alone", image => Columns(image), "The shape should be [2,");
        Wrong("channels last", image => Tensor.Concat(2, Columns(image).Unsqueeze(2), Rows(image).Unsqueeze(2)), "along the last axis");
        Wrong("a cross", image => [Same(image, Cross()), Same(image, Cross())], "which makes a cross");
        Wrong("divided by 7", image => [Columns(image) / 7, Rows(image) / 7], "Your maps are the right ones divided by 7", "sevenths");
        Wrong("divided by 7, exchanged", image => [Rows(image) / 7, Columns(image) / 7], "And they are divided by 7");
        Wrong("the second filter on the first map", image => [Columns(image), Same(Columns(image), Filter(row: 3))],
            "both filters look at the image itself");
        Wrong("lines of five", image =>
        [
            Same(image, Tensor.FromIndex([5, 5], at => at[1] == 2 ? 1 : 0)),
            Same(image, Tensor.FromIndex([5, 5], at => at[0] == 2 ? 1 : 0)),
        ], "your first filter holds: 5 numbers other than 0, in rows 1 to 5 and column 3, each 1.");
        Wrong("a diagonal", image => [Same(image, Tensor.FromIndex([7, 7], at => at[0] == at[1] ? 1 : 0)), Rows(image)],
            "7 numbers other than 0, in rows 0 to 6 and columns 0 to 6, each 1.", "slice 0");
        Wrong("half a line", image => [Columns(image), Same(image, Filter(row: 3) * Tensor.FromIndex([7, 7], at => at[1] > 0 ? 1 : 0))],
            "your second filter holds: 6 numbers other than 0, in row 3 and columns 1 to 6");
        Wrong("means of all", image => [Same(image, Tensor.Full([7, 7], 1 / 49f)), Same(image, Tensor.Full([7, 7], 1 / 49f))],
            "49 numbers other than 0");
        Wrong("the image in the place of a map", image => [Columns(image), image], "right but for slice 1 along axis 0, which is `image`");
        Wrong("another image", image => [Columns(Tensor.Ones([28, 28])), Rows(Tensor.Ones([28, 28]))],
            "Your result is the same whatever `image` is.");
        Wrong("the row alone beside the middle", image => [Columns(image), Same(image, Filter(row: 4))],
            "One of the two lines stands beside");
        Wrong("the column alone before the middle", image => [Same(image, Filter(column: 2)), Rows(image)],
            "One of the two lines stands beside");
        Wrong("exchanged and beside the middle", image => [Same(image, Filter(row: 4)), Same(image, Filter(column: 4))],
            "The maps are in the other order");
        Wrong("balanced", image => [Same(image, (7 * Filter(column: 3)) - 1), Same(image, (7 * Filter(row: 3)) - 1)],
            "Your filters add up to 0");
        Wrong("without padding, at the top left", image =>
        [
            image.CrossCorrelate(Filter(column: 3)).Pad(0, 6, 0, 6), image.CrossCorrelate(Filter(row: 3)).Pad(0, 6, 0, 6),
        ], "puts each value at the pixel that it belongs to");
        Wrong("padding of 7", image =>
        [
            image.CrossCorrelate(Filter(column: 3), padding: 7), image.CrossCorrelate(Filter(row: 3), padding: 7),
        ], "with 4 rows and 4 columns too many on every side", "around it");
        Wrong("the image twice", image => [image, image], "values differ", "Hint");
        Wrong("negated", image => [-Columns(image), -Rows(image)], "Your result is the expected one, negated.");
        Wrong("a batch", image => Tensor.Concat(0, Columns(image).Unsqueeze(0), Rows(image).Unsqueeze(0)).Unsqueeze(0),
            "has the right numbers in the right order, but in shape [1, 2,");
    }

    private static Tensor Filter(int row = -1, int column = -1) =>
        Tensor.FromIndex([7, 7], at => at[0] == row || at[1] == column ? 1 : 0);

    private static Tensor Cross() => Filter(3, 3);

    private static Tensor Same(Tensor image, Tensor filter) => image.CrossCorrelate(filter, padding: Padding.Same);

    private static Tensor Columns(Tensor image) => Same(image, Filter(column: 3));

    private static Tensor Rows(Tensor image) => Same(image, Filter(row: 3));

    private static Tensor Sums(Tensor image, int down, int right) => Tensor.FromIndex(image.Shape, at => Enumerable.Range(-3, 7)
        .Select(step => (Row: at[0] + (step * down), Column: at[1] + (step * right)))
        .Where(pixel => pixel.Row >= 0 && pixel.Row < image.Shape[0] && pixel.Column >= 0 && pixel.Column < image.Shape[1])
        .Sum(pixel => image[pixel.Row, pixel.Column]));
}
