using CourseKit.Networks.Architectures;
using CourseKit.Networks.Weights;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Weights;

/// <summary>SqueezeNet 1.1 as published, in three formats.</summary>
public sealed class SqueezeNetWeightsTests
{
    private const string Safetensors = "squeezenet1_1.safetensors", Zip = "squeezenet1_1_state_dict.pth",
        Legacy = "squeezenet1_1_state_dict_legacy.pth";

    [RealWeightsFact(Safetensors, Zip, Legacy)]
    public void All_formats_hold_the_same_tensors()
    {
        var weights = StateDict.Read(RealWeightsFactAttribute.File(Safetensors));

        weights.Elements.Should().Be(1_235_496, "as published");
        weights.Should().HaveCount(52);
        StateDict.Read(RealWeightsFactAttribute.File(Zip)).ShouldBe(weights);
        StateDict.Read(RealWeightsFactAttribute.File(Legacy)).ShouldBe(weights);
    }

    [RealWeightsFact(Safetensors, Zip, Legacy)]
    public void All_formats_give_the_same_logits()
    {
        var x = new Generator(1).Normal([1, 3, 64, 64]);
        var logits = new[] { Safetensors, Zip, Legacy }.Select(file =>
            SqueezeNet.Version11.Network().Load([1, 3, 64, 64], StateDict.Read(RealWeightsFactAttribute.File(file))).Eval().Call(x)
                .ToArray()).ToList();

        logits[0].Should().HaveCount(1000).And.Contain(logit => logit > 1);
        logits[1].Should().Equal(logits[0]);
        logits[2].Should().Equal(logits[0]);
    }
}
