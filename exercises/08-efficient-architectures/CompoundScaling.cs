namespace CourseKit.Exercises.EfficientArchitectures;

public sealed class CompoundScaling() : NumberExercise("08-efficient-architectures/compound-scaling", "Compound scaling")
{
    private const string Work = "one step, multiply-accumulates", Parameters = "one step, parameters", Layers = "three steps, layers",
        Rows = "three steps, rows of the image", WorkOfThree = "three steps, multiply-accumulates",
        WidthAlone = "four times the work, filters alone", DepthAlone = "four times the work, layers alone",
        PixelsAlone = "four times the work, rows alone",
        Added = "That is what is added. How many times as many are there then, in all?",
        AddedUp = "You add up what each factor adds. Do the factors add up, or does each multiply what the others have left?",
        Steps = "That is the factor of three steps. How many steps are asked for here?",
        Percent = "That is how many percent are added. By which factor does it grow?",
        Nothing = "A factor of 1 would leave the work as it is. If you have divided in C#: `/` between two whole numbers drops the " +
            "fraction, and 1 / 2 is 0.",
        Alone = "Your factor is for a network in which the other two grow as well. Here only one of the three grows: which letters of " +
            "f·f·C·F·H·W are that?";

    public override string Question =>
        """
        EfficientNet grows in steps. In each step its stages get α = 1.2 times as many layers, each layer gets β = 1.1 times as many
        filters, and the image γ = 1.15 times as many rows and as many times as many columns. Assume that every layer is an ordinary
        convolution behind another one, whose filters are its channels. Nothing is rounded on the way, not even rows.

        By which factor do multiply-accumulates grow in one step, and by which do the parameters? After three steps: how many times as
        many layers are there, how many rows has an image that had 224, and how many times as many multiply-accumulates are there?

        And if there are to be four times as many multiply-accumulates, and only one of the three is to grow: by which factor would the
        filters of each layer, the number of layers, or the rows (and the columns) have to grow?

        Give two digits behind the point. For scale: in two steps there are 1.2·1.2 = 1.44 times as many layers.
        """;

