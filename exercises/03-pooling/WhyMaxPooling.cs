namespace CourseKit.Exercises.Pooling;

public sealed class WhyMaxPooling() : ChoiceExercise("03-pooling/why-max-pooling", "Why max pooling, and not a larger stride?")
{
    protected override string Stem =>
        "A network's maps are to become half as high and half as wide. Max pooling of 2×2 with a stride of 2 does it, and so does a " +
            "convolution with as many filters as channels and a stride of 2. What speaks for the pooling, or is true of the two?";

    protected override IReadOnlyList<Option> Options { get; } =
    [
        new("Max pooling has no parameters: there is nothing to store, to train or to over-fit.", true,
            "What would have to be learned in order to find the largest of four numbers? And how many weights have 64 filters of 3×3 on " +
            "64 channels?"),
        new("Only pooling makes maps smaller: a convolution keeps their size, whatever its stride.", false,
            "⌊(14 + 2·1 − 3)/2⌋ + 1: how many rows of outputs has a 3×3 convolution with a stride of 2?"),
        new("Max pooling costs less: 3 comparisons for an output, where each output of the convolution sums up products from all " +
            "channels.", true,
            "How many products does one output of a 3×3 convolution sum up if there are 64 channels, and how many numbers does one " +
            "output of 2×2 pooling compare?"),
        new("After max pooling, the network's result is the same wherever in the picture an object lies.", false,
            "The pattern moves by one pixel, from a window into the next one. Is the pooled map still the same?"),
        new("A strong response keeps its value when it moves by a pixel inside its window, and no training is needed for that.", true,
            "The windows `[[9, 1], [0, 2]]` and `[[1, 9], [0, 2]]`: what does the maximum say, and what does a kernel that has not been " +
            "trained?"),
        new("With suitable weights the convolution computes exactly what max pooling does, so it is never worse.", false,
            "A convolution without its bias turns into its negative when all inputs are negated. What does a maximum of 1, 2, 3, 4 do " +
                "then?"),
        new("With suitable weights the convolution computes exactly what average pooling of 2×2 does.", true,
            "Which four weights of a filter make the mean of 2×2 pixels of one channel, and what must its other weights be?"),
        new("Max pooling halves the number of channels as well, the convolution does not.", false,
            "Each map is pooled on its own. How many maps come out?"),
        new("With max pooling nothing is lost, since of each window the number that matters is kept.", false,
            "Of four numbers one is left, and nobody knows where in its window it lay. Would that do for a task that asks for every " +
            "pixel's class?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Compare three things: the numbers to be learned, the operations for one output, and what happens when a bright pixel moves by " +
            "one.",
        "What a convolution can compute is a weighted sum. Is a mean one? Is a maximum?",
        "Four of the nine hold.",
    ];

    public override string Explanation =>
        "A pooling layer is a fixed, cheap rule; a convolution with a stride learns its own, at a price. Neither is always better: there " +
            "are good networks without any pooling (Springenberg and others, 2014, *Striving for Simplicity*), and ResNets pool by the " +
            "maximum only once, near the image, and otherwise make their maps smaller by strides.";
}
