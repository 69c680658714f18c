using CourseKit.Exercises.Convolution;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class DifferentiableCorrelationAnswers : AnswerBook<Func<Tensor, Tensor, Tensor>>
{
    public DifferentiableCorrelationAnswers()
        : base(new DifferentiableCorrelation())
    {
        Right("the library's own", (image, kernel) => image.CrossCorrelate(kernel));
        Right("every window by itself", (image, kernel) =>
        {
            var (h, w) = (kernel.Shape[0], kernel.Shape[1]);
            var (rows, columns) = (image.Shape[0] - h + 1, image.Shape[1] - w + 1);
            var values = Enumerable.Range(0, rows * columns).Select(at => Math.DivRem(at, columns))
                .Select(at => (image[at.Quotient..(at.Quotient + h), at.Remainder..(at.Remainder + w)] * kernel).Sum().Reshape(1));
            return Tensor.Concat(0, [.. values]).Reshape(rows, columns);
        });
        Wrong("value by value", (image, kernel) => Loops(image, kernel, (result, i, j, u, v) =>
            result[i, j] += image[i + u, j + v] * kernel[u, v]), "Add up whole tensors", "sign");
        Wrong("= instead of +=", (image, kernel) => Parts(image, kernel, (_, part, number) => part * number),
            "What became of the ones before?", "sign");
        Wrong("-= instead of +=", (image, kernel) => Parts(image, kernel, (sum, part, number) => sum - (part * number)),
            "Your result is the expected one, negated.", "flip");
        Wrong("the kernel as plain numbers", (image, kernel) => Parts(image, kernel.Detach(), (sum, part, number) => sum + (part * number)),
            "The values are right, but the way back to the kernel is cut.", "is a plain number");
        Wrong("the image as plain numbers", (image, kernel) => Parts(image.Detach(), kernel, (sum, part, number) => sum + (part * number)),
            "The values are right, but the way back to the image is cut.", "Take parts");
        Wrong("ends that stay", (image, kernel) =>
        {
            var (rows, columns) = (image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1);
            return Numbers(kernel).Aggregate(Tensor.Zeros([rows, columns]), (sum, at) =>
                sum + (image[at.U..rows, at.V..columns] * kernel[at.U..(at.U + 1), at.V..(at.V + 1)]));
        }, "where does it end when it starts at u?");
        Wrong("ends of one", (image, kernel) =>
        {
            var (rows, columns) = (image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1);
            return Numbers(kernel).Aggregate(Tensor.Zeros([rows, columns]), (sum, at) =>
                sum + (image[at.U..(at.U + rows), at.V..(at.V + columns)] * kernel[at.U..1, at.V..1]));
        }, "Where does a range of one row end that starts at u?");
        Wrong("u and v exchanged", (image, kernel) =>
        {
            var (rows, columns) = (image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1);
            return Numbers(kernel).Aggregate(Tensor.Zeros([rows, columns]), (sum, at) =>
                sum + (image[at.V..(at.V + rows), at.U..(at.U + columns)] * kernel[at.U..(at.U + 1), at.V..(at.V + 1)]));
        }, "multiplies `kernel[0, 1]` with `image[1, 0]`. It should meet `image[0, 1]`.");
        Wrong("detached at each turn", (image, kernel) => Parts(image, kernel, (sum, part, number) => sum.Detach() + (part * number)),
            "the sum so far is cut off at each turn");
        Wrong("added", (image, kernel) => Parts(image, kernel, (sum, part, number) => sum + part + number),
            "What has to be done with the two before the sum?");
        Wrong("a kernel of another cell", (image, kernel) => Parts(image, Tensor.Ones(kernel.Shape) * 1.5f, (sum, part, number) =>
            sum + (part * number)), "Does your code use the numbers of the `kernel` that it is given?");
        Wrong("flipped", (image, kernel) => Parts(image, kernel.Flip(0, 1), (sum, part, number) => sum + (part * number)),
            "leave the kernel as it is");
        Wrong("no kernel", (image, kernel) => Parts(image, kernel, (sum, part, _) => sum + part), "Where does the kernel come in?");
        Wrong("always the same part", (image, kernel) =>
        {
            var part = image[..(image.Shape[0] - kernel.Shape[0] + 1), ..(image.Shape[1] - kernel.Shape[1] + 1)];
            return Parts(image, kernel, (sum, _, number) => sum + (part * number));
        }, "Every number of the kernel meets the same part");
        Wrong("detached in the end", (image, kernel) => image.CrossCorrelate(kernel).Detach(),
            "the way back to the image and to the kernel is cut", "sign");
        Wrong("the kernel detached", (image, kernel) => image.CrossCorrelate(kernel.Detach()),
            "`Item()` and `Detach()` cut it", "is a plain");
        Wrong("the kernel detached and marked again", (image, kernel) => image.CrossCorrelate(kernel.Detach().RequireGrad()),
            "the way back to the kernel is cut", "is a plain");
        Wrong("the parts of the image detached", (image, kernel) =>
            Parts(image, kernel, (sum, part, number) => sum + (part.Detach() * number)), "the way back to the image is cut", "not pixels");
        Wrong("the kernel written to", (image, kernel) =>
        {
            var map = image.CrossCorrelate(kernel);
            kernel[0, 0] += 1;
            return map * 2;
        }, "Your code writes to `kernel`");
        Wrong("the mean", (image, kernel) => image.CrossCorrelate(kernel) / 6, "Your result is the expected one times 0.1667.");
        Wrong("squared", (image, kernel) => image.CrossCorrelate(kernel).Square(), "Your result is the expected one, squared.");
        Wrong("too large", (image, kernel) => image.CrossCorrelate(kernel, padding: Padding.Same), "too many");
        Wrong("nothing", (_, _) => null!, "received  null", "exception");
        Wrong("a loss", (image, kernel) => image.CrossCorrelate(kernel).Square().Sum(), "received", "exception");
        Wrong("a row of the kernel", (image, kernel) => Numbers(kernel).Aggregate(
                Tensor.Zeros([image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1]),
                (sum, at) => sum + (image[at.U..(at.U + sum.Shape[0]), at.V..(at.V + sum.Shape[1])] * kernel[at.U..(at.U + 1)])),
            "is a whole row of the kernel");
        Wrong("parts that are meant to include their end", (image, kernel) => Numbers(kernel).Aggregate(
                Tensor.Zeros([image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1]),
                (sum, at) => sum + (image[at.U..(at.U + sum.Shape[0] - 1), at.V..(at.V + sum.Shape[1] - 1)]
                    * kernel[at.U..(at.U + 1), at.V..(at.V + 1)])),
            "A range `a..b` ends before b");
        Wrong("half the gradient", (image, kernel) =>
            (image.CrossCorrelate(kernel) * 0.5f) + (image.CrossCorrelate(kernel).Detach() * 0.5f),
            "Your result is the expected one times 0.5.", "Hint");
    }

    private static IEnumerable<(int U, int V)> Numbers(Tensor kernel) =>
        from u in Enumerable.Range(0, kernel.Shape[0])
        from v in Enumerable.Range(0, kernel.Shape[1])
        select (u, v);

    private static Tensor Parts(Tensor image, Tensor kernel, Func<Tensor, Tensor, Tensor, Tensor> add)
    {
        var (rows, columns) = (image.Shape[0] - kernel.Shape[0] + 1, image.Shape[1] - kernel.Shape[1] + 1);
        var result = Tensor.Zeros([rows, columns]);
        for (var u = 0; u < kernel.Shape[0]; u++)
        {
            for (var v = 0; v < kernel.Shape[1]; v++)
            {
                result = add(result, image[u..(u + rows), v..(v + columns)], kernel[u..(u + 1), v..(v + 1)]);
            }
        }

        return result;
    }
}