    protected override IReadOnlyList<Quantity> Quantities { get; } =
    [
        new(Work, "times", 1.2 * Math.Pow(1.1, 2) * Math.Pow(1.15, 2)) { Tolerance = 0.005 },
        new(Parameters, "times", 1.2 * Math.Pow(1.1, 2)) { Tolerance = 0.005 },
        new(Layers, "times", Math.Pow(1.2, 3)) { Tolerance = 0.005 },
        new(Rows, "rows", 224 * Math.Pow(1.15, 3)) { Tolerance = 1e-4 },
        new(WorkOfThree, "times", Math.Pow(1.2 * Math.Pow(1.1, 2) * Math.Pow(1.15, 2), 3)) { Tolerance = 0.005 },
        new(WidthAlone, "times", Math.Sqrt(4)),
        new(DepthAlone, "times", 4),
        new(PixelsAlone, "times", Math.Sqrt(4)),
    ];

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong(Work, "α·β·γ",
            "That is α·β·γ. A layer with twice as many filters, on twice as many channels, takes how many times as many products? And an " +
                "image with twice as many rows and columns?",
            1.2 * 1.1 * 1.15),
        Wrong(Work, "all squared", "You square all three. The factors of filters and of rows are squared, since channels and columns " +
            "grow with them. Do twice as many layers take four times the work?", Math.Pow(1.2 * 1.1 * 1.15, 2)),
        Wrong(Work, "only filters squared", "An image has rows and columns, and both grow.", 1.2 * 1.1 * 1.1 * 1.15),
        Wrong(Work, "only rows squared", "The filters of one layer are the channels of the next one: both grow.", 1.2 * 1.1 * 1.15 * 1.15),
        Wrong(Work, "without layers", "That is one layer. How many times as many layers are there?", 1.1 * 1.1 * 1.15 * 1.15),
        Wrong(Work, "added up", "Do the three factors add up, or does each multiply what the others have left?", 3.45,
            1.2 + (1.1 * 1.1) + (1.15 * 1.15)),
        Wrong(Work, "the parameters' factor", "That is the factor of the parameters, and also what 20, 10 and 15 % are together. If you " +
            "took the parameters: what else grows, at whose places each weight is used? If you added: does each factor multiply what the " +
            "others have left?", 1.2 * 1.1 * 1.1, 1.45),
        Wrong(Work, "what is added, added up", AddedUp, 0.2 + 0.21 + 0.3225 + 1),
        Wrong(Work, "nothing grows", "A factor of 1 would leave the work as it is. Which of the letters in f·f·C·F·H·W grow? And if you " +
            "have divided in C#: `/` between two whole numbers drops the fraction.", 1),
        Wrong(Work, "three steps", Steps, Math.Pow(1.2 * 1.1 * 1.1 * 1.15 * 1.15, 3)),
        Wrong(Work, "what is added", Added, 0.92027, 92.027),
        Wrong(Work, "the goal", "About 2 was the goal. What do these three numbers give?", 2),
        Wrong(Work, "another factor for the layers", "One of the three factors is not squared, that of the layers. Which of them is it?",
            1.1 * 1.2 * 1.2 * 1.15 * 1.15, 1.15 * 1.2 * 1.2 * 1.1 * 1.1),
        Wrong(Parameters, "like the work", "That is the factor of the work. Has a convolution more weights because its image is larger?",
            1.2 * 1.1 * 1.1 * 1.15 * 1.15),
        Wrong(Parameters, "the goal of the work", "About 2 is the factor of the work. Has a convolution more weights because its image " +
            "is larger?", 2),
        Wrong(Parameters, "another factor for the filters", "Which of the three factors is that of the filters?", 1.2 * 1.15 * 1.15),
        Wrong(Parameters, "filters once", "A filter has a window for each channel, and the channels grow, too.", 1.2 * 1.1, 1.1),
        Wrong(Parameters, "one layer", "That is one layer. How many times as many layers are there?", 1.1 * 1.1),
        Wrong(Parameters, "layers alone", "That is the number of layers. Do the weights of each layer stay as many?", 1.2),
        Wrong(Parameters, "all three factors", "Where do rows and columns of the image appear in f·f·C·F?", 1.2 * 1.1 * 1.15,
            1.2 * 1.1 * 1.1 * 1.15),
        Wrong(Parameters, "what is added, added up", AddedUp, 1.3, 1.41),
        Wrong(Parameters, "nothing grows", "The image has no weights, but layers have, and filters. Which of the letters in f·f·C·F " +
            "grow?", 1),
        Wrong(Parameters, "three steps", Steps, Math.Pow(1.2 * 1.1 * 1.1, 3)),
        Wrong(Parameters, "what is added", Added, 0.452, 45.2),
        Wrong(Layers, "what is added", Added, 0.728, 72.8),
        Wrong(Layers, "three times what is added, alone", "That is three fifths, what three steps would add if each added a fifth of the " +
            "first network. Does a step add a fifth of the first network, or of the one before? And how many layers are there then, in " +
            "all?", 0.6, 60),
        Wrong(Rows, "what is added", "Those are the rows that are added. How many are there then?", 116.676),
        Wrong(Rows, "pixels", "Those are the pixels of the image. How many rows has it?", Math.Pow(224 * Math.Pow(1.15, 3), 2), 116_062.86,
            116_060),
        Wrong(Rows, "a rounded factor", "Your factor of three steps is rounded before it is multiplied by 224. Compute on with all of " +
            "its digits.", 224 * 1.52, 224 * 1.5),
        Wrong(Rows, "rounded", "It may be the right number, rounded or cut off to a whole one. Nothing is rounded: which two digits " +
            "stand behind the point?", 341, 340),
        Wrong(Rows, "the pixels of the first image", "Those are the pixels of the first image. How many rows has it, and after three " +
            "steps?", 50_176),
        Wrong(WorkOfThree, "what is added", Added, 6.081, 608.1),
        Wrong(PixelsAlone, "rows of an image", "Those are rows. How many times as many as 224 are they?", 448),
        Wrong(Layers, "three times the factor", "Each step multiplies what the step before has left. What are three steps?", 3.6),
        Wrong(Layers, "three times what is added", "Does each step add a fifth of the first network, or of the one before?", 1.6),
        Wrong(Layers, "another factor", "Which of the three factors is that of the layers?", 1.1 * 1.1 * 1.1, 1.15 * 1.15 * 1.15),
        Wrong(Layers, "one or two steps", "How many steps are that?", 1.2, 1.44),
        Wrong(Rows, "rounded in each step", "Your rows are rounded after each step, up or down. Nothing is rounded here: with which " +
            "fraction of a row does the next step begin?", 342, 339),
        Wrong(Rows, "one or two steps", "How many steps are that?", 224 * 1.15, 224 * 1.15 * 1.15),
        Wrong(Rows, "three times the factor", "Each step multiplies what the step before has left. What are three steps?", 224 * 3.45),
        Wrong(Rows, "three times what is added", "Does each step add 15 % of the first image, or of the one before?", 224 * 1.45),
        Wrong(Rows, "squared", "γ² is the factor of the pixels. By which do the rows grow?", 224 * Math.Pow(1.15, 6)),
        Wrong(Rows, "the factor", "That is the factor. How many rows are that, from 224 on?", Math.Pow(1.15, 3)),
        Wrong(Rows, "another factor", "Which of the three factors is that of the image?", 224 * Math.Pow(1.2, 3), 224 * Math.Pow(1.1, 3)),
        Wrong(WorkOfThree, "three times the factor", "Each step multiplies what the step before has left. What are three steps?",
            3 * 1.2 * 1.21 * 1.3225),
        Wrong(WorkOfThree, "three times what is added",
            "Does each step add 92 % of the first network's work, or of that of the one before?", 1 + (3 * 0.92027)),
        Wrong(WorkOfThree, "a rounded factor", "That is the cube of a rounded factor. Compute on with all digits of the first number.",
            Math.Pow(1.9, 3)),
        Wrong(WorkOfThree, "one or two steps", "How many steps are that?", 1.2 * 1.21 * 1.3225, Math.Pow(1.2 * 1.21 * 1.3225, 2)),
        Wrong(WorkOfThree, "the parameters' factor", "That is the factor of the parameters, three times. What else grows in each step, " +
            "at whose places each weight is used?", Math.Pow(1.2 * 1.21, 3)),
        Wrong(WorkOfThree, "the goal", "With a factor of 2 it would be that. Take the factor that you have computed.", 8),
        Wrong(WorkOfThree, "α·β·γ", "That is (α·β·γ)³. Twice as many filters, on twice as many channels: how many times the work?",
            Math.Pow(1.2 * 1.1 * 1.15, 3)),
        Wrong(WidthAlone, "four times as many", "With four times as many filters on four times as many channels, how many weights has a " +
            "layer?", 4),
        Wrong(WidthAlone, "percent more", Percent, 100),
        Wrong(DepthAlone, "percent more", Percent, 300),
        Wrong(PixelsAlone, "percent more", Percent, 100),
        Wrong(WidthAlone, "nothing grows", Nothing, 1),
        Wrong(DepthAlone, "nothing grows", Nothing, 1),
        Wrong(PixelsAlone, "nothing grows", Nothing, 1),
        Wrong(WidthAlone, "the others grow as well", Alone, Math.Sqrt(4 / (1.2 * 1.15 * 1.15))),
        Wrong(DepthAlone, "the others grow as well", Alone, 4 / (1.1 * 1.1 * 1.15 * 1.15)),
        Wrong(PixelsAlone, "the others grow as well", Alone, Math.Sqrt(4 / (1.2 * 1.1 * 1.1))),
        Wrong(WidthAlone, "sixteen times as many", "Twice as many filters, on twice as many channels: how much work is that already?", 16),
        Wrong(WidthAlone, "a number of steps", "After so many steps of β or of β² there are four times as many. By which factor would " +
            "the filters grow, if they grew once?", Math.Log(4) / Math.Log(1.1 * 1.1), Math.Log(4) / Math.Log(1.1)),
        Wrong(WidthAlone, "square root twice", "What is 1.41·1.41? Put it in: how much more work is that?", Math.Sqrt(2)),
        Wrong(DepthAlone, "like the filters", "Twice as many layers of the same kind: how much more work is that?", 2),
        Wrong(DepthAlone, "a number of steps", "After so many steps of α there are four times as many. By which factor would the layers " +
            "grow, if they grew once?", Math.Log(4) / Math.Log(1.2)),
        Wrong(DepthAlone, "sixteen times as many",
            "Each layer takes as much work as before. How many of them are four times the work?", 16),
        Wrong(PixelsAlone, "four times as many", "With four times as many rows **and** columns, how many pixels are there?", 4),
        Wrong(PixelsAlone, "sixteen times as many", "Twice as many rows and columns: how many pixels are that?", 16),
        Wrong(PixelsAlone, "a number of steps", "After so many steps of γ or of γ² there are four times as many. By which factor would " +
            "the rows grow, if they grew once?", Math.Log(4) / Math.Log(1.15 * 1.15), Math.Log(4) / Math.Log(1.15)),
        Wrong(PixelsAlone, "square root twice", "What is 1.41·1.41? Put it in: how many more pixels are that?", Math.Sqrt(2)),
    ];

    /// <inheritdoc/>
    protected override string? Advise(string quantity) => quantity switch
    {
        Work => "A layer takes f·f·C·F·H·W multiply-accumulates. Which of these letters grow, by which factor, and how many layers are " +
            "there?",
        Parameters => "A layer has f·f·C·F weights. Which of these letters grow, and how many layers are there?",
        Layers => "Three times in a row the number of layers is multiplied by α.",
        Rows => "Three times in a row the number of rows is multiplied by γ.",
        WorkOfThree => "Three times in a row the work is multiplied by the factor of one step.",
        WidthAlone => "In f·f·C·F·H·W both C and F grow by your factor. By which factor does the product grow?",
        DepthAlone => "Each layer takes as much work as before. With how many times as many layers is it four times the work?",
        PixelsAlone => "In f·f·C·F·H·W both H and W grow by your factor. By which factor does the product grow?",
        _ => null,
    };

    public override IReadOnlyList<string> Hints =>
    [
        "Write down what a layer costs, f·f·C·F·H·W, and let C, F, H and W grow one after the other.",
        "β and γ are squared, α is not: α·β²·γ². The image has no part in the weights.",
        "1.2·1.1·1.1·1.15·1.15; the same without 1.15·1.15; 1.2·1.2·1.2; 224·1.15·1.15·1.15; the first factor three times; the roots of " +
            "4, or 4 itself.",
    ];

    public override string Explanation =>
        "1.92, which the paper calls «about 2»: each step doubles the work, nearly. Filters and image are the expensive two, for their " +
            "factors are squared; that of the layers is not. The parameters grow more slowly, 1.45 times, since the image has no part in " +
            "them. (In depth-wise convolutions β is not squared, but nearly all of the work is in the 1×1.) To choose the three, the " +
            "authors tried many on the smallest network, where a trial is cheap, and kept them for all larger ones.";
}
