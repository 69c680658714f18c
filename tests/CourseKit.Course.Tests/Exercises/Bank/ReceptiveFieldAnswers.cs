using CourseKit.Exercises.Convolution;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class ReceptiveFieldAnswers : AnswerBook<Answers>
{
    private const string AtRate = "How far apart in the input do neighbors in its output lie";

    public ReceptiveFieldAnswers()
        : base(new ReceptiveFieldOfAStack())
    {
        Right("computed from the last to the first", Of(3, ((3 - 1) * 1) + 3, ((((5 - 1) * 2) + 3 - 1) * 1) + 3));
        Wrong("without strides", Of(3, 5, 9), AtRate);
        Wrong("sums", Of(3, 6, 11), "the second adds only the pixels that stick out");
        Wrong("its own stride", Of(3, 7, 15), "The stride of a layer spreads the layers above it");
        Wrong("the windows", Of(3, 3, 5), "That is what a layer sees of the layer below it");
        Wrong("areas", Of(9, 25, 169), "The question asks for its width");
        Wrong("steps", Of(2, 4, 12), "from the first to the last");
        Wrong("radii", Of(1, 2, 6), "And to the other?");
        Wrong("products", Of(3, 9, 45), "Windows of neighbors overlap");
        Wrong("whole windows", Of(3, 6, 16), "A window of f adds f − 1 distances");
        Wrong("one layer too few", Of(3, 5, 11), "each of which sees more than one pixel");
        Wrong("the last without stride", Of(3, 5, 9), AtRate);
        Wrong("an area in the last", Of(3, 5, 169), "The question asks for its width");
        Wrong("f instead of f − 1 in the last", Of(3, 5, 15), "A window of f adds f − 1 distances", "spreads the layers above it");
        Wrong("the last's own window", Of(3, 5, 5), "under the five outputs of layer 2 that layer 3 sees", "three outputs");
        Wrong("its own stride, then f", Of(3, 7, 23), "spreads the layers above it");
        Wrong("its own stride, then without", Of(3, 7, 11), "spreads the layers above it");
        Wrong("f in layer 2 alone", Of(3, 6, 14), "A window of f adds f − 1 distances");
        Wrong("f in layer 2, then sums", Of(3, 6, 30), "A window of f adds f − 1 distances");
        Wrong("the stride divides", Of(3, 5, 7), "closer together than pixels do, or farther apart?");
        Wrong("the last layer's fields", Of(13, 11, 5), "the fields of layer 3 alone", "Layers 1 and 2 are right");
        Wrong("from the last to the first", Of(5, 11, 13), "Which of the three layers lies on the image?");
        Wrong("areas of windows", Of(9, 9, 25), "The question asks for a width");
        Wrong("guessed", Of(3, 5, 14), "Layers 1 and 2 are right.", "Hint");
        Wrong("guessed for layer 2", Of(3, 4, 8), "Layer 1 is right.", "Layers 1 and 2");
        Wrong("guessed for layer 1", Of(7, 5, 13), "each of its values sees one window", "is right");
        Wrong("half of it", new Answers { ["layer 1"] = 3 }, "This number is still missing.");
        Wrong("another name", new Answers { ["layer1"] = 3, ["layer2"] = 5, ["layer3"] = 13 },
            "The names are: «layer 1», «layer 2», «layer 3».");
        Wrong("not a number", Of(3, 5, double.NaN), "This is not the number.", "Hint");
        Wrong("endless", Of(3, 5, double.PositiveInfinity), "This is not the number.", "Hint");
    }

    private static Answers Of(double first, double second, double third) =>
        new() { ["layer 1"] = first, ["layer 2"] = second, ["layer 3"] = third };
}
