using CourseKit.Exercises.EfficientArchitectures;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class CostOfASeparableConvolutionAnswers : AnswerBook<Answers>
{
    private const string Ordinary = "ordinary, weights", OrdinaryProducts = "ordinary, multiply-accumulates",
        DepthWise = "depth-wise part, weights", PointWise = "point-wise part, weights",
        Products = "separable, multiply-accumulates", Ratio = "ordinary to separable, ratio", Fewest = "fewest filters that save";

    public CostOfASeparableConvolutionAnswers()
        : base(new CostOfASeparableConvolution())
    {
        Right("as fractions and words", Of((Ratio, 360 / 49d), (Products, "164.64 thousand")));
        Wrong("giga in the place of mega", Of(("ordinary, multiply-accumulates", "1.21 GMACs")),
            "It is a thousand times as much: k is 10³");
        Wrong("places", Of(("windows on a color image, ordinary", 140)), "Here a window is nine weights");
        Wrong("nine maps from each", Of((PointWise, 8_640)), "How many maps are that?");
        Wrong("bytes", Of((Ordinary, 34_560)), "Those are bytes");
        Wrong("bytes in all three", Of((Ordinary, 34_560), (DepthWise, 864), (PointWise, 3_840)), "Those are bytes");
        Wrong("weights for each row", Of((Ordinary, 120_960)), "How many are stored?");
        Wrong("both convolutions together", Of((Ordinary, 9_816)), "the separable one together");
        Wrong("the convolution of the last line", Of((Ordinary, 1_200)), "with 8 filters of 5×5 on 6 maps");
        Wrong("both parts for the second", Of((PointWise, 1_176)), "That is the whole separable convolution");
        Wrong("what is saved for the second", Of((PointWise, 8_424)), "How many weights has this part itself?");
        Wrong("ordinary, with biases", Of((OrdinaryProducts, 1_215_200)), "There are no biases here");
        Wrong("separable, with biases", Of((Products, 173_600)), "There are no biases here");
        Wrong("rounded twice", Of((Ratio, 7.4)), "rounded to two digits and then to one", "Which two of your numbers");
        Wrong("on 24 maps", Of(("windows on a color image, separable", 24)), "How many channels has a color image?");
        Wrong("weights in a circle", Of((Ordinary, 216), (DepthWise, 960), (PointWise, 8_640)), "each in the place of another one of them",
            "That is one filter");
        Wrong("weights in a circle, the other way round", Of((Ordinary, 960), (DepthWise, 8_640), (PointWise, 216)),
            "each in the place of another one of them", "How many weights has one window");
        Wrong("products and their ratio in a circle", Of((OrdinaryProducts, 164_640), (Products, 7.35), (Ratio, 1_209_600)),
            "each in the place of another one of them", "Each weight is used");
        Wrong("a comma for the point", Of((Ratio, "7,35")), "«7,35» is no number", "Which two of your numbers");
        Wrong("as the ordinary one", Of((DepthWise, 8_640)), "a filter sees how many maps, and how many filters are there?");
        Wrong("one window", Of((DepthWise, 9)), "Each map has a window of its own");
        Wrong("a window for each of 40", Of((DepthWise, 360)), "knows nothing of the 40 filters", "biases");
        Wrong("with biases", Of((DepthWise, 240)), "There are no biases here");
        Wrong("3×3 in the point-wise part", Of((PointWise, 8_640)), "has windows of 1×1");
        Wrong("40 maps on 40", Of((PointWise, 1_600)), "How many maps come out of the depth-wise part");
        Wrong("24 filters of 1×1", Of((PointWise, 576)), "That would be 24 filters", "come out of the depth-wise part");
        Wrong("filters and maps added", Of((PointWise, 64)), "You add filters and maps", "come out of the depth-wise part");
        Wrong("another number of weights", Of((PointWise, 500)), "and how many filters are there?");
        Wrong("the point-wise part forgotten", Of((Products, 30_240)), "Your number is what the depth-wise part alone would add");
        Wrong("the depth-wise part forgotten", Of((Products, 134_400)), "Your number is what the point-wise part alone would add");
        Wrong("multiplied", Of((Products, 29_030_400)), "Are their costs multiplied or added?");
        Wrong("products of both multiplied", Of((Products, 4_064_256_000)), "Are their costs multiplied or added?");
        Wrong("eight, as in the text", Of((Ratio, 8)), "What do the multiply-accumulates of this one give", "give more digits");
        Wrong("percent of the other", Of((Ratio, 734.7)), "Are those percent?", "remainder");
        Wrong("FLOPs by MACs", Of((Ratio, 14.69)), "two in the one that you divide?");
        Wrong("MACs by FLOPs", Of((Ratio, 3.67)), "two in the one that you divide by?");
        Wrong("zero", Of((Ratio, 0)), "the fraction is dropped");
        Wrong("cut off at one digit", Of((Ratio, 7.3)), "rounded or cut off");
        Wrong("rounded up", Of((Ratio, 7.9)), "Which two of your numbers do you divide?", "rounded or cut off");
        Wrong("FLOPs", Of((Products, 329_280)), "count the pair once");
        Wrong("the weights", Of((Products, 1_176)), "Each weight is used at each place");
        Wrong("no padding", Of((Products, 1_176 * 96)), "Each weight of both parts is used once at each of 14·10 places", "alone");
        Wrong("against the depth-wise part", Of((Ratio, 40)), "What else belongs to the separable one?");
        Wrong("nine", Of((Ratio, 9)), "the limit for very many filters");
        Wrong("turned round", Of((Ratio, 0.136)), "does the ordinary one take?");
        Wrong("turned round, with two digits", Of((Ratio, 0.14)), "does the ordinary one take?", "drops the fraction");
        Wrong("percent", Of((Ratio, 13.6)), "how many percent are left");
        Wrong("the share that is saved", Of((Ratio, 0.86)), "the part that is saved");
        Wrong("the percent that are saved", Of((Ratio, 86.39)), "Those are the percent that are saved", "remainder");
        Wrong("another ratio", Of((Ratio, 36.73)), "Which two of your numbers do you divide?");
        Wrong("how many times more", Of((Ratio, 6.35)), "That is what it takes more.");
        Wrong("one too many", Of((Ratio, 8.35)), "You add 1 to the ratio");
        Wrong("whole numbers divided", Of((Ratio, 7)), "drops the fraction");
        Wrong("always cheaper", Of((Fewest, 1)), "With one filter the ordinary convolution has 3·3 weights");
        Wrong("nine filters", Of((Fewest, 9)), "Which is larger for F = 3?");
        Wrong("the break-even", Of((Fewest, 1.125)), "Filters are whole");
        Wrong("the windows of both", Of(("windows on a color image, ordinary", 99)), "How many has the ordinary convolution alone?");
        Wrong("one for each filter", Of(("windows on a color image, ordinary", 32)), "How many channels are there?");
        Wrong("as many as before", Of(("windows on a color image, separable", 96)), "How many come in?", "Those are the weights");
        Wrong("one for each 1×1", Of(("windows on a color image, separable", 32)), "mix what the windows have found");
        Wrong("a guess", Of(("windows on a color image, separable", 12)), "Which of the two parts has windows of 3×3", "mix");
    }

    private static Answers Of(params (string Name, GivenNumber? Value)[] wrong)
    {
        var answer = new Answers
        {
            ["ordinary, weights"] = 8_640,
            [DepthWise] = 216,
            [PointWise] = 960,
            ["ordinary, multiply-accumulates"] = 1_209_600,
            [Products] = 164_640,
            [Ratio] = 7.35,
            [Fewest] = 2,
            ["windows on a color image, ordinary"] = 96,
            ["windows on a color image, separable"] = 3,
        };
        foreach (var (name, value) in wrong)
        {
            answer[name] = value;
        }

        return answer;
    }
}
