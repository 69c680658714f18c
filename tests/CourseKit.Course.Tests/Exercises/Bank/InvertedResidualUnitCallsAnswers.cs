using CourseKit.Exercises.EfficientArchitectures;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Functions whose calls depend on each other by a variable outside of them.</summary>
public sealed class InvertedResidualUnitCallsAnswers : AnswerBook<Func<int, int, Layer>>
{
    public InvertedResidualUnitCallsAnswers()
        : base(new InvertedResidualUnit())
    {
        var convolution = new Conv2d(144, kernel: 1, bias: false);
        Wrong("one convolution for all units", (filters, stride) => Joined(filters, stride,
            [convolution, new BatchNorm2d(), new Relu6(), .. Body(filters, stride)[1..]]),
            "The units of two calls share one `Conv2d(144");
        var norm = new BatchNorm2d();
        Wrong("one normalization for all units", (filters, stride) => Joined(filters, stride,
            [new Conv2d(144, kernel: 1, bias: false), norm, new Relu6(), .. Body(filters, stride)[1..]]),
            "The units of two calls share one `BatchNorm2d()`", "as the scale of a normalization");
        List<NamedLayer> grown = [];
        Wrong("a list that grows", (filters, stride) =>
        {
            grown.AddRange(Body(filters, stride));
            return Joined(filters, stride, [.. grown]);
        }, "Called twice with (24, 1), your function gives two different units", "Where do stride and padding");
        Dictionary<int, Layer> known = [];
        Wrong("one unit for each number of filters", (filters, stride) => known.TryGetValue(filters, out var unit) ? unit
            : known[filters] = Joined(filters, stride, Body(filters, stride)), "your function gives one and the same unit");
        Layer? first = null;
        Wrong("the first unit for all", (filters, stride) => first ??= Joined(filters, stride, Body(filters, stride)),
            "your function gives one and the same unit", "Which stride is asked for?");
    }

    private static Layer Joined(int filters, int stride, NamedLayer[] body) =>
        filters == 24 && stride == 1 ? new Residual(new Sequential(body)) : new Sequential(body);

    private static NamedLayer[] Body(int filters, int stride) =>
    [
        new ConvNorm(144, 1, activation: new Relu6()), new ConvNorm(144, 3, stride, groups: 144, activation: new Relu6()),
        new ConvNorm(filters, 1),
    ];
}
