namespace CourseKit.Exercises.ClassicArchitectures;

public sealed class LeNet5LayerByLayer()
    : NumberExercise("05-classic-architectures/lenet5-layer-by-layer", "LeNet-5, layer by layer, as of 1998")
{
    private const string ParametersOfC1 = "C1, parameters", ConnectionsOfC1 = "C1, connections", ParametersOfS2 = "S2, parameters",
        ConnectionsOfS2 = "S2, connections", ParametersOfC3 = "C3, parameters", ConnectionsOfC3 = "C3, connections",
        ParametersOfS4 = "S4, parameters", ParametersOfC5 = "C5, parameters", ParametersOfF6 = "F6, parameters",
        Parameters = "all parameters", Connections = "all connections";

    public override string Question =>
        """
        Count LeNet-5 as its authors did. Images have one channel and 32×32 pixels. There is no padding anywhere, strides are 1 in the
        convolutions and 2 in the pooling layers, and each filter and each dense unit has a bias.

        | layer | what it is | maps | size |
        | --- | --- | --- | --- |
        | C1 | convolution, 5×5 | 6 | 28×28 |
        | S2 | pooling, 2×2: the sum of the window, times a coefficient of the map, plus a bias of the map | 6 | 14×14 |
        | C3 | convolution, 5×5, by the connection table: 6 of its maps see 3 maps of S2, 9 see 4, and 1 sees all 6 | 16 | 10×10 |
        | S4 | pooling as in S2 | 16 | 5×5 |
        | C5 | convolution, 5×5, that sees all maps of S4 | 120 | 1×1 |
        | F6 | dense | 84 | |
        | output | each of 10 units: the distance of the 84 numbers from a fixed drawing; nothing is learned | 10 | |

        The paper counts **connections** as well as parameters. A unit is one output value; it has a connection for each number that it
        looks at and one for its bias, if it has one. A shared weight is one parameter and many connections. For scale: 2 filters of 3×3
        on one map of 6×6 pixels are (9 + 1)·2 = 20 parameters and, with 4×4 places each, 20·16 = 320 connections. Of a pooling unit,
        the 4 numbers of its window and the bias count: 5.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(ParametersOfC1, "numbers", ((5 * 5) + 1) * 6),
        new(ConnectionsOfC1, "connections", ((5 * 5) + 1) * 6 * 28 * 28),
        new(ParametersOfS2, "numbers", 2 * 6),
        new(ConnectionsOfS2, "connections", (4 + 1) * 6 * 14 * 14),
        new(ParametersOfC3, "numbers", (((6 * 3) + (9 * 4) + 6) * 5 * 5) + 16),
        new(ConnectionsOfC3, "connections", ((60 * 5 * 5) + 16) * 10 * 10),
        new(ParametersOfS4, "numbers", 2 * 16),
        new(ParametersOfC5, "numbers", ((5 * 5 * 16) + 1) * 120),
        new(ParametersOfF6, "numbers", (120 + 1) * 84),
        new(Parameters, "numbers", 156 + 12 + 1_516 + 32 + 48_120 + 10_164)
        {
            Summands = [("C1", 156), ("S2", 12), ("C3", 1_516), ("S4", 32), ("C5", 48_120), ("F6", 10_164)],
        },
        new(Connections, "connections", 122_304 + 5_880 + 151_600 + (5 * 16 * 5 * 5) + 48_120 + 10_164 + (84 * 10))
        {
            Summands =
            [
                ("C1", 122_304), ("S2", 5_880), ("C3", 151_600), ("S4", 2_000), ("C5", 48_120), ("F6", 10_164), ("the outputs", 840),
                ("the biases of C1", 4_704), ("the biases of S2", 1_176), ("the biases of C3", 1_600), ("the biases of S4", 400),
                ("the biases of C5", 120), ("the biases of F6", 84),
            ],
        },
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(ParametersOfC1, "biases forgotten", "These are the weights. What else does each of the 6 filters have?", 150),
        Wrong(ParametersOfC1, "one bias for all", "How many biases have 6 filters?", 151),
        Wrong(ParametersOfC1, "at each place", "A filter carries the same weights to all places. How many are stored?", 122_304, 117_600),
        Wrong(ParametersOfC1, "one filter", "That is one filter. How many are there?", 26, 25),
        Wrong(ConnectionsOfC1, "biases forgotten", "What does a unit add to the 25 products, and is that a connection?", 117_600),
        Wrong(ConnectionsOfC1, "a unit for each pixel of the image",
            "Images have 32×32 pixels, and there is no padding: at how many places does a window of 5×5 lie wholly on one?", 159_744),
        Wrong(ConnectionsOfC1, "digits of 28×28",
            "The digits have 28×28 pixels; with their frame the image has how many?", 89_856),
        Wrong(ConnectionsOfC1, "one map", "That is one map. How many has C1?", 20_384),
        Wrong(ConnectionsOfC1, "parameters", "Each parameter is used at each place of the map. How many places are there?", 156),
        Wrong(ConnectionsOfC1, "units", "These are the units. How many numbers does each of them look at?", 4_704),
        Wrong(ParametersOfS2, "pooling learns nothing",
            "That is the pooling of today. Here the sum of a window is multiplied by one number and shifted by another: by whose?", 0),
        Wrong(ParametersOfS2, "coefficient or bias alone", "Each map has a coefficient **and** a bias.", 6),
        Wrong(ParametersOfS2, "one pair for the layer", "Each map has a coefficient and a bias of its own. How many maps are there?", 2),
        Wrong(ParametersOfS2, "a weight for each pixel of the window",
            "The four pixels of a window are added up first. By how many numbers is their sum multiplied?", 30, 24),
        Wrong(ConnectionsOfS2, "biases forgotten", "A pooling unit has a bias, too. How many connections has it?", 4_704),
        Wrong(ConnectionsOfS2, "units", "These are the units. How many numbers does each of them look at?", 1_176),
        Wrong(ConnectionsOfS2, "as many units as in C1", "Pooling makes maps smaller. How many units has a map of S2?", 23_520, 18_816),
        Wrong(ConnectionsOfS2, "parameters for connections",
            "A unit looks at the 4 numbers of its window, whatever it learns. How many connections is that?", 2_352, 12),
        Wrong(ParametersOfC3, "all maps see all maps",
            "That is the LeNet of today, in which each of the 16 maps sees all 6. How many see only 3 or 4?", 2_416, 2_400),
        Wrong(ParametersOfC3, "biases forgotten", "These are the weights of 60 windows. What does each of the 16 maps add?", 1_500),
        Wrong(ParametersOfC3, "a bias for each window", "A map adds up all its windows and then one bias. How many maps are there?", 1_560),
        Wrong(ParametersOfC3, "one window for each map", "A map that sees three maps has a window of weights for each of them.", 416, 400),
        Wrong(ParametersOfC3, "one bias for all", "Does one bias serve all 16 maps?", 1_501),
        Wrong(ConnectionsOfC3, "all maps see all maps", "How many maps of S2 does each map of C3 see, by the table?", 241_600, 240_000),
        Wrong(ConnectionsOfC3, "biases forgotten", "What does each unit add to its products?", 150_000),
        Wrong(ConnectionsOfC3, "a unit for each pixel of S2",
            "Without padding, how many places has a window of 5×5 on 14×14 pixels?", 297_136),
        Wrong(ConnectionsOfC3, "parameters", "Each parameter is used at each place of the map. How many places are there?", 1_516),
        Wrong(ParametersOfS4, "pooling learns nothing", "It learns as S2 does. Which two numbers has each map?", 0),
        Wrong(ParametersOfS4, "coefficient or bias alone", "Each map has a coefficient **and** a bias.", 16),
        Wrong(ParametersOfS4, "a weight for each pixel of the window", "By how many numbers is the sum of a window multiplied?", 80, 64),
        Wrong(ParametersOfS4, "the maps of S2", "How many maps are pooled here?", 12),
        Wrong(ParametersOfC5, "biases forgotten", "These are the weights. What else does each of the 120 filters have?", 48_000),
        Wrong(ParametersOfC5, "without the channels", "A filter of C5 sees all 16 maps, through a window for each.", 3_120, 3_000),
        Wrong(ParametersOfC5, "windows of 1×1", "1×1 is the size of what comes out. How large is the window?", 2_040, 1_920),
        Wrong(ParametersOfC5, "one bias for all", "Does one bias serve all 120 filters?", 48_001),
        Wrong(ParametersOfF6, "biases forgotten", "These are the weights. What else does each of the 84 units have?", 10_080),
        Wrong(ParametersOfF6, "a bias for each input", "Where does the bias belong, to an input or to a unit?", 10_200),
        Wrong(ParametersOfF6, "one bias for all", "Does one bias serve all 84 units?", 10_081),
        Wrong(Parameters, "the outputs learn, too",
            "The 84 numbers of each of the ten drawings are fixed. Do they count among what is learned?", 60_840, 60_850),
        Wrong(Parameters, "pooling forgotten", "Something is missing: do the two pooling layers learn nothing?", 59_956),
        Wrong(Parameters, "biases forgotten", "Those are the weights and the coefficients. What does each filter, map and unit add?",
            59_752, 59_774),
        Wrong(Parameters, "C3 sees all maps", "How many maps of S2 does each map of C3 see, by the table?", 60_900),
        Wrong(Parameters, "the LeNet of today",
            "That is the LeNet of today, with pooling that learns nothing, all 96 windows of C3, and a dense end.", 61_706),
        Wrong(Connections, "the outputs forgotten", "Each of the ten outputs looks at 84 numbers. Are these no connections?", 340_068),
        Wrong(Connections, "biases at the outputs", "A distance has no bias.", 340_918),
        Wrong(Connections, "S4 forgotten", "Seven layers have connections. Have you counted S4?", 338_908),
        Wrong(Connections, "S4 without biases", "A pooling unit of S4 has a bias, too.", 340_508),
        Wrong(Connections, "S4's parameters",
            "Of S4, you have added its parameters. How many units has it, and how many connections has each?", 338_940),
        Wrong(Connections, "C3 sees all maps", "How many maps of S2 does each map of C3 see, by the table?", 430_908),
        Wrong(Connections, "parameters", "That is the number of parameters. Each of them may be used many times.", 60_000),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        ParametersOfC1 => "A filter has a weight for each pixel of its window, on one channel, and a bias. How many filters are there?",
        ConnectionsOfC1 or ConnectionsOfC3 => "Each unit of a map has as many connections as its filter has parameters. How many units " +
            "has a map?",
        ParametersOfS2 or ParametersOfS4 => "What does each map multiply its sums by, and what does it add?",
        ConnectionsOfS2 => "How many numbers does a pooling unit look at, its bias included, and how many units are there in all maps?",
        ParametersOfC3 => "How many windows are there in all: 6 maps with 3, 9 with 4 and 1 with 6? Then 25 weights for each, and a " +
            "bias for each map.",
        ParametersOfC5 => "A filter of C5 has a window of 5×5 for each of the 16 maps, and a bias.",
        ParametersOfF6 => "How many inputs has a unit of F6, and what does it add?",
        Parameters => "It is the sum of the six layers C1 to F6.",
        Connections => "Add up C1, S2, C3, S4, C5, F6 and the outputs. In C5 and F6 each parameter is used once.",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "Parameters first: of a filter, how many weights it has and how many biases; then how many filters there are. Where a map sees " +
            "k maps, it has k windows.",
        "Connections: as many as a filter has parameters, at each place of its map. The first layer has (25 + 1)·6 parameters and 28·28 " +
            "times as many connections.",
        "C3 has 6·3 + 9·4 + 6 = 60 windows of 25 weights, and 16 biases. A pooling layer has 2 parameters for each map and 5 " +
            "connections for each unit.",
    ];

    public override string Explanation =>
        "The paper says 60,000 trainable parameters and 340,908 connections, and that is what comes out. C3's table saves 900 weights, " +
            "but that was not its only reason: maps that see different things have to find different things (LeCun and others, 1998, " +
            "section II.B). Most of the parameters, 48,120, are in C5, and most of the connections in C3 and C1.";
}
