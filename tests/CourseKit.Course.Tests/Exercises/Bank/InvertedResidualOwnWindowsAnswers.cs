using CourseKit.Exercises.EfficientArchitectures;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Depth-wise convolutions of the learner's own, with weights of many layouts.</summary>
public sealed class InvertedResidualOwnWindowsAnswers : AnswerBook<Func<int, int, Layer>>
{
    public InvertedResidualOwnWindowsAnswers()
        : base(new InvertedResidualUnit())
    {
        Right("shifted products, [144, 3, 3]", (filters, stride) => Unit(filters, stride, [144, 3, 3], weight => weight));
        Right("shifted products, [144, 9]", (filters, stride) => Unit(filters, stride, [144, 9], weight => weight));
        Right("shifted products, [9, 144]", (filters, stride) => Unit(filters, stride, [9, 144], weight => weight.Transpose()));
        Right("shifted products, as in Keras", (filters, stride) => Unit(filters, stride, [3, 3, 144, 1], weight =>
            weight.Permute(2, 3, 0, 1)));
        Right("shifted products, a channel in front", (filters, stride) => Unit(filters, stride, [1, 144, 3, 3], weight => weight));
        Wrong("windows turned", (filters, stride) => Unit(filters, stride, [144, 3, 3], weight => weight.Flip(1, 2)),
            "as if its windows were turned by 180°");
        Wrong("windows turned, as in Keras", (filters, stride) => Unit(filters, stride, [3, 3, 144, 1], weight =>
            weight.Flip(0, 1).Permute(2, 3, 0, 1)), "as if its windows were turned by 180°");
        Wrong("one window for all maps", (filters, stride) => Unit(filters, stride, [144, 1, 3, 3], weight =>
            weight[..1].Expand([144, 1, 3, 3])), "as if all filters had the windows of the first");
    }

    private static Layer Unit(int filters, int stride, Shape weight, Func<Tensor, Tensor> read)
    {
        var body = new Sequential(new ConvNorm(144, 1, activation: new Relu6()), new Shifted(stride, weight, read), new BatchNorm2d(),
            new Relu6(), new ConvNorm(filters, 1));
        return filters == 24 && stride == 1 ? new Residual(body) : body;
    }

    private sealed class Shifted(int stride, Shape weight, Func<Tensor, Tensor> read) : Layer
    {
        public override Shape Infer(Shape input) =>
            [input[0], input[1], ((input[2] - 1) / stride) + 1, ((input[3] - 1) / stride) + 1];

        protected override IEnumerable<ParameterSpec> Describe(Shape input) => [new("weight", weight, Initializers.KaimingDefault)];

        protected override Tensor Forward(Tensor x)
        {
            var (maps, height, width) = (x.Shape[1], x.Shape[2], x.Shape[3]);
            var (padded, windows) = (x.Pad(1, 1, 1, 1), read(this["weight"]).Reshape(maps, 3, 3));
            var sum = Tensor.Zeros(x.Shape);
            for (var u = 0; u < 3; u++)
            {
                for (var v = 0; v < 3; v++)
                {
                    sum += padded[.., .., u..(u + height), v..(v + width)]
                        * windows[.., u..(u + 1), v..(v + 1)].Reshape(1, maps, 1, 1);
                }
            }

            return sum.IndexSelect(2, Steps(height)).IndexSelect(3, Steps(width));
        }

        private int[] Steps(int length) => [.. Enumerable.Range(0, ((length - 1) / stride) + 1).Select(step => step * stride)];
    }
}
