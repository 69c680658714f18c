using CourseKit.Tensors;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class DatasetOperationsTests
{
    /// <summary>100 images: 60 of class 0, 30 of class 1, 10 of class 2.</summary>
    private static readonly Numbers Uneven = new([.. Enumerable.Range(0, 100).Select(i => i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : (int?)2)]);

    [Fact]
    public void A_split_takes_each_class_in_proportion_and_no_example_twice()
    {
        var (train, validation) = Uneven.Split(0.7);

        Counts(train).Should().Equal(42, 21, 7);
        Counts(validation).Should().Equal(18, 9, 3);
        Indices(train).Concat(Indices(validation)).Order().Should().Equal(Enumerable.Range(0, 100));
        Indices(train).Should().BeInAscendingOrder().And.NotEqual(Enumerable.Range(0, 70));
    }

    [Fact]
    public void Parts_of_any_fractions_leave_the_rest_out()
    {
        var parts = Uneven.Split([0.5, 0.2, 0.1]);

        parts.Select(part => part.Count).Should().Equal(50, 20, 10);
        parts.Select(part => Counts(part)[2]).Should().Equal(5, 2, 1);
        parts.SelectMany(Indices).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Fractions_that_sum_to_one_leave_nothing_although_they_are_rounded() =>
        Uneven.Split([0.7, 0.2, 0.1]).Select(part => part.Count).Should().Equal(70, 20, 10);

    [Fact]
    public void What_rounding_takes_in_one_class_is_given_in_the_next()
    {
        var set = new Numbers([.. Enumerable.Range(0, 50).Select(i => (int?)(i % 10))]);

        var (first, second) = set.Split(0.5);

        (first.Count, second.Count).Should().Be((25, 25));
        Counts(first).Should().OnlyContain(count => count == 2 || count == 3);
    }

    [Fact]
    public void A_rare_class_is_in_each_part()
    {
        var set = new Numbers([.. Enumerable.Repeat((int?)0, 200), 1, 1, 1]);

        var parts = set.Split([0.9, 0.05, 0.05]);

        parts.Select(part => Counts(part)[1]).Should().Equal(1, 1, 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_parts_and_another_one_others()
    {
        Indices(Uneven.Split(0.5, seed: 7).First).Should().Equal(Indices(Uneven.Split(0.5, seed: 7).First))
            .And.NotEqual(Indices(Uneven.Split(0.5, seed: 8).First));
    }

    [Fact]
    public void Without_classes_a_set_is_split_as_a_whole()
    {
        var (first, second) = new Numbers(new int?[10]).Split(0.25);
        (first.Count, second.Count).Should().Be((3, 7));

        var (some, others) = Uneven.Split(0.5, stratified: false);
        (some.Count, others.Count).Should().Be((50, 50));
        Counts(some).Should().NotEqual([30, 15, 5]);
    }

    [Fact]
    public void A_class_with_one_image_cannot_be_in_two_parts()
    {
        var set = new Numbers([0, 0, 0, 1, 2, 2]);

        set.Invoking(numbers => numbers.Split(0.5)).Should().Throw<InvalidDataException>().WithMessage(
            "Each of 2 parts of a split gets an image of each class. Received: «one» has 1, in numbers. "
                + "Add images, leave the class out with Where, or split with stratified: false.");
        set.Invoking(numbers => numbers.Split([0.4, 0.3, 0.3])).Should().Throw<InvalidDataException>()
            .WithMessage("Each of 3 parts*Received: «one» has 1, «two» has 2, in numbers.*");
        set.Split(0.5, stratified: false).First.Count.Should().Be(3);
        set.Where(example => example.Label != 1).Split(0.5).First.Count.Should().BeInRange(2, 3);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-0.5)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_part_is_more_than_nothing_and_less_than_all(double fraction) =>
        Uneven.Invoking(set => set.Split(fraction)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"Each part of a split has a fraction of the examples*Received: {FormattableString.Invariant($"{fraction}")}.*");

    [Fact]
    public void Fractions_do_not_sum_to_more_than_one()
    {
        Uneven.Invoking(set => set.Split([0.6, 0.5])).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*Received: 0.6 + 0.5.*");
        Uneven.Invoking(set => set.Split([])).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_set_of_fewer_examples_than_parts_cannot_be_split() =>
        new Numbers([0]).Invoking(set => set.Split(0.5)).Should().Throw<InvalidDataException>()
            .WithMessage("Each of 2 parts of a split has an example. Received: 1, all of numbers. Split a larger set.");

    [Fact]
    public void Parts_carry_what_is_known_of_the_set()
    {
        IDataset digits = GeneratedDigits.Make(40).With("drawn");

        IDataset[] parts = [digits.Split(0.5).Second, digits.Take(3), digits.Where(example => example.Label > 4), digits.Map(e => e)];
        foreach (var part in parts)
        {
            (part.Name, part.Source, part.License, part.Notice).Should().Be((digits.Name, digits.Source, digits.License, "drawn"));
            part.ClassNames.Should().Equal(digits.ClassNames);
        }

        digits.Take(12).ToString().Should().StartWith("Generated digits: 12 images of 28×28 pixels\ndrawn\nSource");
    }

    [Fact]
    public void Take_gives_the_first_examples()
    {
        Indices(Uneven.Take(3)).Should().Equal(0, 1, 2);
        Uneven.Take(0).Count.Should().Be(0);
        Uneven.Invoking(set => set.Take(101)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("numbers has 100 images to take from. Received: 101.*");
        Uneven.Invoking(set => set.Take(-1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Where_keeps_the_examples_for_which_a_condition_holds() =>
        Indices(Uneven.Where(example => example.Label == 2)).Should().Equal(9, 19, 29, 39, 49, 59, 69, 79, 89, 99);

    [Fact]
    public void Map_changes_examples_when_they_are_asked_for()
    {
        var calls = 0;
        var negatives = Uneven.Map(example =>
        {
            calls++;
            return example with { Image = -example.Image };
        });

        calls.Should().Be(0);
        negatives[5].Image.Item().Should().Be(-5);
        negatives[5].Label.Should().Be(0);
        (negatives.Count, calls).Should().Be((100, 2));
    }

    [Fact]
    public void Labels_that_a_change_makes_wrong_are_named_with_their_example() =>
        Uneven.Map(example => example with { Label = example.Label + 2 }).Invoking(set => set[6]).Should()
            .Throw<InvalidDataException>().WithMessage("The labels of numbers go from 0 to 2. Received: 3, of example 6.");

    [Fact]
    public void Operations_follow_each_other()
    {
        var part = Uneven.Where(example => example.Label == 1).Take(20).Split([0.5])[0].Map(example => example with { Label = 0 });

        part.Count.Should().Be(10);
        part[3].Label.Should().Be(0);
    }

    private static List<int> Indices(IDataset set) => [.. Enumerable.Range(0, set.Count).Select(index => (int)set[index].Image.Item())];

    private static List<int> Counts(IDataset set) =>
        [.. Enumerable.Range(0, set.ClassNames.Count)
            .Select(label => Enumerable.Range(0, set.Count).Count(index => set[index].Label == label))];

    /// <summary>A set as a user makes it: the image of an example is its number.</summary>
    private sealed class Numbers(int?[] labels) : IDataset
    {
        public string Name => "numbers";

        public string Source => "a test";

        public string License => "none";

        public string? Notice => null;

        public IReadOnlyList<string> ClassNames =>
            [.. new[] { "zero", "one", "two" }.Concat(Enumerable.Range(3, 7).Select(i => $"{i}")).Take((labels.Max() ?? 2) + 1)];

        public int Count => labels.Length;

        public Example this[int index] => new(Tensor.From([1, 1, 1], [index])) { Label = labels[index] };
    }
}
