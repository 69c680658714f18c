namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <summary>Mistakes that learners make with residual units, in whichever network.</summary>
internal static class ResidualMistakes
{
    private static readonly IReadOnlyList<ResidualMistake> OfBlocks =
    [
        new("put together as maps", new ResidualNetwork { Joins = true },
            "`Branches` puts the maps of f(x) and of x together: there are as many of them as of both. That is what DenseNet does, later " +
                "in this lesson. Which block adds them?")
        {
            Blocks = UnitBlocks.JoinMaps,
        },
        new("the ReLU on the skip connection", new ResidualNetwork { BendsSkips = true, Bends = (true, false, false) },
            "What `Residual` gets as its second is what x goes through before the sum, and in yours it ends with a ReLU. Where does the " +
                "ReLU stand in the question?")
        {
            Blocks = UnitBlocks.BendSkips,
        },
    ];

    private static readonly IReadOnlyList<ResidualMistake> OfUnits =
    [
        new("maps halved in every unit", new ResidualNetwork { Moves = _ => true },
            "Units of yours make the maps smaller, one behind the other. How many units of a stage do, by the table?")
        {
            Structure = UnitStructure.HalvesInARow,
        },
        new("a projection in every unit", new ResidualNetwork { Projects = (_, _, _) => true },
            "You have a 1×1 convolution on every skip connection. Where x has the shape of f(x) already, what is added?")
        {
            Structure = UnitStructure.ProjectsEverywhere,
        },
        new("the last normalization behind the sum", new ResidualNetwork { NormalizesSums = true },
            "Your units have a normalization behind the sum, and f(x) is added without one. On which side of the sum does the last " +
                "normalization of a unit stand?")
        {
            Structure = UnitStructure.NormalizesSums,
        },
        new("normalizations in front of the convolutions", new ResidualNetwork { NormalizesFirst = true },
            "Your units begin with a normalization: yours stand in front of the convolutions. On which side of a convolution does the " +
                "question have them?")
        {
            Structure = UnitStructure.NormalizesInputOfUnits,
        },
        new("x added behind the last ReLU", new ResidualNetwork { Bends = (true, true, false) },
            "Your units have their last ReLU on f(x), in front of the sum. So f(x) can only make x larger, never smaller: where does the " +
                "ReLU stand?")
        {
            Structure = network => UnitStructure.BendsInFrontOfSums(network) && UnitStructure.EndsUnitsWithSums(network),
        },
        new("a ReLU in front of the sum too", new ResidualNetwork { Bends = (true, true, true) },
            "There is a ReLU in front of the sum as well as behind it. Could such a unit take anything away from x?")
        {
            Structure = network => UnitStructure.BendsInFrontOfSums(network) && !UnitStructure.EndsUnitsWithSums(network),
        },
        new("no ReLU behind the sum", new ResidualNetwork { Bends = (true, false, false) },
            "Your units end with the sum. What stands behind it?")
        {
            Structure = network => UnitStructure.HandsOnSums(network) && !UnitStructure.BendsInFrontOfSums(network),
        },
        new("no ReLU inside the unit", new ResidualNetwork { Bends = (false, false, true) },
            "What can the convolutions of a unit compute that a single one with a larger window cannot, if nothing stands between them?")
        {
            Structure = UnitStructure.LeavesConvolutionsUnbent,
        },
        new("ReLU in front of the normalization", new ResidualNetwork { BendsBeforeNormalization = true },
            "Between your convolutions, the ReLU stands in front of the normalization. Which of the two comes first in the question?")
        {
            Structure = UnitStructure.BendsBeforeNormalization,
        },
        new("no normalization", new ResidualNetwork { Normalizes = (false, false) },
            "Behind each convolution, in front of the ReLU, stands a layer that brings every map to mean 0 and variance 1. Which is it?"),
        new("projections without normalization", new ResidualNetwork { Normalizes = (true, false) },
            "f(x) is normalized before it is added. Is your projection?"),
        new("biases", new ResidualNetwork { HasBias = true },
            "Your convolutions have a bias, and a normalization behind them takes the mean off again. What does the question say about " +
                "it?"),
        new("no skip connection", new ResidualNetwork { Skips = _ => false },
            "That is a plain network: one layer behind the other. What is added to f(x)?")
        {
            Structure = UnitStructure.JoinsNothing,
        },
        new("no stride in any unit", new ResidualNetwork { LaterStride = 1 },
            "No convolution in your units moves by 2. Which unit has to halve the maps, and which two of its windows move for it?")
        {
            Blocks = UnitBlocks.NeverMoveBy2,
        },
        new("maps halved where x is added", new ResidualNetwork
        {
            Moves = _ => true, Projects = (_, number, changes) => number == 0 && changes,
        },
            "f(x) of a unit of yours has half as many rows and columns as x, which you add as it is, and as many maps. In the table, " +
                "which units halve rows and columns, and what becomes of the number of maps there?")
        {
            Misfits = misfit => misfit.HalvesBesideX,
        },
        new("stride forgotten on the skip", new ResidualNetwork { SkipStride = _ => 1 },
            "f(x) and your skip connection have as many maps as each other, of different sizes. Where a unit halves the maps, which two " +
                "windows have to move by 2?")
        {
            Misfits = misfit => misfit is { IsOfStride: true, ProjectsX: true },
        },
        new("padding forgotten", new ResidualNetwork { Padding = _ => 0 },
            "f(x) and your skip connection have as many maps as each other, and their sizes differ, though not by a half. A 3×3 without " +
                "padding takes a frame off: have all of yours a padding of 1?")
        {
            Misfits = misfit => misfit.IsOfUnpadded3,
        },
        new("1×1 with padding", new ResidualNetwork { Padding = _ => 1 },
            "A 1×1 of yours has padding, which adds a frame to its maps. How much padding does a window of one pixel need?")
        {
            Misfits = misfit => misfit.IsOfPadded1,
        },
        new("too much padding", new ResidualNetwork { Padding = kernel => kernel == 3 ? 2 : 0 },
            "A 3×3 of yours has more padding than 1, which adds a frame to its maps. Are stride and padding exchanged? The arguments " +
                "have names: `stride: 2, padding: 1`.")
        {
            Misfits = misfit => misfit.IsOfOverpadded3,
        },
        new("projections with other filters", new ResidualNetwork { Projected = (_, filters) => filters / 2 },
            "f(x) has one number of maps, and what your projection gives has another. How many filters has the last convolution of f, " +
                "and how many the 1×1 on the skip connection?")
        {
            Misfits = misfit => misfit is { ProjectsX: true, IsOfSizeAlone: false },
        },
        new("no projections", new ResidualNetwork { Projects = (_, _, _) => false },
            "Where a unit changes the shape, x cannot be added as it is. What brings it into the shape of f(x)?")
        {
            Misfits = misfit => misfit is { IsOfSizeAlone: false, IsOfMapsAlone: false, ProjectsX: false },
        },
    ];

