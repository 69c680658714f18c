using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class DigitsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_MNIST_the_course_draws_as_many_digits_itself_and_says_so()
    {
        var digits = Digits.Train(30, Offline);

        digits.Count.Should().Be(30);
        digits.Images.ToArray().Should().Equal(GeneratedDigits.Make(30).Images.ToArray());
        digits.Notice.Should().Be(
            "The handwritten digits of MNIST are not on this machine and could not be downloaded. So the course drew these digits " +
                "itself, and all of the lesson works with them.");
        digits.ToString().Should().Contain(digits.Notice!);
        digits.ToHtml().Should().Contain($"<strong>{digits.Notice}</strong>");
    }

    [Fact]
    public void Without_MNIST_the_test_set_has_other_digits_than_the_training_set()
    {
        var test = Digits.Test(30, Offline);

        test.Images.ToArray().Should().Equal(GeneratedDigits.Make(30, seed: 2).Images.ToArray());
        test.Notice.Should().StartWith("The handwritten digits of MNIST are not on this machine");
    }

    [Theory]
    [InlineData("given")]
    [InlineData("cache")]
    public void A_damaged_file_is_named_with_what_was_expected_and_received(string place)
    {
        Directory.CreateDirectory(folder.File($"{place}/mnist"));
        File.WriteAllBytes(folder.File($"{place}/mnist/train-images-idx3-ubyte.gz"), [1, 2, 3]);

        var notice = Digits.Train(5, Offline with { Folders = [folder.File("given")] }).Notice;

        notice.Should().StartWith("The handwritten digits of MNIST cannot be read. ")
            .And.EndWith("So the course drew these digits itself, and all of the lesson works with them.")
            .And.Contain("train-images-idx3-ubyte.gz").And.Contain("f68b3c2dcbeaaa9fbdd348bbdeb94873")
                .And.Contain("5289df737df57326fcdd22597afb1fac");
    }

    [RealDataFact]
    public void With_MNIST_they_are_its_first_and_there_is_nothing_to_say()
    {
        var digits = Digits.Train(10, RealDataFactAttribute.Source);

        digits.Labels.Should().Equal(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
        digits.Notice.Should().BeNull();
        Digits.Train(source: RealDataFactAttribute.Source).Count.Should().Be(60_000);
        var test = Digits.Test(source: RealDataFactAttribute.Source);
        (test.Name, test.Count).Should().Be(("MNIST, test set", 10_000));
        test.Labels.Take(5).Should().Equal(7, 2, 1, 0, 4);
    }

    private DataSource Offline => new() { Cache = folder.File("cache"), Network = null };
}
