using CourseKit.Exercises.EfficientArchitectures;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Initialization;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Convolutions and gates of the learner's own among the library's layers.</summary>
public sealed class SeResNetUnitOwnLayersAnswers : AnswerBook<Func<int, Layer>>
{
    public SeResNetUnitOwnLayersAnswers()
        : base(new SeResNetUnit())
    {
        Right("an own convolution with the axes of Keras", maps => OfConvolutions(maps, [3, 3, maps, maps], weight =>
            weight.Permute(3, 2, 0, 1)));
        Right("an own convolution with a row for each filter", maps => OfConvolutions(maps, [maps, 9 * maps], weight =>
            weight.Reshape(maps, maps, 3, 3)));
        Right("an own gate", maps => Gated(maps, (x, gate) => x * gate(x.Mean(3).Mean(2)).Unsqueeze(2).Unsqueeze(3)));
        Wrong("windows turned", maps => OfConvolutions(maps, [maps, maps, 3, 3], weight => weight.Flip(2, 3)),
            "as if its windows were turned by 180°", "Which of its steps");
        Wrong("filters and channels exchanged", maps => OfConvolutions(maps, [maps, maps, 3, 3], weight => weight.Permute(1, 0, 2, 3)),
            "as if the window of filter i on map j were that of filter j on map i", "Which of its steps");
        Wrong("filters and channels exchanged, as in Keras", maps => OfConvolutions(maps, [3, 3, maps, maps], weight =>
            weight.Permute(2, 3, 0, 1)), "as if the window of filter i on map j were that of filter j on map i", "Which of its steps");
        Wrong("a factor for each row", maps => Gated(maps, (x, gate) =>
            x * gate(x.Mean(3).Permute(0, 2, 1)).Permute(0, 2, 1).Unsqueeze(3)), "differ from row to row");
        Wrong("a factor for each column", maps => Gated(maps, (x, gate) =>
            x * gate(x.Mean(2).Permute(0, 2, 1)).Permute(0, 2, 1).Unsqueeze(2)), "within one map these differ. A map has one factor");
        Wrong("the factors of image 0", maps => Gated(maps, (x, gate) =>
            x * gate(x.Mean(3).Mean(2))[..1].Unsqueeze(2).Unsqueeze(3)), "computes image 0 from image 0 alone", "at their edges");
        Wrong("divided by the number of images, too", maps => Gated(maps, (x, gate) =>
            x * gate(x.Mean(3).Mean(2) / x.Shape[0]).Unsqueeze(2).Unsqueeze(3)), "looks at several images", "does it average");
        Wrong("the sum for the mean", maps => Gated(maps, (x, gate) => x * gate(x.Sum(3).Sum(2)).Unsqueeze(2).Unsqueeze(3)),
            "comes to the sigmoid as it is", "in this order, too?");
    }

    private static Sequential OfConvolutions(int maps, Shape weight, Func<Tensor, Tensor> read) => new(
        new Residual(new Sequential(
            new OwnConvolution(weight, read), new BatchNorm2d(), new Relu(), new OwnConvolution(weight, read), new BatchNorm2d(),
            new SqueezeExcitation(maps, maps / 16))),
        new Relu());

    private static Sequential Gated(int maps, Func<Tensor, Func<Tensor, Tensor>, Tensor> weigh) => new(
        new Residual(new Sequential(
            new ConvNorm(maps, 3, activation: new Relu()), new ConvNorm(maps, 3), new OwnGate(maps / 16, weigh))),
        new Relu());

    private sealed class OwnConvolution(Shape weight, Func<Tensor, Tensor> read) : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override IEnumerable<ParameterSpec> Describe(Shape input) => [new("kernel", weight, Initializers.HeNormal)];

        protected override Tensor Forward(Tensor x) => x.Conv2d(read(this["kernel"]), padding: 1);
    }

    private sealed class OwnGate(int squeezed, Func<Tensor, Func<Tensor, Tensor>, Tensor> weigh) : Layer
    {
        public override Shape Infer(Shape input) => input;

        protected override IEnumerable<ParameterSpec> Describe(Shape input) =>
        [
            new("w1", [squeezed, input[1]], Initializers.Normal(0.1f)), new("b1", [squeezed], Initializers.Normal(0.1f)),
            new("w2", [input[1], squeezed], Initializers.Normal(0.1f)), new("b2", [input[1]], Initializers.Normal(0.1f)),
        ];

        protected override Tensor Forward(Tensor x) =>
            weigh(x, means => means.Linear(this["w1"], this["b1"]).Relu().Linear(this["w2"], this["b2"]).Sigmoid());
    }
}
