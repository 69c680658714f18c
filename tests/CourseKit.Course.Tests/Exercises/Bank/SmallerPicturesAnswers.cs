using CourseKit.Exercises.ClassicArchitectures;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class SmallerPicturesAnswers : AnswerBook<Answers>
{
    private const string Products = "multiply-accumulates of the convolutions, ratio",
        OfConvolutions = "parameters of the convolutions, ratio", Dense = "first dense layer, weights";

    public SmallerPicturesAnswers()
        : base(new SmallerPictures())
    {
        Right("as fractions", Of((Products, 49 / 9d)));
        Wrong("as before", Of(("last maps, rows", 7)), "224 pixels, halved five times, are 7");
        Wrong("the pixels of a map", Of(("last maps, rows", 9)), "How many rows are they in?");
        Wrong("whole numbers divided", Of((Products, 4)), "`/` between two whole numbers drops the fraction");
        Wrong("NiN's", Of((Products, 7.058)), "That is for the NiN of the same book");
        Wrong("weights added", Of(("all parameters", 212_692_234)), "Those are more than before");
        Wrong("the VGG-11 for photos", Of(("all parameters", 132_863_336)), "in color and 1,000 classes");
        Wrong("four poolings", Of(("last maps, rows", 6)), "How often are the maps halved?");
        Wrong("one axis", Of((Products, 2.33)), "A map is smaller down and across");
        Wrong("turned round", Of((Products, 0.184)), "does the larger image take?");
        Wrong("the dense layers, too", Of((Products, 5.39)), "Only its convolutions are asked for", "one axis");
        Wrong("filters grow with the image", Of((OfConvolutions, 5.44)), "Where does the size of the image appear in 3·3·C + 1?", "one " +
            "axis");
        Wrong("weights for 7×7", Of((Dense, 102_760_448)), "How large are the 512 maps now?");
        Wrong("one number for each map", Of((Dense, 2_097_152)), "The layer sees every pixel of every map");
        Wrong("all as it was", Of(("all parameters", 128_806_154)), "Which layer's inputs are the pixels of the last maps?");
        Wrong("all by the pixels", Of(("all parameters", 23_658_273)), "Only one layer has fewer");
        Wrong("NiN by the pixels", Of(("parameters of NiN, ratio", 5.44)), "Which layer would have weights for its pixels?");
        Wrong("NiN as VGG", Of(("parameters of NiN, ratio", 2.87)), "Has NiN a dense layer that sees pixels?");
        Wrong("turned round, two digits", Of((Products, 0.18)), "Your number is 1 divided by the one that is asked for");
        Wrong("a convolution in the place of the dense layer", Of((Dense, 2_359_296)), "That is a convolution of 3×3 on 512 maps");
        Wrong("without biases", Of(("all parameters", 44_909_120)), "What else has each filter and each unit?");
        Wrong("biases twice", Of(("all parameters", 44_924_170)), "the biases of the first dense layer, or the biases of the second");
        Wrong("the first dense layer alone", Of(("all parameters", 18_874_368)), "What else belongs into the sum?");
        Wrong("without the last layer", Of(("all parameters", 44_879_104)), "the weights of the last layer and the biases of the last");
        Wrong("last maps of one pixel", Of(("all parameters", 28_142_858)), "which images of 32×32 pixels leave", "second dense layer");
        Wrong("color images", Of(("all parameters", 44_921_226)), "Images are gray here");
        Wrong("ImageNet's classes", Of(("all parameters", 48_976_104)), "How many classes are told apart here?");
        Wrong("a ratio", Of(("all parameters", 2.87)), "How many has the one for 96?");
        Wrong("a difference of pixels", Of((Products, 128)), "how many pixels fewer a row has");
        Wrong("padding counted", Of((Products, 5.32)), "That counts the zeros around the image as places");
        Wrong("nothing more", Of((OfConvolutions, 0)), "0 times as much is nothing at all");
        Wrong("NiN, nothing more", Of(("parameters of NiN, ratio", 0)), "0 times as much is nothing at all");
        Wrong("VGG by NiN", Of(("parameters of NiN, ratio", 64.66)), "That is VGG-11 divided by NiN");
        Wrong("rounded", Of(("all parameters", 44_900_000)), "rounded: give all its digits");
        Wrong("a guess", Of((Products, 4)), "How many times as many places has a map for 224 pixels?", "one axis");
    }

    private static Answers Of(params (string Name, double Value)[] wrong)
    {
        var answer = new Answers
        {
            ["last maps, rows"] = 3,
            [Products] = 5.44,
            [OfConvolutions] = 1,
            [Dense] = 18_874_368,
            ["all parameters"] = 44_920_074,
            ["parameters of NiN, ratio"] = 1,
        };
        foreach (var (name, value) in wrong)
        {
            answer[name] = value;
        }

        return answer;
    }
}
