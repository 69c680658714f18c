using CourseKit.Exercises.EfficientArchitectures;
using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Functions whose calls depend on each other by a variable outside of them.</summary>
public sealed class SeResNetUnitCallsAnswers : AnswerBook<Func<int, Layer>>
{
    public SeResNetUnitCallsAnswers()
        : base(new SeResNetUnit())
    {
        var relu = new Relu();
        Right("one ReLU for all units", maps => new Sequential(new Residual(new Sequential(
            [.. Branch(maps).Select(layer => layer.Layer is Relu ? relu : layer), new SqueezeExcitation(maps, maps / 16)])), relu));
        var norm = new BatchNorm2d();
        Wrong("one normalization for all units", maps => Unit(
            [.. Branch(maps)[..4], norm, new SqueezeExcitation(maps, maps / 16)]), "The units of two calls share one `BatchNorm2d()`",
            "scale of -");
        var convolution = new Conv2d(64, kernel: 3, padding: 1, bias: false);
        Wrong("one convolution for all units", maps => Unit(
            [convolution, .. Branch(maps)[1..], new SqueezeExcitation(maps, maps / 16)]), "The units of two calls share one `Conv2d(64");
        List<NamedLayer> grown = [];
        Wrong("a list that grows", maps =>
        {
            grown.AddRange([new ConvNorm(maps, 3, activation: new Relu()), new ConvNorm(maps, 3), new SqueezeExcitation(maps, maps / 16)]);
            return Unit([.. grown]);
        }, "Called twice with 64, your function gives two different units");
        Dictionary<int, Layer> known = [];
        Wrong("one unit for each number of maps", maps => known.TryGetValue(maps, out var unit) ? unit
            : known[maps] = Unit([.. Branch(maps), new SqueezeExcitation(maps, maps / 16)]), "your function gives one and the same unit");
        Dictionary<int, Layer> weighing = [];
        Wrong("one squeeze and excitation for each number of maps", maps =>
        {
            weighing.TryAdd(maps, new SqueezeExcitation(maps, maps / 16));
            return Unit([.. Branch(maps), weighing[maps]]);
        }, "The units of two calls share one `Conv2d(4");
        var filters = 0;
        Wrong("a number of filters that grows", maps =>
        {
            filters += maps;
            return Unit([.. Branch(filters), new SqueezeExcitation(filters, filters / 16)]);
        }, "Which variable that it changes is declared outside of it", "as many are to come out");
    }

    private static Sequential Unit(NamedLayer[] branch) => new(new Residual(new Sequential(branch)), new Relu());

    private static NamedLayer[] Branch(int maps) =>
    [
        new Conv2d(maps, kernel: 3, padding: 1, bias: false), new BatchNorm2d(), new Relu(),
        new Conv2d(maps, kernel: 3, padding: 1, bias: false), new BatchNorm2d(),
    ];
}
