using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class FashionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_the_photos_gray_shapes_of_their_size_stand_in_and_are_not_called_clothing()
    {
        var offline = new DataSource { Cache = folder.File("cache") };
        var (train, test) = (Fashion.Train(40, offline), Fashion.Test(40, offline));

        train.Images.Shape.Should().Equal(40, 1, 28, 28);
        train.Labels.CountBy(label => label).Should().OnlyContain(count => count.Value == 4);
        train.ClassNames.Should().HaveCount(10).And.NotContain("Sneaker");
        train.Notice.Should().Contain("Fashion-MNIST are not on this machine").And.Contain("They are no clothing");
        test.Images.ToArray().Should().NotEqual(train.Images.ToArray(), "what is measured on was not learned from");
    }

    [RealDataFact]
    public void With_the_photos_they_are_those_of_the_set()
    {
        Fashion.Train(10, RealDataFactAttribute.Source).Labels.Should().Equal(9, 0, 0, 3, 0, 2, 7, 2, 5, 5);
        Fashion.Test(10, RealDataFactAttribute.Source).Labels.Should().Equal(9, 2, 1, 1, 6, 1, 4, 6, 5, 7);
        Fashion.Test(source: RealDataFactAttribute.Source).Count.Should().Be(10_000);
    }
}
