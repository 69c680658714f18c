using CourseKit.Tensors;
using CourseKit.Tests.Networks.Weights;
using CourseKit.Vision.Datasets;
using CourseKit.Vision.Imaging;
using CourseKit.Vision.Pretrained;

namespace CourseKit.Tests.Vision.Pretrained;

public sealed class PretrainedNetworksTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>PyTorch gives this photo monastery .46 and stupa .28; another resizing moves such numbers a little.</summary>
    [RealWeightsFact("squeezenet1_1.safetensors")]
    public void SqueezeNet_recognizes_a_photo_as_PyTorch_does()
    {
        var network = PretrainedNetworks.SqueezeNet11(RealDataFactAttribute.Source);
        Tensor mean = [[[0.485f]], [[0.456f]], [[0.406f]]], deviation = [[[0.229f]], [[0.224f]], [[0.225f]]];
        var photo = Image.Load(RealData.File("photos/china.jpg")).ResizeShorterSide(256).CenterCrop(224, 224).ToTensor();

        var scores = network.Call(((photo - mean) / deviation).Unsqueeze(0)).Softmax(1).ToArray();

        var best = scores.Index().OrderByDescending(score => score.Item).Take(2).ToList();
        best.Select(score => score.Index).Should().Equal(663, 832);
        best[0].Item.Should().BeApproximately(0.46f, 0.1f);
    }

    [Fact]
    public void Without_the_file_it_says_where_it_was_looked_for() =>
        FluentActions.Invoking(() => PretrainedNetworks.SqueezeNet11(new DataSource { Cache = folder.File("cache") })).Should()
            .Throw<DataUnavailableException>().WithMessage("weights/squeezenet1_1.safetensors is looked for in the folders*");

    [Fact]
    public void A_file_with_other_content_is_refused_before_it_is_read()
    {
        Directory.CreateDirectory(folder.File("given/weights"));
        File.WriteAllBytes(folder.File("given/weights/squeezenet1_1.safetensors"), [1, 2, 3]);

        FluentActions.Invoking(() => PretrainedNetworks.SqueezeNet11(
            new DataSource { Folders = [folder.File("given")], Cache = folder.File("cache") })).Should()
            .Throw<InvalidDataException>().WithMessage("*is not the published weights/squeezenet1_1.safetensors*");
    }
}
