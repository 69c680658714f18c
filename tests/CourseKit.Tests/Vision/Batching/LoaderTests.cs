using CourseKit.Networks.Training;
using CourseKit.Tensors;
using CourseKit.Vision.Batching;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Batching;

public sealed class LoaderTests
{
    [Fact]
    public void Without_shuffling_the_examples_come_in_the_order_of_the_set_and_the_last_batch_has_the_rest()
    {
        var loader = new Loader(ExampleList.Numbered(7), 3);

        loader.Count.Should().Be(3);
        var batches = loader.Epoch(1).ToList();
        batches.Select(batch => batch.Images.Shape.ToString()).Should().Equal("[3, 1, 2, 3]", "[3, 1, 2, 3]", "[1, 1, 2, 3]");
        Numbers(batches).Should().Equal(0, 1, 2, 3, 4, 5, 6);
        batches.SelectMany(batch => batch.Labels.ToArray()).Should().Equal(0, 1, 2, 3, 4, 0, 1);
        batches[1].Images.Select(0, 2).ToArray().Should().Equal(5, 5, 5, 5, 5, 5);
    }

    [Fact]
    public void A_last_batch_that_is_not_full_can_be_left_out()
    {
        var loader = new Loader(ExampleList.Numbered(7), 3) { DropLast = true };

        loader.Count.Should().Be(2);
        Numbers(loader.Epoch(1)).Should().Equal(0, 1, 2, 3, 4, 5);
        new Loader(ExampleList.Numbered(6), 3) { DropLast = true }.Count.Should().Be(2);
        new Loader(ExampleList.Numbered(6), 3).Count.Should().Be(2);
    }

    [Fact]
    public void Shuffled_epochs_have_every_example_once_each_in_an_order_of_its_own()
    {
        var loader = new Loader(ExampleList.Numbered(50), 8) { Shuffle = true };
        var (first, second) = (Numbers(loader.Epoch(1)), Numbers(loader.Epoch(2)));

        first.Order().Should().Equal(Enumerable.Range(0, 50));
        second.Order().Should().Equal(Enumerable.Range(0, 50));
        first.Should().NotEqual(second).And.NotBeInAscendingOrder();
        Numbers(new Loader(ExampleList.Numbered(50), 8) { Shuffle = true, Seed = 2 }.Epoch(1)).Should().NotEqual(first)
            .And.NotEqual(second, "the seed and the epoch are not added up");
    }

    /// <summary>Labels go with their images, also when shuffled.</summary>
    [Fact]
    public void Each_label_stays_with_its_image() =>
        new Loader(ExampleList.Numbered(23), 5) { Shuffle = true }.Epoch(3)
            .SelectMany(batch => batch.Images.ToArray().Chunk(6).Zip(batch.Labels.ToArray(), (pixels, label) => (pixels[5] % 5) - label))
            .Should().HaveCount(23).And.OnlyContain(difference => difference == 0);

    [Fact]
    public void An_epoch_is_the_same_whatever_was_asked_for_before_and_however_many_batches_are_prefetched()
    {
        Loader Loader(int prefetch) => new(ExampleList.Numbered(41), 6)
        {
            Shuffle = true,
            Seed = 9,
            Augmentation = new ShiftedBrightness(),
            Prefetch = prefetch,
        };
        var expected = Values(Loader(0).Epoch(4));

        foreach (var prefetch in new[] { 0, 1, 2, 5, 100 })
        {
            var loader = Loader(prefetch);
            Values(loader.Epoch(1)).Should().NotEqual(expected);
            loader.Epoch(2).First().Count.Should().Be(6);
            Values(loader.Epoch(4)).Should().Equal(expected, "{0} are prefetched", prefetch);
        }
    }

    [Fact]
    public void The_chance_of_an_example_does_not_depend_on_the_size_of_the_batch()
    {
        Loader Of(int batch) => new(ExampleList.Numbered(12), batch) { Shuffle = true, Augmentation = new ShiftedBrightness() };

        IEnumerable<float> Pixels(Loader loader) => loader.Epoch(1).SelectMany(batch => batch.Images.ToArray());
        Pixels(Of(5)).Should().Equal(Pixels(Of(12)));
    }

    [Fact]
    public void Each_example_and_each_epoch_has_chance_of_its_own()
    {
        var set = new ExampleList(40, _ => ExampleList.Image(0) with { Label = 1 });
        var loader = new Loader(set, 8) { Augmentation = new ShiftedBrightness() };
        var shifts = new[] { 1, 2 }.SelectMany(epoch => loader.Epoch(epoch))
            .SelectMany(batch => Enumerable.Range(0, batch.Count).Select(i => batch.Images[i, 0, 0, 0])).ToList();

        shifts.Should().OnlyHaveUniqueItems();
        shifts.Average().Should().BeInRange(0.35f, 0.65f);
        shifts.Min().Should().BeLessThan(0.1f);
        shifts.Max().Should().BeGreaterThan(0.9f);
    }

    [Fact]
    public void Masks_are_stacked_to_class_maps()
    {
        var set = new ExampleList(4, index => ExampleList.Image(index) with { Mask = Tensor.From([2, 3], [0, index, 0, 0, 0, 2]) });
        var batch = new Loader(set, 3).Epoch(1).First();

        batch.Labels.Shape.Should().Equal(3, 2, 3);
        batch.Labels.ToArray().Should().Equal(0, 0, 0, 0, 0, 2, 0, 1, 0, 0, 0, 2, 0, 2, 0, 0, 0, 2);
    }

