using CourseKit.Exercises.ClassicArchitectures;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class VggAgainstAlexNetAnswers : AnswerBook<Answers>
{
    public VggAgainstAlexNetAnswers()
        : base(new VggAgainstAlexNet())
    {
        Right("rounded, and in percent", Of(
            ("dense layers, share of the parameters", "89.4 %"), ("dense layers, share of the multiply-accumulates", "0.80 %")));
        Wrong("twice the layers", Of(("multiply-accumulates, ratio", 2)), "Twice as many layers are not twice as much work");
        Wrong("turned round", Of(("multiply-accumulates, ratio", 0.0468)), "AlexNet divided by VGG");
        Wrong("torchvision's AlexNet", Of(("multiply-accumulates, ratio", 21.66)), "The one of 2012 has two", "turned");
        Wrong("no groups", Of(("multiply-accumulates, ratio", 13.63)), "fourth and fifth convolutions see all maps");
        Wrong("FLOPs of one", Of(("multiply-accumulates, ratio", 42.71)), "you count those of one network twice");
        Wrong("whole numbers divided", Of(("parameters, ratio", 2)), "drops the fraction");
        Wrong("the convolutions of both", Of(("parameters, ratio", 6.30)), "Those are the convolutions");
        Wrong("the outputs by the parameters", Of(("numbers put out, ratio", 2.27)), "How many numbers do the layers put out for an " +
            "image?");
        Wrong("all layers", Of(("numbers put out, ratio", 14.88)), "What ReLU and pooling put out is not counted here");
        Wrong("one channel", Of(("second convolution, in AlexNets", 0.0399)), "How many products has one output?");
        Wrong("behind the pooling", Of(("second convolution, in AlexNets", 0.638)), "How large are its maps?");
        Wrong("a part of VGG", Of(("second convolution, in AlexNets", 0.1196)), "what the second convolution of " +
            "VGG-16 takes divided by what VGG-16 takes", "3 channels");
        Wrong("a part of VGG, or the first convolution", Of(("second convolution, in AlexNets", 0.12)),
            "or what the first convolution of VGG-16 takes divided by what AlexNet takes");
        Wrong("not divided", Of(("multiply-accumulates, ratio", 15_470_264_320)), "what VGG-16 takes, which is not divided by anything yet",
            "whole numbers");
        Wrong("how much more", Of(("parameters, ratio", 1.27)), "Your number is 1 less than the one that is asked for");
        Wrong("AlexNet in one tower", Of(("parameters, ratio", 2.22)), "divided by what an AlexNet has whose filters see all maps");
        Wrong("convolutions alone", Of(("numbers put out, ratio", 20.84)), "what the convolutions of AlexNet put out");
        Wrong("not divided either", Of(("numbers put out, ratio", 13_556_712)), "what VGG-16 puts out, which is not divided");
        Wrong("turned round, two digits", Of(("numbers put out, ratio", 0.05)), "Your number is 1 divided by the one that is asked for");
        Wrong("the second convolution turned round", Of(("second convolution, in AlexNets", 0.39)), "divided by what the second " +
            "convolution of VGG-16 takes");
        Wrong("AlexNet's part", Of(("dense layers, share of the multiply-accumulates", 0.081)),
            "what the dense layers of AlexNet take divided by what AlexNet takes");
        Wrong("all the rest", Of(("dense layers, share of the multiply-accumulates", "99.2 %")), "That is the part of the convolutions");
        Wrong("percent without the sign", Of(("dense layers, share of the multiply-accumulates", 0.8)), "percent are written as in");
        Wrong("parameters in the convolutions", Of(("dense layers, share of the parameters", 0.106)), "where many expect the parameters");
        Wrong("cost where the parameters are", Of(("dense layers, share of the multiply-accumulates", 0.894)),
            "A weight of a dense layer is used once for an image");
        Wrong("convolutions alone, too", Of(("multiply-accumulates, ratio", 23.05)), "what the convolutions of VGG-16 take divided by");
        Wrong("VGG-19", Of(("multiply-accumulates, ratio", 27.10)), "what VGG-19 takes divided by what AlexNet takes");
        Wrong("billions", Of(("multiply-accumulates, ratio", 15.47)), "what VGG-16 takes, in billions, and not divided by anything yet");
        Wrong("FLOPs of the other", Of(("multiply-accumulates, ratio", 10.68)), "you count those of one network twice");
        Wrong("AlexNet for 224 pixels", Of(("multiply-accumulates, ratio", 23.63)), "what AlexNet takes for 224 pixels");
        Wrong("weights of the convolutions", Of(("parameters, ratio", 6.3062)), "the weights of the convolutions of AlexNet");
        Wrong("millions", Of(("parameters, ratio", 138.36)), "what VGG-16 has, in millions, and not divided by anything yet");
        Wrong("by the paper's number", Of(("parameters, ratio", 2.31)), "the 60 million of AlexNet's paper");
        Wrong("VGG-19's parameters", Of(("parameters, ratio", 2.36)), "or what VGG-19 has divided by what AlexNet has");
        Wrong("torchvision's parameters", Of(("parameters, ratio", 2.2644)), "what the AlexNet of torchvision has");
        Wrong("with bias additions", Of(("second convolution, in AlexNets", 2.5578)), "with its bias additions");
        Wrong("VGG's dense layers forgotten", Of(("numbers put out, ratio", 20.549)), "what the convolutions of VGG-16 put out divided by");
        Wrong("millions put out", Of(("numbers put out, ratio", 13.56)), "what VGG-16 puts out, in millions");
        Wrong("AlexNet's part, or ten times", Of(("dense layers, share of the multiply-accumulates", "8 %")), "one place too far right?");
        Wrong("without the last layer", Of(("dense layers, share of the multiply-accumulates", 0.0077)), "what the first two dense layers");
        Wrong("filters and units", Of(("numbers put out, ratio", 13_416 / 10_568d)), "How many numbers does one filter put out");
        Wrong("pixels", Of(("numbers put out, ratio", 137_788 / 4_261d)), "the pixels of one map of each layer");
        Wrong("a convolution of each block", Of(("numbers put out, ratio", 9.2991)), "with one convolution in each block");
        Wrong("a guess", Of(("numbers put out, ratio", 9)), "Add up `layer.Output.Elements`", "ratio of the parameters");
    }

    private static Answers Of(params (string Name, GivenNumber? Value)[] wrong)
    {
        var answer = new Answers
        {
            ["multiply-accumulates, ratio"] = 21.36,
            ["parameters, ratio"] = 2.27,
            ["numbers put out, ratio"] = 20.56,
            ["second convolution, in AlexNets"] = 2.55,
            ["dense layers, share of the parameters"] = 0.894,
            ["dense layers, share of the multiply-accumulates"] = 0.00799,
        };
        foreach (var (name, value) in wrong)
        {
            answer[name] = value;
        }

        return answer;
    }
}
