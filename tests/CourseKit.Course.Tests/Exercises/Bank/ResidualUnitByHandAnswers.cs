using CourseKit.Exercises.ResidualAndDenseConnections;
using CourseKit.Tensors;
using Unit = System.Func<
    CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, int, CourseKit.Tensors.Tensor>;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class ResidualUnitByHandAnswers : AnswerBook<Unit>
{
    public ResidualUnitByHandAnswers()
        : base(new ResidualUnitByHand())
    {
        Right("the maximum for the ReLU, and the shapes compared number by number", (x, first, second, projection, stride) =>
        {
            Tensor Positive(Tensor y) => y.Clamp(0, float.MaxValue);
            var f = Positive(x.Conv2d(first, stride: stride, padding: 1)).Conv2d(second, padding: 1);
            var isSame = f.Shape[1] == x.Shape[1] && stride == 1;
            return Positive((isSame ? x : x.Conv2d(projection, stride: stride)) + f);
        });
        Right("the channels that change or the stride", (x, first, second, projection, stride) =>
        {
            var z = x.Conv2d(first, null, stride, 1).Relu();
            z = z.Conv2d(second, null, 1, 1);
            return stride > 1 || first.Shape[0] != x.Shape[1] ? (z + x.Conv2d(projection, null, stride)).Relu() : (z + x).Relu();
        });
        Wrong("x behind the last ReLU", (x, first, second, projection, stride) =>
            F(x, first, second, stride).Relu() + Skip(x, first, projection, stride), "has its last ReLU on f(x) alone");
        Wrong("a plain unit", (x, first, second, _, stride) => F(x, first, second, stride).Relu(), "Where does x come in a second time?");
        Wrong("the sum alone", (x, first, second, projection, stride) =>
            F(x, first, second, stride) + Skip(x, first, projection, stride), "What does the drawing have behind the +?");
        Wrong("always a projection", (x, first, second, projection, stride) =>
            (F(x, first, second, stride) + x.Conv2d(projection, stride: stride)).Relu(), "even where f(x) has its shape");
        Wrong("never a projection", (x, first, second, _, stride) => (F(x, first, second, stride) + x).Relu(),
            "Where it has another one, what brings x into that shape?", "stride is 2");
        Wrong("the stride forgotten on the skip", (x, first, second, projection, stride) =>
            (F(x, first, second, stride) + (stride == 1 && first.Shape[0] == x.Shape[1] ? x : x.Conv2d(projection))).Relu(),
            "your projection gives maps as large as x");
        Wrong("the stride forgotten in f", (x, first, second, projection, stride) =>
            (F(x, first, second, 1) + Skip(x, first, projection, stride)).Relu(), "as large as x for every `stride`");
        Wrong("the stride on the second", (x, first, second, projection, stride) =>
            (x.Conv2d(first, padding: 1).Relu().Conv2d(second, stride: stride, padding: 1) + Skip(x, first, projection, stride)).Relu(),
            "it is the first convolution that moves by `stride`");
        Wrong("no padding", (x, first, second, projection, stride) =>
            (x.Conv2d(first, stride: stride).Relu().Conv2d(second) + Skip(x, first, projection, stride)).Relu(),
            "each 3×3 takes a frame of one pixel off");
        Wrong("no ReLU inside", (x, first, second, projection, stride) =>
            (x.Conv2d(first, stride: stride, padding: 1).Conv2d(second, padding: 1) + Skip(x, first, projection, stride)).Relu(),
            "are one convolution with a larger window");
        Wrong("put together", (x, first, second, projection, stride) =>
            Tensor.Concat(1, F(x, first, second, stride), Skip(x, first, projection, stride)).Relu(), "Which operation keeps their " +
                "number?");
        Wrong("the skip first among the channels", (x, first, second, projection, stride) =>
            Tensor.Concat(1, Skip(x, first, projection, stride), F(x, first, second, stride)).Relu(), "shape", "frame of one pixel");
        Wrong("residue learned as h", (x, first, second, projection, stride) =>
            (F(x, first, second, stride) - Skip(x, first, projection, stride)).Relu(), "What is h(x) then?");
        Wrong("three convolutions", (x, first, second, projection, stride) =>
            (F(x, first, second, stride).Relu().Conv2d(second, padding: 1) + Skip(x, first, projection, stride)).Relu(),
            "With the pixel `[[[[2]]]]`");
        Wrong("a leaky ReLU", (x, first, second, projection, stride) =>
            (x.Conv2d(first, stride: stride, padding: 1).LeakyRelu().Conv2d(second, padding: 1)
                + Skip(x, first, projection, stride)).Relu(), "With the pixel `[[[[2]]]]` and filters with −0.5 and 1.5 in the middle");
        Wrong("the condition turned round", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (x.Shape != f.Shape ? x : x.Conv2d(projection, stride: stride))).Relu() : x, "Which way round is the condition?",
            "Your unit is right where");
        Wrong("a projection with a stride of 2", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (x.Shape == f.Shape ? x : x.Conv2d(projection, stride: 2))).Relu() : x, "whatever `stride` is?", "Compare whole shapes");
        Wrong("a projection with padding", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (x.Shape == f.Shape ? x : x.Conv2d(projection, stride: stride, padding: 1))).Relu() : x,
            "How much padding does a window of one pixel need?", "what brings x");
        Wrong("from the middle", (x, first, second, _, stride) =>
            x.Conv2d(first, stride: stride, padding: 1).Relu() is var a ? (a.Conv2d(second, padding: 1) + a).Relu() : x,
            "Where does the line in the drawing start?", "whatever `projection` is");
        Wrong("from the middle where shapes are the same", (x, first, second, projection, stride) =>
            x.Conv2d(first, stride: stride, padding: 1).Relu() is var a && a.Conv2d(second, padding: 1) is var f
                ? (f + (f.Shape == x.Shape ? a : x.Conv2d(projection, stride: stride))).Relu() : x,
            "Where does the line in the drawing start?");
        Wrong("a ReLU on the projection", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (x.Shape == f.Shape ? x : x.Conv2d(projection, stride: stride).Relu())).Relu() : x, "Your projection has a ReLU");
        Wrong("the first filters twice", (x, first, _, projection, stride) => F(x, first, first, stride) is var f
            ? (f + Skip(x, first, projection, stride)).Relu() : x, "Both of your convolutions have the filters `first`");
        Wrong("pixels left out", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (x.Shape == f.Shape ? x : x.Shape[1] == f.Shape[1] ? x.MaxPool2d(1, stride: stride)
                : x.Conv2d(projection, stride: stride))).Relu() : x, "you take pixels of x as they are");
        Wrong("f(x) projected", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (x.Shape == f.Shape ? x : f.Conv2d(projection))).Relu() : x, "Your projection works on f(x)");
        Wrong("a projection and a mean", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (x.Shape == f.Shape ? x : x.Conv2d(projection).AvgPool2d(stride))).Relu() : x, "By how much does the 1×1 move?");
        Wrong("a sigmoid", (x, first, second, projection, stride) =>
            (x.Conv2d(first, stride: stride, padding: 1).Sigmoid().Conv2d(second, padding: 1)
                + Skip(x, first, projection, stride)).Relu(), "You have a sigmoid between");
        Wrong("number by number", (x, first, second, projection, stride) =>
            (Loops(Loops(x, first, stride, 1).Relu(), second, 1, 1) + Skip(x, first, projection, stride)).Relu(),
            "no gradient comes back to `first`");
        Wrong("x of one map added to several", (x, first, second, projection, stride) =>
        {
            var f = F(x, first, second, stride);
            try
            {
                return (x + f).Relu();
            }
            catch (ShapeException)
            {
                return (f + x.Conv2d(projection, stride: stride)).Relu();
            }
        }, "Where x is a single map and f(x) has several");
        Wrong("the stride as padding too", (x, first, second, projection, stride) =>
            (x.Conv2d(first, null, stride, stride).Relu().Conv2d(second, padding: 1) + Skip(x, first, projection, stride)).Relu(),
            "has `stride` as its padding");
        Wrong("stride and padding exchanged", (x, first, second, projection, stride) =>
            (x.Conv2d(first, null, 1, stride).Relu().Conv2d(second, padding: 1) + Skip(x, first, projection, stride)).Relu(),
            "has `stride` as its padding");
        Wrong("pixels left out at the end", (x, first, second, projection, stride) => F(x, first, second, 1) is var f
            ? (f + (x.Shape == f.Shape ? x : x.Conv2d(projection))).Relu().MaxPool2d(1, stride) : x,
            "it is the first convolution that moves by `stride`");
        Wrong("filters turned round", (x, first, second, projection, stride) =>
            (F(x, first.Flip(2, 3), second.Flip(2, 3), stride) + Skip(x, first, projection, stride)).Relu(),
            "Your filters are turned by 180°");
        Wrong("a maximum in front of the projection", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (x.Shape == f.Shape ? x : x.MaxPool2d(stride).Conv2d(projection))).Relu() : x,
            "a pooling takes the largest of each window");
        Wrong("with normalization", (x, first, second, projection, stride) => (x.Conv2d(first, stride: stride, padding: 1)
                .BatchNorm(null, null, Tensor.Zeros([first.Shape[0]]), Tensor.Ones([first.Shape[0]]), training: true).Relu()
                .Conv2d(second, padding: 1) + Skip(x, first, projection, stride)).Relu(),
            "There is a normalization in your f(x)", "exception");
        Wrong("a projection for both alone", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (stride > 1 && x.Shape[1] != f.Shape[1] ? x.Conv2d(projection, stride: stride) : x)).Relu() : x,
            "Compare whole shapes", "your projection gives maps as large as x");
        Wrong("the maximum of windows that reach over the end, projected", (x, first, second, projection, stride) =>
            (F(x, first, second, stride) + (stride == 1 && first.Shape[0] == x.Shape[1]
                ? x : x.MaxPool2d(stride, ceilMode: true).Conv2d(projection))).Relu(), "a projection with 1 for the first map");
        Wrong("a projection cut to size", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (f.Shape == x.Shape ? x : x.Conv2d(projection)[.., .., ..f.Shape[2], ..f.Shape[3]])).Relu() : x,
            "the result should be `[[[[1, 3, 5], [11, 13, 15]], [[2, 6, 10], [22, 26, 30]]]]`");
        Wrong("the skip connection detached", (x, first, second, projection, stride) =>
            (F(x, first, second, stride) + Skip(x.Detach(), first, projection, stride)).Relu(),
            "no gradient comes back along the skip connection", "`first`");
        Wrong("a normalization of one's own", (x, first, second, projection, stride) =>
            (Scaled(x.Conv2d(first, stride: stride, padding: 1)).Relu().Conv2d(second, padding: 1)
                + Skip(x, first, projection, stride)).Relu(), "There is a normalization in your f(x)", "NaN");
        Wrong("the first filters copied", (x, first, second, projection, stride) =>
            (F(x, Copied(first), second, stride) + Skip(x, first, projection, stride)).Relu(),
            "no gradient comes back to `first`");
        Wrong("the second filters copied", (x, first, second, projection, stride) =>
            (F(x, first, Copied(second), stride) + Skip(x, first, projection, stride)).Relu(),
            "no gradient comes back to `second`", "`first`");
        Wrong("the projection's filters copied", (x, first, second, projection, stride) =>
            (F(x, first, second, stride) + Skip(x, first, Copied(projection), stride)).Relu(),
            "no gradient comes back to `projection`", "`first`");
        Wrong("what the projection gives copied", (x, first, second, projection, stride) =>
            (F(x, first, second, stride) + (Skip(x, first, projection, stride) is var skip && skip.Shape == x.Shape
                ? skip : Copied(skip))).Relu(), "no gradient comes back to `projection`", "`first`");
        Wrong("x copied in front of the projection", (x, first, second, projection, stride) =>
            (F(x, first, second, stride) + (stride == 1 && first.Shape[0] == x.Shape[1]
                ? x : Copied(x).Conv2d(projection, stride: stride))).Relu(), "no gradient comes back along the skip connection", "`first`");
        Wrong("numbers counted in the place of shapes", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (x.Shape.Elements == f.Shape.Elements ? x : x.Conv2d(projection, stride: stride))).Relu() : x,
            "Where x has the shape [1, 1, 4, 2], f(x) has [1, 4, 2, 1]", "what brings x");
        Wrong("columns not compared", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (x.Shape[1] == f.Shape[1] && x.Shape[2] == f.Shape[2] ? x : x.Conv2d(projection, stride: stride))).Relu() : x,
            "Where x has the shape [1, 2, 1, 4], f(x) has [1, 2, 1, 2]", "what brings x");
        Wrong("rows not compared", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (x.Shape[1] == f.Shape[1] && x.Shape[3] == f.Shape[3] ? x : x.Conv2d(projection, stride: stride))).Relu() : x,
            "Where x has the shape [1, 2, 4, 1], f(x) has [1, 2, 2, 1]", "what brings x");
        Wrong("at most 255", (x, first, second, projection, stride) =>
            (F(x, first, second, stride) + Skip(x, first, projection, stride)).Clamp(0, 255),
            "With the pixel `[[[[2000]]]]` and filters with 0.5 and 1.5 in the middle, the result should be `[[[[3500]]]]`");
        Wrong("*same* padding", (x, first, second, projection, stride) =>
            (x.Conv2d(first, stride: stride, padding: Padding.Same).Relu().Conv2d(second, padding: 1)
                + Skip(x, first, projection, stride)).Relu(), "`Padding.Same` puts no zeros in front");
        Wrong("a pooling for the stride", (x, first, second, projection, stride) =>
            (x.Conv2d(first, padding: 1).Relu().MaxPool2d(stride, ceilMode: true).Conv2d(second, padding: 1)
                + Skip(x, first, projection, stride)).Relu(), "a pooling takes the largest of each window. What moves by `stride`");
        Wrong("a mean for the stride", (x, first, second, projection, stride) =>
            (x.Conv2d(first, padding: 1).AvgPool2d(stride, ceilMode: true).Relu().Conv2d(second, padding: 1)
                + Skip(x, first, projection, stride)).Relu(), "filters with 1 in the middle and a projection of 0");
        Wrong("both convolutions on x", (x, first, second, projection, stride) =>
            (x.Conv2d(first, stride: stride, padding: 1).Relu() + x.Conv2d(second, stride: stride, padding: 1)
                + Skip(x, first, projection, stride)).Relu(), "What does the second convolution get in the drawing?");
        Wrong("a padding of 2 in the first alone", (x, first, second, projection, stride) => x.Conv2d(first, stride: stride, padding: 2)
                .Relu().Conv2d(second) is var f
            ? (f + (f.Shape == x.Shape ? x : x.Conv2d(projection, stride: stride))).Relu() : x,
            "Which padding does the question give each of them?");
        Wrong("the mean taken away", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f - f.Mean() + Skip(x, first, projection, stride)).Relu() : x, "There is a normalization in your f(x)");
        Wrong("the larger one of the two", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            && Skip(x, first, projection, stride) is var skip ? (skip + (f - skip).Relu()).Relu() : x,
            "the result should be `[[[[3.5]]]]`. Received: `[[[[2]]]]`", "normalization");
        Wrong("a stride by the number of maps", (x, first, second, projection, stride) => F(
                x, first, second, first.Shape[0] == x.Shape[1] ? 1 : 2) is var f
            ? (f + (f.Shape == x.Shape ? x : x.Conv2d(projection, stride: stride))).Relu() : x, "or by a number of its own?");
        Wrong("a projection for a stride or more maps", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (stride > 1 || f.Shape[1] > x.Shape[1] ? x.Conv2d(projection, stride: stride) : x)).Relu() : x,
            "Where f(x) has fewer maps than x, you add x as it is", "what brings x");
        Wrong("a mean in the place of the projection", (x, first, second, _, stride) => F(x, first, second, stride) is var f
            ? (f + (f.Shape == x.Shape ? x : x.AvgPool2d(stride, stride))).Relu() : x, "it makes no use of `projection`",
            "your code is right");
        Wrong("a ReLU in front of the projection", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (f.Shape == x.Shape ? x : x.Relu().Conv2d(projection, stride: stride))).Relu() : x,
            "Your projection gets x behind a ReLU");
        Wrong("a projection and a maximum", (x, first, second, projection, stride) => F(x, first, second, stride) is var f
            ? (f + (f.Shape == x.Shape ? x : x.Conv2d(projection).MaxPool2d(stride, stride))).Relu() : x,
            "a pooling behind it takes the largest of each window", "Which parts of the shapes do you compare?");
        Wrong("ReLUs number by number", (x, first, second, projection, stride) =>
            (Copied(x.Conv2d(first, stride: stride, padding: 1).Relu()).Conv2d(second, padding: 1)
                + Skip(x, first, projection, stride)).Relu(), "Is each step such an operation, the ReLUs too?",
            "through your convolutions");
        Wrong("a ReLU whose result is thrown away", (x, first, second, projection, stride) =>
        {
            var y = x.Conv2d(first, stride: stride, padding: 1);
            y.Relu();
            return (y.Conv2d(second, padding: 1) + Skip(x, first, projection, stride)).Relu();
        }, "is what it returns handed on?");
        Wrong("nothing", (_, _, _, _, _) => null!, "Nothing came back: the result is null.");
    }

    /// <summary>A convolution whose numbers are computed one by one, so that no gradient passes.</summary>
    private static Tensor Loops(Tensor x, Tensor filters, int stride, int padding) => Tensor.FromIndex(
        x.Conv2d(filters, stride: stride, padding: padding).Shape, at =>
        {
            var sum = 0f;
            for (var c = 0; c < x.Shape[1]; c++)
            {
                for (var u = 0; u < 3; u++)
                {
                    for (var v = 0; v < 3; v++)
                    {
                        var (row, column) = ((at[2] * stride) + u - padding, (at[3] * stride) + v - padding);
                        sum += row < 0 || column < 0 || row >= x.Shape[2] || column >= x.Shape[3] ? 0
                            : x[at[0], c, row, column] * filters[at[1], c, u, v];
                    }
                }
            }

            return sum;
        });

    /// <summary>The same numbers, through which no gradient passes.</summary>
    private static Tensor Copied(Tensor x) => Tensor.From(x.Shape, x.ToArray());

    /// <summary>Maps divided by their own spread.</summary>
    private static Tensor Scaled(Tensor maps) =>
        maps / maps.Square().Mean(0, keepAxis: true).Mean(2, keepAxis: true).Mean(3, keepAxis: true).Sqrt();

    private static Tensor F(Tensor x, Tensor first, Tensor second, int stride) =>
        x.Conv2d(first, stride: stride, padding: 1).Relu().Conv2d(second, padding: 1);

    private static Tensor Skip(Tensor x, Tensor first, Tensor projection, int stride) =>
        stride == 1 && first.Shape[0] == x.Shape[1] ? x : x.Conv2d(projection, stride: stride);
}