    [Fact]
    public void Boxes_are_rows_with_the_place_of_their_image_in_the_batch()
    {
        var set = new ExampleList(4, index => ExampleList.Image(index) with
        {
            Boxes = [.. Enumerable.Range(0, index).Select(box => ExampleList.Object(label: index + 1, left: box))],
        });
        var batches = new Loader(set, 3).Epoch(1).ToList();

        batches[0].Labels.Shape.Should().Equal(3, 6);
        batches[0].Labels.ToArray().Should().Equal(
            1, 2, 0, 0.5f, 1.25f, 2,
            2, 3, 0, 0.5f, 1.25f, 2,
            2, 3, 1, 0.5f, 2.25f, 2);
        batches[1].Labels.ToArray()[..2].Should().Equal([0, 4], "places are counted in each batch");
        new Loader(set, 1).Epoch(1).First().Labels.Shape.Should().Equal([0, 6], "the first image shows nothing");
    }

    [Fact]
    public void Images_of_a_batch_have_one_size()
    {
        var set = new ExampleList(9, index => ExampleList.Image(index, height: index == 5 ? 4 : 2) with { Label = 1 });

        set.Invoking(set => new Loader(set, 3).Epoch(1).ToList()).Should().Throw<ShapeException>().WithMessage(
            "The images of a batch have one size; new Resize(height, width) in the augmentation brings them to it. "
            + "Received: [1, 2, 3] of example 3 and [1, 4, 3] of example 5 of drawn, test set.");
    }

    [Fact]
    public void Masks_of_a_batch_have_one_size()
    {
        var set = new ExampleList(2, index => ExampleList.Image(index) with { Mask = Tensor.Zeros([2 + index, 3]) });

        set.Invoking(set => new Loader(set, 2).Epoch(1).ToList()).Should().Throw<ShapeException>().WithMessage(
            "The masks of a batch*Received: [2, 3] of example 0 and [3, 3] of example 1 of drawn, test set.");
    }

    [Fact]
    public void All_labels_are_of_one_kind()
    {
        var set = new ExampleList(4, index => ExampleList.Image(index) with { Label = index >= 2 ? null : index });

        new Loader(set, 2).Epoch(1).Should().HaveCount(2, "they are in batches of their own");
        set.Invoking(set => new Loader(set, 4).Epoch(1).ToList()).Should().Throw<ShapeException>().WithMessage(
            "The examples of a set have labels of one kind. Received: a class of example 0 and boxes of example 2 of drawn, test set.");
    }

    [Theory]
    [InlineData(0, 4, "Batches are made of a set with examples. Received: drawn, test set, which has none.*")]
    [InlineData(5, 0, "A batch has at least one example. Received: 0.*")]
    [InlineData(5, -3, "A batch has at least one example. Received: -3.*")]
    [InlineData(1200, 1201, "A batch has at most as many examples as its set. Received: a batch of 1,201 of drawn, test set, which has "
        + "1,200. Take batches of at most 1,200, or more examples.*")]
    public void A_batch_is_a_part_of_its_set(int examples, int batch, string message) =>
        examples.Invoking(count => new Loader(ExampleList.Numbered(count), batch)).Should().Throw<ArgumentException>().WithMessage(message);

    [Fact]
    public void Numbers_that_mean_nothing_are_refused_at_once()
    {
        var loader = new Loader(ExampleList.Numbered(5), 5);

        loader.Invoking(it => it.Epoch(0)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("Epochs count from 1. Received: 0. Begin with `Epoch(1)`.*");
        loader.Invoking(_ => new Loader(ExampleList.Numbered(5), 5) { Prefetch = -1 }).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_loader_says_what_it_makes()
    {
        var set = ExampleList.Numbered(1300);

        new Loader(set, 128).ToString().Should().Be("drawn, test set: 11 × 128 of 1,300 examples");
        new Loader(set, 128) { Shuffle = true, Seed = 7, Augmentation = new ShiftedBrightness() }.ToString().Should()
            .Be("drawn, test set: 11 × 128 of 1,300 examples, shuffled with seed 7, ShiftedBrightness { }");
    }

    [Fact]
    public void Batches_have_no_gradients_to_pass_to_their_set()
    {
        var image = Tensor.Ones([1, 2, 3]).RequireGrad();
        var set = new ExampleList(2, _ => new Example(image) { Label = 0 });

        foreach (var prefetch in new[] { 0, 2 })
        {
            var loader = new Loader(set, 2) { Augmentation = new ShiftedBrightness(), Prefetch = prefetch };
            loader.Epoch(1).Single().Images.RequiresGrad.Should().BeFalse();
        }
    }

    [Fact]
    public void Real_digits_come_with_their_labels()
    {
        var digits = GeneratedDigits.Make(20, 3);
        var batch = new Loader(digits, 20).Epoch(1).Single();

        batch.Images.ToArray().Should().Equal(digits.Images.ToArray());
        batch.Labels.ToArray().Should().Equal(digits.Labels.Select(label => (float)label));
    }

    private static IReadOnlyList<int> Numbers(IEnumerable<Batch> batches) =>
        [.. batches.SelectMany(batch => Enumerable.Range(0, batch.Count).Select(i => (int)batch.Images[i, 0, 0, 0]))];

    private static IReadOnlyList<float> Values(IEnumerable<Batch> batches) =>
        [.. batches.SelectMany(batch => batch.Images.ToArray().Concat(batch.Labels.ToArray()))];
}