    private static readonly IReadOnlyList<ResidualMistake> OfNetworksAlone =
    [
        new("maps halved in conv2_x", new ResidualNetwork { FirstStride = 2 },
            "The pooling has halved the maps in front of conv2_x. Look at the sizes in the table: which stages halve them again?"),
        new("128 filters in conv2_x", new ResidualNetwork { Filters = stage => 128 << stage },
            "f(x) of a unit of yours has twice as many maps as x, and they are as large. From one stage to the next the number of maps " +
                "doubles, and rows and columns are halved; in conv2_x nothing changes: it gets 64 maps and has 64 filters. Where is it " +
                "otherwise in yours, or is a row left out?")
        {
            Misfits = misfit => misfit is { IsOfMapsAlone: true, TimesAsManyMaps: 2, AddsX: true, Second: [_, >= 64, ..] },
        },
        new("as many filters in each stage", new ResidualNetwork { Filters = _ => 64 },
            "Where maps are halved, their number doubles. How many filters has the second stage?"),
        new("no padding in conv1", With(0, () => new Conv2d(64, kernel: 7, stride: 2, bias: false)),
            "A window of 7 without padding has 109 places along 224 pixels, in steps of 2. How many zeros does it take for 112?"),
        new("conv1 of 3×3", With(0, () => new Conv2d(64, kernel: 3, stride: 2, padding: 1, bias: false)),
            "How large is the window of the first convolution, by the table?"),
        new("no pooling", new ResidualNetwork { Stem = [.. ResidualNetwork.OfThePaper.Stem.SkipLast(1)] },
            "What halves the maps between conv1 and conv2_x?"),
        new("no padding in the pooling", With(3, () => new MaxPool2d(3, stride: 2)),
            "A window of 3 without padding has 55 places along 112 pixels, in steps of 2. How many zeros does it take for 56?"),
        new("pooling of 2×2", With(3, () => new MaxPool2d(2)), "How large are the windows of the pooling, by the table, and do they " +
            "overlap?"),
        new("the average for the maximum", With(3, () => new AvgPool2d(3, stride: 2, padding: 1)),
            "Your pooling takes the mean of its windows. What does the table say?"),
        new("ten classes", Ending(_ => new AdaptiveAvgPool2d(), _ => new Flatten(), _ => new Linear(10)),
            "How many scores does the last row of the table ask for?"),
        new("no average", Ending(_ => new Flatten(), classes => new Linear(classes)),
            "Your dense layer sees every pixel of the last maps, as in VGG. What makes one number of each map?"),
        new("flatten forgotten", Ending(_ => new AdaptiveAvgPool2d(), classes => new Linear(classes)),
            "The average leaves maps of 1×1, [N, C, 1, 1], and a dense layer takes each of their rows for a row of inputs. What makes " +
                "one row of them?"),
        new("a dense layer more", Ending(
                _ => new AdaptiveAvgPool2d(), _ => new Flatten(), _ => new Linear(1000), _ => new Relu(), classes => new Linear(classes)),
            "How many dense layers does the table have?"),
        new("softmax", Ending(
                _ => new AdaptiveAvgPool2d(), _ => new Flatten(), classes => new Linear(classes), _ => new Softmax(1)),
            "Cross-entropy has the softmax inside. What comes out of the network, by the last row of the table?"),
    ];

