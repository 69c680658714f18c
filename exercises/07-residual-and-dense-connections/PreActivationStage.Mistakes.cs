namespace CourseKit.Exercises.ResidualAndDenseConnections;

/// <content>Its common mistakes.</content>
public sealed partial class PreActivationStage
{
    public override IReadOnlyList<Mistake<Func<int, Layer>>> Mistakes { get; } =
    [
        Of("units of the first version", new() { IsPreActivated = false },
            "Your units begin with a convolution and end with a ReLU behind the sum, as in the first version. What comes first in the " +
                "second?") with
        {
            Shows = answer => Graph.Of(answer(Filters), Input) is var network
                && UnitStructure.NormalizesInFrontOfSums(network) && !UnitStructure.EndsUnitsWithSums(network),
        },
        Of("put together as maps", new() { Joins = true },
            "`Branches` puts the maps of f and of the skip connection together: there are as many of them as of both. That is what " +
                "DenseNet does, later in this lesson. Which block adds them?") with
        {
            Shows = answer => UnitBlocks.JoinMaps(answer(Filters)),
        },
        Of("a ReLU behind the sum", new() { BehindSum = () => [new Relu()] },
            "There is a ReLU behind your sum. What could x be on its way through two hundred units, if each of them ends in one?"),
        Of("a normalization behind the sum", new() { BehindSum = () => [new BatchNorm2d()] },
            "Your sum is normalized before the next unit gets it. What is left of «x itself» then?"),
        Of("normalization and ReLU on each way by itself", new() { ActivatesTwice = true },
            "In front of unit 1 stand a normalization and a ReLU, once and for both ways. How often do they stand in yours?") with
        {
            Shows = answer => UnitStructure.NormalizesInputTwice(Graph.Of(answer(Filters), Input)),
        },
        Of("a ReLU in front of the projection alone", new() { ProjectsX = true, BendsProjection = true },
            "Your projection gets x through a ReLU of its own. Which two layers stand in front of both ways of unit 1?") with
        {
            Shows = answer => UnitStructure.ProjectsBentInput(Graph.Of(answer(Filters), Input)),
        },
        Of("a normalization at the end of f", new() { BehindBody = () => [new BatchNorm2d()] },
            "Your f ends with a normalization. In this version each normalization stands in front of a ReLU and a convolution: which " +
                "convolution comes behind that one?") with
        {
            Shows = answer => UnitStructure.EndsUnitsWith(Graph.Of(answer(Filters), Input), typeof(BatchNorm2d)),
        },
        Of("a normalization and a ReLU at the end of f", new() { BehindBody = () => [new BatchNorm2d(), new Relu()] },
            "Your f ends with a normalization and a ReLU. In front of which convolution do they stand?") with
        {
            Shows = answer => UnitStructure.EndsUnitsWith(Graph.Of(answer(Filters), Input), typeof(BatchNorm2d), typeof(Relu)),
        },
        Of("a ReLU at the end of f", new() { BehindBody = () => [new Relu()] },
            "Your f ends with a ReLU, so it can only make x larger. What is its last layer in the table?") with
        {
            Shows = answer => UnitStructure.EndsUnitsWith(Graph.Of(answer(Filters), Input), typeof(Relu)),
        },
        Of("no normalization behind the last unit", new() { HasLastNormalization = false, HasLastRelu = false },
            "Your sum goes straight into the average. Each unit begins with a normalization and a ReLU for what comes out of the unit in " +
                "front of it: who does that for the last one?"),
        Of("no last normalization", new() { HasLastNormalization = false },
            "Behind the last unit there is a ReLU, and no normalization. What comes out of a sum of many units, and which two layers " +
                "does the table have there?") with
        {
            Shows = answer => UnitStructure.AveragesBehind(Graph.Of(answer(Filters), Input), typeof(Add), typeof(Relu)),
        },
        Of("no last ReLU", new() { HasLastRelu = false }, "Behind the last normalization, what is missing in front of the average?"),
        Of("the projection from x", new() { ProjectsX = true },
            "Your projection gets x as it came in. In unit 1, do normalization and ReLU stand in front of one of the two ways, or of " +
                "both?"),
        Of("a normalization behind the projection", new() { NormalizesProjection = true },
            "Your projection has a normalization behind it, as in the first version. What does the table have behind its 1×1?"),
        Of("a projection in unit 2", new() { ProjectsTwice = true }, "Unit 2 gets 512 maps of 7×7 and gives as many. What is its skip " +
            "connection?"),
        Of("no ReLU inside", new() { IsBent = false },
            "There is a normalization in front of each convolution, and no ReLU. What do two convolutions in a row amount to then?") with
        {
            Shows = answer => UnitStructure.BendsNothing(Graph.Of(answer(Filters), Input)),
        },
        Of("no normalization inside", new() { IsNormalized = false },
            "There is a ReLU in front of each convolution. What stands in front of it?") with
        {
            Shows = answer => UnitStructure.NormalizesNothing(Graph.Of(answer(Filters), Input)),
        },
        Of("ReLU in front of the normalization", new() { IsTurned = true },
            "Your ReLU stands in front of the normalization. Which of the two comes first, in the table?") with
        {
            Shows = answer => UnitStructure.NormalizesBehindRelus(Graph.Of(answer(Filters), Input)),
        },
        Of("biases", new() { HasBias = true }, "Your convolutions have a bias. What does the question say about it?"),
        Of("no stride and no projection", new() { Stride = 1, Projects = false },
            "Your first unit adds x as it is, and none of its windows moves by 2. Which unit of the table changes the shape, and is it " +
                "the first one of yours?") with
        {
            Shows = answer => SumMisfit.Of([answer(Filters)], Input) is { AddsX: true, IsOfMapsAlone: true, Second: [_, 256, 14, 14] },
        },
        Of("no stride", new() { Stride = 1 }, "The maps are to be halved, from 14×14 to 7×7. Which convolutions of unit 1 have the " +
            "stride?"),
        Of("stride forgotten on one way", new() { SkipStride = 1 },
            "Your f and your skip connection have as many maps as each other, of different sizes. Which two convolutions of unit 1 have " +
                "to move by 2?") with
        {
            Shows = answer => SumMisfit.Of([answer(Filters)], Input) is { IsOfStride: true, ProjectsX: true },
        },
        Of("padding forgotten", new() { Padding = 0 },
            "f and the skip connection of a unit have as many maps as each other, and their sizes differ, though not by a half. A 3×3 " +
                "without padding takes a frame off: have all of yours a padding of 1?") with
        {
            Shows = answer => SumMisfit.Of([answer(Filters)], Input) is { IsOfUnpadded3: true },
        },
        Of("a projection with padding", new() { SkipPadding = 1 },
            "Your 1×1 has padding, which adds a frame to its maps. How much padding does a window of one pixel need?") with
        {
            Shows = answer => SumMisfit.Of([answer(Filters)], Input) is { IsOfPadded1: true },
        },
        Of("too much padding", new() { Padding = 2 },
            "A 3×3 of yours has more padding than 1, which adds a frame to its maps. Are stride and padding exchanged? The arguments " +
                "have names: `stride: 2, padding: 1`.") with
        {
            Shows = answer => SumMisfit.Of([answer(Filters)], Input) is { IsOfOverpadded3: true },
        },
        Of("a projection with other filters", new() { ProjectsToHalf = true },
            "f has one number of maps, and what your projection gives has another. How many filters has the last 3×3 of f, and how many " +
                "the 1×1 on the skip connection?") with
        {
            Shows = answer => SumMisfit.Of([answer(Filters)], Input) is { ProjectsX: true, IsOfSizeAlone: false },
        },
        Of("flatten forgotten", new() { Flattens = false },
            "The average leaves maps of 1×1, [N, C, 1, 1], and a dense layer takes each of their rows for a row of inputs. What makes " +
                "one row of them?"),
        Of("no projection", new() { Projects = false },
            "256 maps of 14×14 cannot be added to 512 of 7×7. What stands on the skip connection of unit 1?") with
        {
            Shows = answer => SumMisfit.Of([answer(Filters)], Input) is { IsOfSizeAlone: false, IsOfMapsAlone: false, ProjectsX: false },
        },
        new("filters that are written out", _ => Network(new Variant()),
            "Called with 384, your function gives convolutions with 512 filters. Where is a number written out that has to follow the " +
                "one it is called with?")
        {
            Shows = answer => FixedFilters.AreIn(answer(Filters), answer(OtherFilters), Filters),
        },
    ];

    /// <summary>The mistake of one thing that is done otherwise.</summary>
    private static Mistake<Func<int, Layer>> Of(string name, Variant variant, string hint) => new(
        name, filters => Network(variant with { Filters = filters }), hint);
}
