using CourseKit.Exercises.ResidualAndDenseConnections;
using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class BottleneckStageAnswers : AnswerBook<Func<int, Layer>>
{
    public BottleneckStageAnswers()
        : base(new BottleneckStage())
    {
        Right("a function for a unit, in a loop", maps => Stage(maps));
        Right("each unit by hand", maps => new Sequential(Enumerable.Range(0, 4).Select(number => (NamedLayer)ByHand(maps, number == 0))));
        Wrong("the library's stage", _ => ResNet.ResNet50.Network().Children.Single(child => child.Name == "layer2").Layer,
            "`ResNet50` is not for this exercise");
        Wrong("1×1, 1×1, 1×1", maps => Stage(maps, middle: 1), "A book prints it like that");
        Wrong("wide first", maps => Stage(maps, first: 4), "The first 1×1 is to make the maps fewer");
        Wrong("wide in the middle", maps => Stage(maps, second: 4), "Where is the bottle narrow then?");
        Wrong("not wide at the end", maps => Stage(maps, third: 1), "How many does the last 1×1 make?");
        Wrong("the stride on the first", maps => Stage(maps, strided: 0), "That is how the authors had it");
        Wrong("the stride on the last", maps => Stage(maps, strided: 2), "so the 3×3 works on maps of full size");
        Wrong("no stride in f", maps => Stage(maps, strided: 3), "which two windows have to move by 2?");
        Wrong("a projection in each unit", maps => Stage(maps, projects: _ => true), "You have a 1×1 convolution on every skip connection");
        Wrong("no projection", maps => Stage(maps, projects: _ => false), "What brings it into the shape of f(x)?");
        Wrong("128 and 512 written out", _ => Stage(128), "Where is a number written out that has to follow", "biases");
        Wrong("512 written out", maps => Stage(maps, widened: 512), "Where is a number written out that has to follow", "biases");
        Wrong("no stride at all", maps => Stage(maps, strided: 3, skipStride: 1), "No convolution in your units moves by 2",
            "Your last 1×1 has the stride");
        Wrong("no padding", maps => Stage(maps, padding: 0), "have all of yours a padding of 1?", "move by 2");
        Wrong("1×1, 1×1, 3×3", maps => Stage(maps, middle: 1, last: 3), "another one of the three convolutions has it", "A book prints it");
        Wrong("ReLU, then normalization", maps => new Sequential(Enumerable.Range(0, 4).SelectMany(number => (NamedLayer[])
            [
                new Residual(new Sequential(
                    new Conv2d(maps, 1, bias: false), new Relu(), new BatchNorm2d(),
                    new Conv2d(maps, 3, number == 0 ? 2 : 1, padding: 1, bias: false), new Relu(), new BatchNorm2d(),
                    new ConvNorm(4 * maps, 1)), number == 0 ? new ConvNorm(4 * maps, 1, 2) : null!),
                new Relu(),
            ])), "Which of the two comes first", "if nothing stands between");
        Wrong("units of two 3×3", maps => new Sequential(Enumerable.Range(0, 4).SelectMany(number => (NamedLayer[])
            [
                new Residual(new Sequential(new ConvNorm(maps, 3, number == 0 ? 2 : 1, activation: new Relu()), new ConvNorm(maps, 3)),
                    number == 0 ? new ConvNorm(maps, 1, 2) : null!),
                new Relu(),
            ])), "Which three convolutions are in a bottleneck?");
        Wrong("three units", maps => Stage(maps, count: 3), "conv3_x: Rows 1 to 3 are right. Row 4, «conv3_x, unit 4 of 4»");
        Wrong("no ReLU behind the 3×3", maps => Stage(maps, bendsSecond: false),
            "Row 1, «conv3_x, unit 1 of 4»: `Relu` is missing; your network goes on with `Conv2d(512, kernel 1, no bias)`.");
        Wrong("the first unit alone", maps => Stage(maps, count: 1), "Row 1 is right", "every skip connection");
        Wrong("dropout between units", maps => new Sequential(
            [.. Stage(maps).Children.Take(4), new Dropout(0.2f), .. Stage(maps).Children.Skip(4)]), "the table has no `Dropout(0.2)`");
        Wrong("the first unit without a skip connection", maps => new Sequential(
            [((Residual)Stage(maps).Children[0].Layer).Children[0], .. Stage(maps).Children.Skip(1)]),
            "What is added to the f(x) of unit 1?", "another one of the three convolutions");
        Wrong("a convolution in front", maps => new Sequential([new ConvNorm(256, 1, activation: new Relu()), .. Stage(maps).Children]),
            "stands in front of unit 1", "another one of the three convolutions");
        Wrong("the projection in front of unit 1", maps => new Sequential(
            [new ConvNorm(4 * maps, 1, 2), .. Stage(maps, strided: 3, projects: _ => false).Children]),
            "in place of the skip connection?", "another one of the three convolutions");
        Wrong("padding everywhere", maps => new Sequential(
            [.. Enumerable.Range(0, 4).SelectMany(number => (NamedLayer[])[new Residual(
                new Sequential(Padded(maps, 1), new BatchNorm2d(), new Relu(), Padded(maps, 3, number == 0 ? 2 : 1), new BatchNorm2d(),
                    new Relu(), Padded(4 * maps, 1), new BatchNorm2d()),
                number == 0 ? new Sequential(Padded(4 * maps, 1, 2), new BatchNorm2d()) : null!), new Relu()])]),
            "A 1×1 of yours has padding", "takes a frame off");
        Wrong("the projection with maps filters", maps => new Sequential(
            [new Residual(((Residual)Stage(maps).Children[0].Layer).Children[0].Layer, new ConvNorm(maps, 1, 2)), new Relu(),
                .. Stage(maps).Children.Skip(2)]), "How many filters has the 1×1 on the skip connection of unit 1?");
        Wrong("a skip connection around the 3×3 alone", maps => new Sequential(Enumerable.Range(0, 4).SelectMany(number => (NamedLayer[])
            [
                new ConvNorm(maps, 1, activation: new Relu()),
                new Residual(new ConvNorm(maps, 3, number == 0 ? 2 : 1), number == 0 ? new ConvNorm(maps, 1, 2) : null!), new Relu(),
                new ConvNorm(4 * maps, 1, activation: new Relu()),
            ])), "goes around one convolution, 3×3", "another one of the three convolutions");
        Wrong("the first 1×1 forgotten", maps => new Sequential(Enumerable.Range(0, 4).SelectMany(number => (NamedLayer[])
            [
                new Residual(new Sequential(new ConvNorm(maps, 3, number == 0 ? 2 : 1, activation: new Relu()), new ConvNorm(4 * maps, 1)),
                    number == 0 ? new ConvNorm(4 * maps, 1, 2) : null!),
                new Relu(),
            ])), "goes around 2 convolutions, 3×3, 1×1", "two 3×3");
        Wrong("one skip connection around all units", maps => new Sequential(
            new Residual(new Sequential(Stage(maps).Children.Where(child => child.Layer is Residual)
                .Select(child => ((Residual)child.Layer).Children[0])), new ConvNorm(4 * maps, 1, 2)), new Relu()),
            "goes around 12 convolutions", "if nothing stands between");
        Wrong("branches", maps => new Sequential(Stage(maps).Children.SelectMany(child => child.Layer is Residual unit
            ? (NamedLayer[])[new Branches(unit.Children[0], unit.Children.Count > 1 ? unit.Children[1] : new Identity())] : [child])),
            "Which block adds them?", "plain network");
        Wrong("kernel and filters exchanged", maps => new Sequential(Enumerable.Range(0, 4).SelectMany(number => (NamedLayer[])
            [
                new Residual(new Sequential(new ConvNorm(maps, 1, activation: new Relu()),
                    new ConvNorm(3, maps, number == 0 ? 2 : 1, activation: new Relu()), new ConvNorm(4 * maps, 1)),
                    number == 0 ? new ConvNorm(4 * maps, 1, 2) : null!),
                new Relu(),
            ])), "has 3 filters with windows of 128×128 pixels");
        Wrong("the halving unit at the end", maps => new Sequential(Stage(maps).Children.Skip(2).Concat(Stage(maps).Children.Take(2))),
            "Which unit changes the shape, by the table?");
        Wrong("two 3×3 in a unit", maps => new Sequential(Enumerable.Range(0, 4).SelectMany(number => (NamedLayer[])
            [
                new Residual(new Sequential(new ConvNorm(maps, 1, activation: new Relu()),
                    new ConvNorm(maps, 3, number == 0 ? 2 : 1, activation: new Relu()), new ConvNorm(maps, 3, activation: new Relu()),
                    new ConvNorm(4 * maps, 1)), number == 0 ? new ConvNorm(4 * maps, 1, 2) : null!),
                new Relu(),
            ])), "goes around 4 convolutions, 1×1, 3×3, 3×3, 1×1", "in front of unit 1");
        Wrong("the projection's normalization first", maps => new Sequential(
            [
                new Residual(((Residual)Stage(maps).Children[0].Layer).Children[0].Layer,
                    new Sequential(new BatchNorm2d(), new Conv2d(4 * maps, 1, 2, bias: false))),
                .. Stage(maps).Children.Skip(1),
            ]), "the same layers in another order", "is missing");
        Wrong("a stride of 2 in each unit", maps => Framed(_ => (maps, 2, true)), "How many units of a stage do, by the table?",
            "You have a 1×1 convolution on every skip connection");
        Wrong("a stride of 2 in each unit, a projection in the first", maps => Framed(number => (maps, 2, number == 0)),
            "which units halve rows and columns", "which two windows have to move by 2?");
        Wrong("twice as many filters behind unit 1", maps => Framed(
            number => (number == 0 ? maps : 2 * maps, number == 0 ? 2 : 1, number == 0)),
            "filters 256 instead of 128", "a projection on the skip connection");
        Wrong("four times as many filters behind unit 1", maps => Framed(
            number => (number == 0 ? maps : 4 * maps, number == 0 ? 2 : 1, number == 0)),
            "filters 512 instead of 128", "a projection on the skip connection");
        Wrong("a stride that has changed when the units are made", maps =>
        {
            var stride = 2;
            var units = Enumerable.Range(0, 4).Select(_ => (NamedLayer)Unit(maps, stride, stride > 1));
            stride = 1;
            return new Sequential(units);
        }, "No convolution in your units moves by 2", "What brings it into");
        Wrong("a number that happens to be 128", maps => Stage(maps, widened: maps / 3 * 4), "filters 168 instead of 512",
            "Where is a number written out");
        Wrong("nothing", _ => null!, "A network comes back for 128. Received: null.");
    }

    private static Conv2d Padded(int filters, int kernel, int stride = 1) => new(filters, kernel, stride, padding: 1, bias: false);

    private static Sequential Stage(
        int maps, int count = 4, int middle = 3, int first = 1, int second = 1, int third = 4, int strided = 1,
        Func<int, bool>? projects = null, bool bendsSecond = true, int? widened = null, int skipStride = 2, int padding = 1,
        int last = 1) =>
        new(
        Enumerable.Range(0, count).SelectMany(number =>
        {
            int Stride(int conv) => number == 0 && conv == strided ? 2 : 1;
            var wide = widened ?? third * maps;
            var body = new Sequential(
                new ConvNorm(first * maps, 1, Stride(0), activation: new Relu()),
                new Conv2d(second * maps, middle, Stride(1), padding: middle / 2 * padding, bias: false), new BatchNorm2d(),
                bendsSecond ? new Relu() : new Identity(),
                new ConvNorm(wide, last, Stride(2)));
            return (NamedLayer[])
            [
                new Residual(body, (projects ?? (at => at == 0))(number) ? new ConvNorm(wide, 1, number == 0 ? skipStride : 1) : null!),
                new Relu(),
            ];
        }));

    /// <summary>Four units, each with filters of its own, a stride, and a projection or none.</summary>
    private static Sequential Framed(Func<int, (int Maps, int Stride, bool Projects)> unit) => new(Enumerable.Range(0, 4).Select(unit)
        .Select(one => (NamedLayer)Unit(one.Maps, one.Stride, one.Projects)));

    private static Sequential Unit(int maps, int stride, bool projects) => new(
        new Residual(
            new Sequential(
                new ConvNorm(maps, 1, activation: new Relu()), new ConvNorm(maps, 3, stride, activation: new Relu()),
                new ConvNorm(4 * maps, 1)),
            projects ? new ConvNorm(4 * maps, 1, stride) : null!),
        new Relu());

    private static FunctionalBlock ByHand(int maps, bool isFirst)
    {
        NamedLayer[] Conv(int filters, int kernel, int stride = 1) =>
            [new Conv2d(filters, kernel, stride, padding: kernel / 2, bias: false), new BatchNorm2d()];
        var body = new Sequential(
            [.. Conv(maps, 1), new Relu(), .. Conv(maps, 3, isFirst ? 2 : 1), new Relu(), .. Conv(4 * maps, 1)]);
        var skip = isFirst ? new Sequential(Conv(4 * maps, 1, 2)) : new Sequential();
        return new FunctionalBlock([("skip", skip), ("body", body)], (net, x) =>
            net.Call(new Relu(), net.Call(new Add(), net.Call("skip", x), net.Call("body", x))));
    }
}