    /// <summary>Returns the mistakes in whole networks: those of units, of the whole, and others.</summary>
    /// <param name="numbers">The numbers that an answer is called with.</param>
    /// <param name="input">The shape of the input.</param>
    /// <param name="answer">The answer that a network goes wrong with.</param>
    /// <param name="others">The mistakes that are made here alone.</param>
    public static IReadOnlyList<Mistake<Func<int, Layer>>> OfNetworks(
        int[] numbers, Shape input, Func<ResidualNetwork, Func<int, Layer>> answer, params IEnumerable<ResidualMistake> others) =>
        OfStages(numbers, input, answer, [.. others, .. OfNetworksAlone]);

    /// <summary>Returns the mistakes in units, and others.</summary>
    /// <inheritdoc cref="OfNetworks"/>
    public static IReadOnlyList<Mistake<Func<int, Layer>>> OfStages(
        int[] numbers, Shape input, Func<ResidualNetwork, Func<int, Layer>> answer, params IEnumerable<ResidualMistake> others) =>
        [.. OfBlocks.Concat(others).Concat(OfUnits).Select(one => one.In(numbers, input, answer))];

    private static ResidualNetwork With(int layer, Func<Layer> other) => new()
    {
        Stem = [.. ResidualNetwork.OfThePaper.Stem.Select((made, number) => number == layer ? other : made)],
    };

    private static ResidualNetwork Ending(params Func<int, Layer>[] layers) => new() { End = layers };
}
