using System.IO.Compression;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Datasets;

/// <summary>The published files against what is known of them: the counts of their authors, and what others measured.</summary>
public sealed class MnistTests
{
    [RealDataFact]
    public void The_training_set_has_the_known_digits()
    {
        var digits = Mnist.Digits.Train(source: RealDataFactAttribute.Source);
        digits.Count.Should().Be(60_000);
        digits.Labels.Take(10).Should().Equal(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
        Counts(digits).Should().Equal(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    }

    [RealDataFact]
    public void The_test_set_has_the_known_digits()
    {
        var digits = Mnist.Digits.Test(source: RealDataFactAttribute.Source);
        digits.Count.Should().Be(10_000);
        Counts(digits).Should().Equal(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    }

    [RealDataFact]
    public void Mean_and_deviation_are_those_that_everyone_normalizes_by()
    {
        var pixels = Mnist.Digits.Train(source: RealDataFactAttribute.Source).Images.Data;
        var (sum, squares) = (0.0, 0.0);
        foreach (var pixel in pixels)
        {
            sum += pixel;
            squares += (double)pixel * pixel;
        }

        var mean = sum / pixels.Length;
        mean.Should().BeApproximately(0.1307, 0.00005);
        Math.Sqrt((squares / pixels.Length) - (mean * mean)).Should().BeApproximately(0.3081, 0.00005);
    }

    [RealDataFact]
    public void Fashion_has_as_many_images_of_each_class()
    {
        Counts(Mnist.Fashion.Train(source: RealDataFactAttribute.Source)).Should().Equal(Enumerable.Repeat(6000, 10));
        Counts(Mnist.Fashion.Test(source: RealDataFactAttribute.Source)).Should().Equal(Enumerable.Repeat(1000, 10));
    }

    [RealDataFact]
    public void The_first_images_alone_are_those_of_the_whole_set()
    {
        var (few, all) = (Mnist.Digits.Test(20, RealDataFactAttribute.Source), Mnist.Digits.Test(source: RealDataFactAttribute.Source));
        few.Count.Should().Be(20);
        few.Images.Shape.Should().Equal(20, 1, 28, 28);
        few.Images.ToArray().Should().Equal(all.Take(20).Images.ToArray());
        few.Image(19).ToArray().Should().Equal(all.Image(19).ToArray());
        few.Labels.Should().Equal(all.Labels[..20]);
    }

    [RealDataFact]
    public void A_lesson_gets_real_digits_where_they_are()
    {
        var digits = Digits.Train(100, RealDataFactAttribute.Source);
        digits.Name.Should().Be("MNIST, training set");
        digits.Notice.Should().BeNull();
        digits.Count.Should().Be(100);
    }

    [RealDataFact]
    public void Unzipped_files_are_found_under_either_of_their_names()
    {
        using var folder = new TemporaryFolder();
        foreach (var (file, name) in Mnist.Digits.Files.Skip(2).Zip(["t10k-images.idx3-ubyte", "t10k-labels-idx1-ubyte"]))
        {
            using var zipped = RealDataFactAttribute.Source.Open(file);
            using var gzip = new GZipStream(zipped, CompressionMode.Decompress);
            using var unzipped = File.Create(folder.File(name));
            gzip.CopyTo(unzipped);
        }

        var source = new DataSource { Folders = [folder.Path], Cache = folder.File("cache") };

        Mnist.Digits.Test(5, source).Labels.Should().Equal(7, 2, 1, 0, 4);
    }

    [Fact]
    public void Sets_have_the_names_that_programs_give_them() =>
        Mnist.Digits.Files[0].Copies.Select(copy => copy.Name).Should().Equal(
            "train-images-idx3-ubyte.gz", "train-images.idx3-ubyte.gz", "train-images-idx3-ubyte", "train-images.idx3-ubyte");

    [RealDataFact]
    public void No_more_images_are_had_than_were_published() =>
        FluentActions.Invoking(() => Digits.Train(60_001, RealDataFactAttribute.Source)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("MNIST, training set has 60,000 images to take from. Received: 60001.*");

    private static IEnumerable<int> Counts(ImageDataset dataset) =>
        dataset.Labels.CountBy(label => label).OrderBy(count => count.Key).Select(count => count.Value);
}
