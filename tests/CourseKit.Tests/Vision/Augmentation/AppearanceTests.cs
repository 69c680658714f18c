using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Augmentation;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Augmentation;

/// <summary>Changes of values, not of places.</summary>
public sealed class AppearanceTests
{
    public static TheoryData<Transform> Changes =>
    [
        new ColorJitter(0.4, 0.3, 0.5, 0.1), new GaussianNoise(0.2), new RandomErasing(1), Normalize.ImageNet,
        new GaussianNoise().WithProbability(0.5), new RandomChoice(new GaussianNoise(), new ColorJitter(0.5)),
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Box_and_mask_stay_and_so_does_the_example_that_is_given(Transform change)
    {
        var (example, before) = (Scene.With(), Scene.With());
        var changed = Enumerable.Range(1, 8).Select(seed => change.Apply(example, Chance(seed))).ToList();

        changed.Should().OnlyContain(one => one.Boxes == example.Boxes && one.Mask == example.Mask);
        example.Image.ToArray().Should().Equal(before.Image.ToArray());
        change.Apply(example, Chance(5)).Image.ToArray().Should().Equal(changed[4].Image.ToArray());
        changed.Should().Contain(one => !one.Image.ToArray().SequenceEqual(before.Image.ToArray()));
    }

    [Fact]
    public void Normalization_subtracts_the_mean_of_a_channel_and_divides_by_its_deviation()
    {
        var image = Tensor.FromIndex([2, 1, 2], at => 1 + at[0] + (0.5 * at[2]));

        new Normalize([0.5, 4], [0.25, 2]).Apply(new Example(image), Chance(1)).Image.ToArray().Should().Equal(2, 4, -1, -0.75f);
    }

    [Fact]
    public void A_normalization_fits_the_channels()
    {
        Action one = () => Normalize.Mnist.Apply(Scene.With(), Chance(1));
        Action uneven = () => new Normalize([0.5], [1, 2]).ToString();
        Action zero = () => new Normalize([0.5, 0], [1, 0]).ToString();

        one.Should().Throw<ShapeException>().WithMessage(
            "Normalize([0.1307], [0.3081]) takes images of 1 channel. Received: [3, 24, 31].");
        uneven.Should().Throw<ArgumentException>().WithMessage("A normalization has a mean and a standard deviation above 0 for each "
            + "channel. Received: means [0.5], standard deviations [1, 2].");
        zero.Should().Throw<ArgumentException>().WithMessage("*standard deviations [1, 0].");
    }

    [RealDataFact]
    public void Normalized_training_sets_have_mean_0_and_deviation_1()
    {
        foreach (var (set, normalize) in new[]
        {
            (Mnist.Digits.Train(source: RealDataFactAttribute.Source), Normalize.Mnist),
            (Mnist.Fashion.Train(source: RealDataFactAttribute.Source), Normalize.FashionMnist),
        })
        {
            var (sum, squares, count) = (0.0, 0.0, 0L);
            foreach (var batch in new Loader(set, 1000) { Augmentation = normalize }.Epoch(1))
            {
                foreach (var value in batch.Images.Data)
                {
                    sum += value;
                    squares += (double)value * value;
                    count++;
                }
            }

            (sum / count).Should().BeApproximately(0, 2e-4, set.Name);
            Math.Sqrt(squares / count).Should().BeApproximately(1, 2e-4, set.Name);
        }
    }

    [Fact]
    public void Noise_has_its_deviation_and_stays_within_the_range_of_an_image()
    {
        var gray = new Example(Tensor.Full([1, 100, 100], 0.5));
        var (noisy, unclipped) = (new GaussianNoise(0.1).Apply(gray, Chance(1)).Image, new GaussianNoise(2) { Clip = false });

        noisy.Mean().Item().Should().BeApproximately(0.5f, 0.005f);
        Math.Sqrt(noisy.Variance().Item()).Should().BeApproximately(0.1, 0.003);
        new GaussianNoise(2).Apply(gray, Chance(1)).Image.ToArray().Should().OnlyContain(value => value >= 0 && value <= 1);
        Math.Sqrt(unclipped.Apply(gray, Chance(1)).Image.Variance().Item()).Should().BeApproximately(2, 0.06);
    }

    [Fact]
    public void Erased_is_one_rectangle_in_all_channels()
    {
        var image = new Example(Tensor.FromIndex([3, 20, 30], at => 0.1 + (0.2 * at[0])));
        var sizes = new List<int>();
        for (var seed = 1; seed <= 200; seed++)
        {
            var erased = new RandomErasing(1) { Value = 0.9 }.Apply(image, Chance(seed)).Image;
            var box = Scene.Around(erased.Select(0, 0), 0.8f);
            var inside = erased.ToArray().Count(value => value == 0.9f);
            inside.Should().Be(3 * (int)box.Area);
            sizes.Add((int)box.Area);
        }

        sizes.Min().Should().BeInRange(8, 20);
        sizes.Max().Should().BeInRange(160, 205);
        new RandomErasing(0).Apply(image, Chance(1)).Should().BeSameAs(image);
    }

    [Fact]
    public void Factors_of_colors_have_the_range_that_they_say_and_no_negative_ones()
    {
        var image = new Example(Tensor.Full([1, 2, 3], 0.25));
        double[] Brightnesses(double change) =>
            [.. Enumerable.Range(1, 300).Select(seed => new ColorJitter(change).Apply(image, Chance(seed)).Image[0, 1, 2] / 0.25)];

        Brightnesses(0.4).Min().Should().BeInRange(0.6, 0.63);
        Brightnesses(0.4).Max().Should().BeInRange(1.37, 1.4);
        Brightnesses(3).Min().Should().BeInRange(0, 0.1);
        Brightnesses(3).Max().Should().BeInRange(3.9, 4);
    }

    [Fact]
    public void Colors_change_in_random_order()
    {
        var image = new Example(Tensor.FromIndex([1, 1, 2], at => at[2] == 0 ? 0.2 : 0.9));
        var results = Enumerable.Range(1, 60).Select(seed =>
        {
            var values = new ColorJitter(0.5, 0.5).Apply(image, Chance(seed)).Image;
            return values[0, 0, 1] == 1;
        });

        results.Distinct().Should().HaveCount(2);
        Scene.With().Invoking(it => new ColorJitter(1).Apply(new Example(Tensor.Ones([2, 3, 3])), Chance(1))).Should()
            .Throw<ShapeException>()
            .WithMessage("Colors are those of an image [3, H, W], or of a gray one [1, H, W]. Received: [2, 3, 3].");
    }

    [Fact]
    public void A_probability_is_the_part_of_examples_that_are_changed()
    {
        var (image, change) = (new Example(Tensor.Ones([1, 1, 1])), new Normalize([0], [2]).WithProbability(0.25));

        Enumerable.Range(1, 1000).Count(seed => change.Apply(image, Chance(seed)).Image.Item() == 0.5f).Should().BeInRange(200, 300);
        new Normalize([0], [2]).WithProbability(1).Apply(image, Chance(1)).Image.Item().Should().Be(0.5f);
        new Normalize([0], [2]).WithProbability(0).Apply(image, Chance(1)).Should().BeSameAs(image);
    }

    [Fact]
    public void A_choice_takes_each_as_often()
    {
        var image = new Example(Tensor.Ones([1, 1, 1]));
        var choice = new RandomChoice(new Normalize([0], [2]), new Normalize([0], [4]), new Normalize([0], [8]));
        var counts = Enumerable.Range(1, 900).GroupBy(seed => choice.Apply(image, Chance(seed)).Image.Item()).ToList();

        counts.Select(group => group.Key).Should().BeEquivalentTo([0.5f, 0.25f, 0.125f]);
        counts.Should().OnlyContain(group => group.Count() > 240 && group.Count() < 360);
        FluentActions.Invoking(() => new RandomChoice()).Should().Throw<ArgumentException>()
            .WithMessage("A choice is among one transform or more. Received: none.*");
    }

    [Fact]
    public void Transforms_in_a_row_are_applied_in_that_order()
    {
        var image = new Example(Tensor.Ones([1, 1, 1]));
        Transform half = new Normalize([0], [2]), less = new Normalize([3], [1]);

        half.Then(less).Apply(image, Chance(1)).Image.Item().Should().Be(-2.5f);
        less.Then(half).Then(less).Apply(image, Chance(1)).Image.Item().Should().Be(-4);
        new Compose(less, new Compose(half, less)).Apply(image, Chance(1)).Image.Item().Should().Be(-4);
        new Compose().Apply(image, Chance(1)).Should().BeSameAs(image);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Arguments_that_mean_nothing_are_refused(Func<Transform> make, string message) =>
        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage(message);

    public static TheoryData<Func<Transform>, string> Wrong => new()
    {
        { () => new RandomShift(-1), "An image is shifted by a number of pixels, 0 or more. Received: -1." },
        { () => new RandomShift(1, -2), "An image is shifted by a number of pixels, 0 or more. Received: -2." },
        { () => new RandomHorizontalFlip(1.5), "A probability is from 0 to 1. Received: 1.5." },
        { () => new RandomVerticalFlip(double.NaN), "A probability is from 0 to 1. Received: NaN." },
        { () => new RandomRotation(181), "A rotation is by 0 to 180 degrees, in either direction. Received: 181." },
        { () => new RandomZoom(0, 1), "A zoom is by a range of factors above 0. Received: 0 to 1." },
        { () => new RandomZoom(1.2, 0.8), "A zoom is by a range of factors above 0. Received: 1.2 to 0.8." },
        { () => new RandomShear(-5), "A shear is by 0 to 80 degrees, in either direction. Received: -5." },
        { () => new Resize(0, 5), "A size is from 1 to 65,535 pixels. Received: 0." },
        { () => new RandomResizedCrop(5, 70_000), "A size is from 1 to 65,535 pixels. Received: 70000." },
        { () => new RandomResizedCrop(5, 5) { Scale = (0.5, 1.5) }, "A part of an image has a part of its area, from above 0 to 1. "
            + "Received: 0.5 to 1.5." },
        { () => new RandomResizedCrop(5, 5) { Ratio = (2, 1) }, "Proportions are a range of factors above 0. Received: 2 to 1." },
        { () => new RandomErasing(-0.1), "A probability is from 0 to 1. Received: -0.1." },
        { () => new RandomErasing { Scale = (0, 1) }, "A part of an image has a part of its area, from above 0 to 1. Received: 0 to 1." },
        { () => new GaussianNoise(-1), "A standard deviation is 0 or more, and at most 100. Received: -1." },
        { () => new ColorJitter(-0.1), "A factor changes by 0 or more. Received: -0.1." },
        { () => new ColorJitter(Hue: 0.6), "The hue turns by at most half of the circle of colors, 0.5. Received: 0.6." },
        { () => new RandomShift(1) { MinVisibility = 2 }, "The part of a box that has to be visible is from 0 to 1. Received: 2." },
        { () => new RandomShift(1).WithProbability(-1), "A probability is from 0 to 1. Received: -1." },
    };

    [Fact]
    public void A_transform_is_written_as_it_is_made() =>
        new RandomShift(2).Then(new RandomRotation(12.5)).Then(new RandomZoom(0.9, 1.1)).Then(new GaussianNoise().WithProbability(0.5))
            .Then(new RandomChoice(new RandomHorizontalFlip(), new RandomShift(1, 2))).Then(Normalize.Mnist).ToString().Should().Be(
            "Compose(RandomShift(2), RandomRotation(12.5), RandomZoom(0.9, 1.1), RandomApply(GaussianNoise(0.1), 0.5), "
            + "RandomChoice(RandomHorizontalFlip(0.5), RandomShift(1, 2)), Normalize([0.1307], [0.3081]))");

    private static Generator Chance(int seed) => new((ulong)seed * 0x9E3779B97F4A7C15);
}
