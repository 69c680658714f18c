namespace CourseKit.Exercises.ClassicArchitectures;

public sealed class WhyTwoOneByOnes() : ChoiceExercise("05-classic-architectures/why-two-one-by-ones", "Why two convolutions of 1×1?")
{
    protected override string Stem =>
        "A block of NiN is a convolution of 3×3 or more and two of 1×1, with as many filters each, and a ReLU behind each of the three. " +
            "What is true of the two, or of leaving one of them out?";

    protected override IReadOnlyList<Option> Options { get; } =
    [
        new("A 1×1 convolution does nothing, since it sees no neighbors.", false,
            "How many numbers does it see at one pixel, if 64 maps come in?"),
        new("At each pixel, the two of them are a small network with a hidden layer, the same at every pixel: it can tell combinations " +
            "of features that a weighted sum cannot.", true,
            "What can two dense layers with a ReLU between them compute that one cannot, and what are the inputs here?"),
        new("Without the ReLU between them, one 1×1 convolution could do all that the two can.", true,
            "A weighted sum of weighted sums of the maps at a pixel: what is it?"),
        new("The second one makes the window of the block larger, so the block sees more of the image.", false,
            "How many pixels does one output of a 1×1 convolution see?"),
        new("Without one of them, a block has F² + F parameters fewer, for F filters, and F² multiply-accumulates fewer at each " +
            "pixel.", true,
            "How many weights has a filter of 1×1 on F maps, and how many filters are there?"),
        new("Without one of them, the parameters become fewer by half.", false,
            "A block with F filters on F maps has (9F + 1)F parameters in its 3×3. How many are in each 1×1?"),
        new("They take the place of the dense layers at the end, which is why NiN has none.", false,
            "What makes one number for each class of the last maps, and how many weights has it?"),
        new("If one training with two is better than one with one, two are better.", false,
            "Train the same network with another seed. How far apart are the two?"),
        new("Whether the second one helps is a question to the data: it can learn more, and it is one layer more to train.", true,
            "In the runs above, was one of the networks ahead with both seeds, and would it have to stay so with more images and epochs?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Look at one pixel: the maps are its inputs. What does one 1×1 convolution do to them, and what do two with a ReLU between?",
        "Count the parameters of a block with F filters on F maps: (9F + 1)F, (F + 1)F, (F + 1)F.",
        "Four of the nine hold.",
    ];

    public override string Explanation =>
        "«Network in network» is meant literally: in each window sits a small network of dense layers instead of one weighted sum (Lin, " +
            "Chen and Yan, 2013). One with a hidden layer needs two of them behind the window. Readers of *Dive into Deep Learning* who " +
            "removed one found their accuracy lower at the end of the training, and the training faster; with a few thousand images and " +
            "a few epochs, the difference drowns in that of two seeds.";
}
