using CourseKit.Exercises.InceptionAndBatchNormalization;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class CompareParametersAnswers : AnswerBook<Answers>
{
    public CompareParametersAnswers()
        : base(new CompareParameters())
    {
        Right("the ratio rounded", Of(("AlexNet by GoogLeNet", 8.71)));
        Right("spaces between thousands", Text("GoogLeNet", "6 998 552"));
        Wrong("below 0", Of(("GoogLeNet, last layer", -1_025_000)), "But for its sign it is the number", "An `int` ends");
        Wrong("torchvision's AlexNet divided", Of(("AlexNet by GoogLeNet", 8.73)), "One of the two is torchvision's");
        Wrong("rounded otherwise", Of(("AlexNet by GoogLeNet", 8.68)), "Divide your first number by your fourth");
        Wrong("one digit", Of(("AlexNet by GoogLeNet", 8.7)), "give more digits");
        Wrong("millions in a text", Text("AlexNet", "61 million"), "Is that all of its digits?", "Write it as");
        Wrong("millions with a digit", Text("NiN", "7.6 million"), "Is that all of its digits?", "Write it as");
        Wrong("more digits in a text", Text("VGG-16", "138.36 million"),
            "It may be the right one, rounded. All its digits", "Write it as");
        Wrong("a number of millions", Of(("AlexNet", 60.97)), "Is that a number of millions? All its digits", "Write it as");
        Wrong("GoogLeNet without biases", Of(("GoogLeNet", 6_990_272)), "Those are the weights");
        Wrong("the heads alone", Of(("GoogLeNet", 6_379_728)), "what the two auxiliary classifiers have");
        Wrong("a bias for each map", Of(("GoogLeNet, last layer on flattened maps", 50_177_024)), "Where does a bias belong",
            "How many are 1,024 maps");
        Wrong("multiply-accumulates", Of(("3a without bottlenecks", 308_281_344)), "how many multiply-accumulates it takes");
        Wrong("two biases a filter", Of(("3a without bottlenecks", 393_728)), "one bias in your sum too many");
        Wrong("one unit", Of(("GoogLeNet, last layer", 1_025)), "That is one unit", "Write it as");
        Wrong("one unit on flattened maps", Of(("GoogLeNet, last layer on flattened maps", 50_177)), "That is one unit", "Write it as");
        Wrong("AlexNet's dense layers", Of(("AlexNet", 58_631_144)), "Those are the three dense layers");
        Wrong("AlexNet in bytes", Of(("AlexNet", 243_860_896)), "as their bytes are, with four for each number");
        Wrong("GoogLeNet in bytes", Of(("GoogLeNet", 27_994_208)), "as their bytes are, with four for each number");
        Wrong("a module in bytes", Of(("3a without bottlenecks", 1_573_888)), "as their bytes are, with four for each number");
        Wrong("VGG-13", Of(("VGG-16", 133_047_848)), "That is VGG-13");
        Wrong("VGG-16's multiply-accumulates", Of(("VGG-16", 15_470_264_320)), "how many multiply-accumulates it takes");
        Wrong("AlexNet's multiply-accumulates", Of(("AlexNet", 1_135_256_096)), "how many multiply-accumulates it takes");
        Wrong("all digits of GoogLeNet's", Of(("GoogLeNet", 1_582_671_872)), "how many multiply-accumulates it takes");
        Wrong("NiN's last convolution", Of(("NiN", 1_025_000)), "That is the last convolution");
        Wrong("the heads taken off twice", Of(("GoogLeNet", 618_824)), "off a number that is without them");
        Wrong("61 million", Of(("AlexNet", 61_000_000)), "Is that all of its digits?");
        Wrong("exchanged", Of(("AlexNet", 138_357_544), ("VGG-16", 60_965_224)), "each in the place of the other");
        Wrong("7 million", Of(("GoogLeNet", 7_000_000)), "Books say from 5 to 7 million", "training only");
        Wrong("in percent", Of(("AlexNet by GoogLeNet", 871)), "That is a percentage", "C#");
        Wrong("how many times more", Of(("AlexNet by GoogLeNet", 7.71)), "How many times as many are that?", "C#");
        Wrong("a bias for each pixel", Of(("GoogLeNet, last layer on flattened maps", 50_225_000)), "How many biases has one");
        Wrong("one tower", Of(("AlexNet", 62_378_344)), "Three of its convolutions see only half");
        Wrong("torchvision's AlexNet", Of(("AlexNet", 61_100_840)), "Which name has the one of 2012?");
        Wrong("F7 forgotten", Of(("AlexNet", 60_965_224 - 16_781_312)), "as much as F7 would add");
        Wrong("VGG-19", Of(("VGG-16", 143_667_240)), "with three more convolutions");
        Wrong("the first dense layer forgotten", Of(("VGG-16", 138_357_544 - (25_089 * 4_096))),
            "as much as the first dense layer would add");
        Wrong("NiN of the book", Of(("NiN", 1_992_166)), "for gray images and ten classes");
        Wrong("the last block left out", Of(("NiN", 7_595_176 - 5_614_568)), "as much as the last block would add");
        Wrong("with its heads", Of(("GoogLeNet", 13_378_280)), "with its two auxiliary classifiers");
        Wrong("torchvision's GoogLeNet", Of(("GoogLeNet", 6_624_904)), "with batch normalization instead of biases", "auxiliary");
        Wrong("with one head", Of(("GoogLeNet", 10_188_416)), "with one of its two auxiliary classifiers");
        Wrong("GoogLeNet for ten classes", Of(("GoogLeNet", 5_983_802)), "That is GoogLeNet for ten classes");
        Wrong("GoogLeNet's multiply-accumulates", Of(("GoogLeNet", 1.58e9)), "how many multiply-accumulates it takes");
        Wrong("VGG-16 for ten classes", Of(("VGG-16", 134_301_514)), "That is VGG-16 for ten classes");
        Wrong("NiN without its last convolution", Of(("NiN", 6_570_176)), "What makes a thousand maps of the last 1,024");
        Wrong("biases of the bottlenecks", Of(("3a without bottlenecks", 393_584)), "which are gone");
        Wrong("3×3 behind the pooling", Of(("3a without bottlenecks", 442_624)), "What stands behind the pooling is a 1×1");
        Wrong("6 million", Of(("GoogLeNet", 6_000_000)), "What does the calculator say");
        Wrong("twelve times", Of(("AlexNet by GoogLeNet", 12)), "The paper says «12 times fewer»");
        Wrong("the other way round", Of(("AlexNet by GoogLeNet", 0.1148)), "How many times as many has AlexNet?");
        Wrong("whole numbers divided", Of(("AlexNet by GoogLeNet", 8)), "`/` between two whole numbers drops the fraction");
        Wrong("without biases", Of(("GoogLeNet, last layer", 1_024_000)), "Each of the 1,000 units has a bias");
        Wrong("flattened already", Of(("GoogLeNet, last layer", 50_177_000)), "What is left of a map when it is averaged?");
        Wrong("averaged still", Of(("GoogLeNet, last layer on flattened maps", 1_025_000)),
            "How many numbers are 1,024 maps of 7×7 pixels?");
        Wrong("one axis", Of(("GoogLeNet, last layer on flattened maps", 7_169_000)), "A map of 7×7 has 49 pixels");
        Wrong("with bottlenecks", Of(("3a without bottlenecks", 163_696)), "How many maps does the 3×3 see");
        Wrong("bottlenecks counted", Of(("3a without bottlenecks", 415_088)), "the bottlenecks are still counted");
        Wrong("without the pooling branch", Of(("3a without bottlenecks", 387_296)), "as much as the 1×1 behind the pooling would add");
        Wrong("one number", new Answers { ["AlexNet"] = 60_965_224 }, "This number is still missing");
    }

    private static Answers Text(string name, string text)
    {
        var answer = Of();
        answer[name] = text;
        return answer;
    }

    private static Answers Of(params (string Name, double Value)[] wrong)
    {
        var answer = new Answers
        {
            ["AlexNet"] = 60_965_224,
            ["VGG-16"] = 138_357_544,
            ["NiN"] = 7_595_176,
            ["GoogLeNet"] = 6_998_552,
            ["AlexNet by GoogLeNet"] = 60_965_224 / 6_998_552d,
            ["GoogLeNet, last layer"] = 1_025_000,
            ["GoogLeNet, last layer on flattened maps"] = 50_177_000,
            ["3a without bottlenecks"] = 393_472,
        };
        foreach (var (name, value) in wrong)
        {
            answer[name] = value;
        }

        return answer;
    }
}
