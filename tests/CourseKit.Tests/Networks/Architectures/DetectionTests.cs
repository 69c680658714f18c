using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Architectures;

public sealed class DetectionTests
{
    [Theory]
    [InlineData("yolov3", "stride32 [2, 255, 13, 13], stride16 [2, 255, 26, 26], stride8 [2, 255, 52, 52], out [2, 255, 13, 13]")]
    [InlineData("yolov3_tiny", "stride32 [2, 255, 13, 13], stride16 [2, 255, 26, 26], out [2, 255, 13, 13]")]
    [InlineData("ssd300_vgg16", "bbox_regression [2, 8732, 4], out [2, 8732, 91]")]
    [InlineData(
        "maskrcnn_resnet50_fpn",
        "objectness [2, 159882, 1], rpn_bbox_regression [2, 159882, 4], proposals [2, 1000, 4], bbox_regression [2000, 364], " +
            "detections [2, 100, 6], "
        + "mask_logits [200, 91, 28, 28], out [2000, 91]")]
    public void Detectors_have_an_output_for_each_scale_or_kind(string name, string outputs)
    {
        var architecture = Architecture.Named(name);

        var graph = Graph.Of(architecture.Network(), [2, .. architecture.Image]);

        string.Join(", ", graph.Outputs.Select(output => $"{output.Key} {output.Value.Shape}")).Should().Be(outputs);
    }

    [Theory]
    [InlineData("yolov3", 65.86)]
    [InlineData("yolov3_tiny", 5.56)]
    [InlineData("darknet53", 18.57)]
    public void Darknets_cost_what_its_authors_say(string name, double billionOperations)
    {
        // https://pjreddie.com/darknet/yolo and /imagenet, in «BFLOPs»: 2 · multiply-accumulates of convolutions.
        var architecture = Architecture.Named(name);
        var graph = Graph.Of(architecture.Network(), [1, .. architecture.Image]);

        var operations = 2 * graph.Nodes.Skip(1)
            .Sum(node => node.Layer!.CountOperations([.. node.Inputs.Select(input => input.Shape)], node.Shape).MultiplyAccumulates.Value);

        (operations / 1e9).Should().BeApproximately(billionOperations, 0.005);
    }

    [Fact]
    public void Masks_cost_nothing_where_nothing_is_found()
    {
        // As torchvision measured: https://github.com/pytorch/vision/pull/6936, on noise, with weights that were not trained.
        var graph = Graph.Of(RegionCnn.MaskRcnn.Network(), [1, .. RegionCnn.MaskRcnn.Image]);

        var operations = graph.Nodes.Skip(1).Where(node => !node.Name.StartsWith("roi_heads.mask", StringComparison.Ordinal))
            .Sum(node => node.Layer!.CountOperations([.. node.Inputs.Select(input => input.Shape)], node.Shape).MultiplyAccumulates.Value);

        Math.Round(operations / 1e9, 3).Should().Be(134.38);
    }

    [Fact]
    public void A_small_yolo_computes_what_it_infers()
    {
        var network = YoloV3.Tiny.Network(2).Build([1, 3, 64, 64], new Generator(1)).Eval();
        using var _ = new NoGrad();

        var outputs = network.CallAll(new Generator(2).Normal([1, 3, 64, 64]));

        outputs["stride32"].Shape.Should().Equal(1, 21, 2, 2);
        outputs["stride16"].Shape.Should().Equal(1, 21, 4, 4);
        outputs["stride16"].ToArray().Should().OnlyContain(value => float.IsFinite(value)).And.Contain(value => value != 0);
    }
}
