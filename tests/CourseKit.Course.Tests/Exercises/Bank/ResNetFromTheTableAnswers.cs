using CourseKit.Exercises.ResidualAndDenseConnections;
using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class ResNetFromTheTableAnswers : AnswerBook<Func<int, Layer>>
{
    private static readonly Dictionary<int, int[]> Units = new()
    {
        [18] = [2, 2, 2, 2],
        [34] = [3, 4, 6, 3],
        [50] = [3, 4, 6, 3],
        [101] = [3, 4, 23, 3],
        [152] = [3, 8, 36, 3],
    };

    public ResNetFromTheTableAnswers()
        : base(new ResNetFromTheTable())
    {
        var maps = 64;
        Right("stages as blocks, the library's `ConvNorm`", depth => new Sequential(
        [
            new ConvNorm(64, 7, stride: 2, activation: new Relu()), new MaxPool2d(3, stride: 2, padding: 1),
            .. Units[depth].Select((count, stage) => (NamedLayer)new Sequential(Enumerable.Range(0, count).Select(number =>
                (NamedLayer)Unit(depth >= 50, 64 << stage, number > 0 || stage == 0 ? 1 : 2,
                    projects: number == 0 && (stage > 0 || depth >= 50))))),
            new AdaptiveAvgPool2d(), new Flatten(), new Linear(1000),
        ]));
        Wrong("the library's", depth => Architecture.Named($"resnet{depth}").Network(), "`Named` is not for this exercise", "Row");
        Wrong("the library's record", depth => new ResNet("mine", new Published(0), Units[depth], depth >= 50).Network(),
            "`ResNet` is not for this exercise", "Row");
        Wrong("ResNet-18 for all", _ => Network(18), "Where does your code look at `depth`?");
        Wrong("units of two in all", depth => Network(depth, isBottleneck: false), "From ResNet-50 on, a unit has three convolutions");
        Wrong("bottlenecks in all", depth => Network(depth, isBottleneck: true), "ResNet-18 and -34 have units of two 3×3");
        Wrong("the units of 50 in 101 and 152", depth => Network(depth is 18 ? 18 : depth is 34 ? 34 : 50),
            "ResNet-101 and -152 have the units of ResNet-50, and more of them");
        Wrong("8 units in conv3_x of 101", depth => Network(depth, units: depth == 101 ? [3, 8, 23, 3] : null),
            "ResNet-101: Rows 1 to 9 are right.", "exchanged");
        Wrong("35 units in conv4_x of 152", depth => Network(depth, units: depth == 152 ? [3, 8, 35, 3] : null),
            "ResNet-152: Rows 1 to 48 are right. Row 49, «conv4_x, unit 36 of 36»", "exchanged");
        Wrong("1×1, 1×1, 1×1, as a book prints it", depth => Network(depth, middle: 1), "A book prints it like that");
        Wrong("1×1, 1×1, 3×3", depth => Network(depth, middle: 1, last: 3), "another one of the three convolutions has it",
            "A book prints it");
        Wrong("four times as many filters in the 3×3", depth => Network(depth, widening: (1, 4, 4)), "Where is the bottle narrow then?");
        Wrong("no widening", depth => Network(depth, widening: (1, 1, 1)), "How many does the last 1×1 make?");
        Wrong("no projection in conv2_x", depth => Network(depth, projects: (stage, number) => number == 0 && stage > 0),
            "gets 64 maps and gives 256");
        Wrong("a projection in each stage", depth => Network(depth, projects: (_, number) => number == 0),
            "Does it need a projection?", "every skip connection");
        Wrong("the stride on the first 1×1", depth => Network(depth, stridesFirst: true), "That is how the authors had it");
        Wrong("no ReLU behind the sum", depth => new Sequential(Network(depth).Children.Select(child =>
            child.Layer is Sequential { Children: [{ Layer: Residual unit }, ..] } ? unit : child)), "Your units end with the sum");
        Wrong("dropout behind the scores", depth => new Sequential([.. Network(depth).Children, new Dropout()]),
            "the table has no `Dropout(0.5)`");
        Wrong("no stride in conv5_x", depth => Network(depth, halves: 3), "rows and columns are halved", "The first bottleneck");
        Wrong("128 to 1024 filters", depth => Network(depth, base0: 128), "it gets 64 maps and has 64 filters", "The first bottleneck");
        Wrong("narrow projections", depth => Network(depth, projection: 1), "the projection 256 filters?");
        Wrong("a ReLU at the end of f in bottlenecks", depth => Network(depth, bendsEnd: true),
            "your network has `Relu` behind `BatchNorm2d()`; the table goes on with `Conv2d(256, kernel 1, no bias)`, which gets what " +
            "`MaxPool2d(kernel 3, stride 2, padding 1)` gives.");
        Wrong("no normalization at the end of f", depth => Network(depth, normalizesEnd: false),
            "`BatchNorm2d()` is missing; your network goes on with `Conv2d(256, kernel 1, no bias)`, which gets what " +
            "`MaxPool2d(kernel 3, stride 2, padding 1)` gives.");
        Wrong("3×3, 1×1, 1×1", depth => Network(depth, middle: 1, front: 3), "another one of the three convolutions has it",
            "a unit has three convolutions");
        Wrong("half as many in the last 1×1", depth => Network(depth, widening: (1, 1, 2), fixedProjection: true),
            "How many filters has the last convolution of f", "as large");
        Wrong("projections with half as many filters", depth => Network(depth, projection: 2),
            "how many the 1×1 on the skip connection?", "as large");
        Wrong("32 filters in conv1", depth => new Sequential(
            [new Conv2d(32, 7, 2, padding: 3, bias: false), .. Network(depth).Children.Skip(1)]),
            "filters 32 instead of 64", "is a row left out");
        Wrong("filters that go on growing from call to call", depth => Framed(Units[depth].SelectMany((count, stage) =>
            {
                List<NamedLayer> units = [.. Enumerable.Range(0, count).Select(number => (NamedLayer)Unit(
                    depth >= 50, maps, number > 0 || stage == 0 ? 1 : 2, projects: number == 0 && (stage > 0 || depth >= 50)))];
                maps *= 2;
                return units;
            }).ToList()), "Which variable that it changes is declared outside of it");
        Wrong("units that are made when they are counted", depth =>
            {
                IEnumerable<NamedLayer> units = [];
                var (filters, stride) = (64, 1);
                foreach (var count in Units[depth])
                {
                    units = units.Concat(Enumerable.Range(0, count).Select(number => (NamedLayer)Unit(
                        depth >= 50, filters, number > 0 ? 1 : stride, projects: number == 0 && (stride > 1 || depth >= 50))));
                    (filters, stride) = (2 * filters, 2);
                }

                return Framed(units);
            }, "it is 1024 in yours. Is that the last value of a variable");
        Wrong("the last ReLU as the second of the block", depth => new Sequential(Network(depth).Children.Select(child =>
            child.Layer is Sequential { Children: [{ Layer: Residual unit }, ..] }
                ? new Residual(unit.Children[0], unit.Children.Count > 1 ? new Sequential(unit.Children[1], new Relu()) : new Relu())
                : child)), "Where does the ReLU stand in the question?", "is missing");
        Wrong("halved in the last unit of a stage", depth => Framed(Units[depth].SelectMany((count, stage) => Enumerable.Range(1, count)
            .Select(number => (NamedLayer)Unit(depth >= 50, 64 << stage, number == count && stage < 3 ? 2 : 1,
                projects: (number == count && stage < 3) || (number == 1 && (stage > 0 || depth >= 50)))))),
            "Which unit of a stage halves them?", "conv2_x of your ResNet-18 has one unit");
        Wrong("conv2_x halved, x added as it is", depth => Framed(Units[depth].SelectMany((count, stage) => Enumerable.Range(0, count)
            .Select(number => (NamedLayer)Unit(depth >= 50, 64 << stage, number == 0 ? 2 : 1,
                projects: number == 0 && (stage > 0 || depth >= 50))))),
            "ResNet-18: Rows 1 to 2 are right. Row 3, «conv2_x, unit 1 of 2»: your network has `Conv2d(64, kernel 3, stride 2",
            "which two windows have to move by 2?");
        Wrong("projections that always move by 2", depth => Framed(Units[depth].SelectMany((count, stage) => Enumerable.Range(0, count)
            .Select(number => (NamedLayer)Unit(depth >= 50, 64 << stage, number > 0 || stage == 0 ? 1 : 2,
                projects: number == 0 && (stage > 0 || depth >= 50), skipStride: 2)))),
            "Does conv2_x halve the maps?", "which two windows have to move by 2?");
        Wrong("32 filters in conv2_x", depth => Network(depth, base0: 32), "filters 32 instead of 64",
            "a projection on the skip connection");
        Wrong("bottlenecks from ResNet-101 on", depth => Network(depth, isBottleneck: depth > 50),
            "The first unit of your ResNet-50 has 2 convolutions, 3×3, 3×3. How many has it", "where does it end");
        Wrong("nothing", _ => null!, "A network comes back for 18. Received: null.");
    }

    private static Sequential Network(
        int depth, bool? isBottleneck = null, int[]? units = null, int middle = 3, (int, int, int)? widening = null,
        Func<int, int, bool>? projects = null, bool stridesFirst = false, int last = 1, int halves = 4, int base0 = 64,
        int projection = 4, bool bendsEnd = false, bool normalizesEnd = true, int front = 1, bool fixedProjection = false)
    {
        var hasBottlenecks = isBottleneck ?? depth >= 50;
        projects ??= (stage, number) => number == 0 && ((stage > 0 && stage < halves) || hasBottlenecks);
        return new Sequential(
        [
            new Conv2d(64, 7, 2, padding: 3, bias: false), new BatchNorm2d(), new Relu(), new MaxPool2d(3, stride: 2, padding: 1),
            .. (units ?? Units[depth]).SelectMany((count, stage) => Enumerable.Range(0, count).Select(number => (NamedLayer)Unit(
                hasBottlenecks, base0 << stage, number > 0 || stage == 0 || stage == halves ? 1 : 2, projects(stage, number), middle,
                widening ?? (1, 1, 4), stridesFirst, last, projection, bendsEnd, normalizesEnd, front, fixedProjection))),
            new AdaptiveAvgPool2d(), new Flatten(), new Linear(1000),
        ]);
    }

    /// <summary>Units with what stands in front of them and behind them.</summary>
    private static Sequential Framed(IEnumerable<NamedLayer> units) => new(
    [
        new ConvNorm(64, 7, stride: 2, activation: new Relu()), new MaxPool2d(3, stride: 2, padding: 1), .. units,
        new AdaptiveAvgPool2d(), new Flatten(), new Linear(1000),
    ]);

    private static Sequential Unit(
        bool isBottleneck, int maps, int stride, bool projects, int middle = 3, (int, int, int)? widening = null,
        bool stridesFirst = false, int last = 1, int projection = 4, bool bendsEnd = false, bool normalizesEnd = true, int front = 1,
        bool fixedProjection = false, int? skipStride = null)
    {
        var (first, second, third) = widening ?? (1, 1, 4);
        var body = isBottleneck
            ? new Sequential(
                [
                    new ConvNorm(first * maps, front, stridesFirst ? stride : 1, activation: new Relu()),
                    new ConvNorm(second * maps, middle, stridesFirst ? 1 : stride, activation: new Relu()),
                    new Conv2d(third * maps, last, padding: last / 2, bias: false),
                    .. normalizesEnd ? [new BatchNorm2d()] : new NamedLayer[0], .. bendsEnd ? [new Relu()] : new NamedLayer[0],
                ])
            : new Sequential(new ConvNorm(maps, 3, stride, activation: new Relu()), new ConvNorm(maps, 3));
        return new Sequential(
            new Residual(body, projects ? new ConvNorm(
                isBottleneck ? (fixedProjection ? 4 : Math.Min(third, projection)) * maps : maps, 1, skipStride ?? stride) : null!),
            new Relu());
    }
}
