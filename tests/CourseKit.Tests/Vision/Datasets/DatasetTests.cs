using CourseKit.Networks.Detection;
using CourseKit.Tensors;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Datasets;

public sealed class DatasetTests
{
    [Fact]
    public void An_example_that_is_not_there_is_an_error()
    {
        var set = new Set(new Example(Tensor.From([1, 1, 1], [0.5f])));

        set.Invoking(one => one[1]).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("set has 1 examples, from 0 on. Received: 1.*");
        set.Invoking(one => one[-1]).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*Received: -1.*");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_label_that_no_class_belongs_to_is_named_with_its_example(int label)
    {
        var image = Tensor.From([1, 1, 1], [0.5f]);
        var set = new Set(new Example(image) { Label = 1 }, new Example(image) { Label = label },
            new Example(image) { Boxes = [new(0, new Box(0, 0, 1, 1)), new(label, new Box(0, 0, 1, 1))] });

        set[0].Label.Should().Be(1);
        set.Invoking(one => one[1]).Should().Throw<InvalidDataException>()
            .WithMessage($"The labels of set go from 0 to 1. Received: {label}, of example 1.");
        set.Invoking(one => one[2]).Should().Throw<InvalidDataException>()
            .WithMessage($"The labels of set go from 0 to 1. Received: {label}, of example 2.");
    }

    [Fact]
    public void Labels_in_memory_are_checked_at_once()
    {
        var making = () => new ImageDataset("set", "a test", "none", ["a", "b"],
            new IdxArray([3, 1, 1], IdxElement.UnsignedByte, new byte[3]), [0, 1, 2]);

        making.Should().Throw<InvalidDataException>().WithMessage("The labels of set go from 0 to 1. Received: 2, of example 2.");
    }

    [Fact]
    public void Images_in_color_are_had_one_by_one_and_together()
    {
        var set = new ImageDataset("set", "a test", "none", ["a"],
            new IdxArray([2, 3, 1, 2], IdxElement.UnsignedByte, new byte[] { 0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6 }), [0, 0]);

        set.Images.Shape.Should().Equal(2, 3, 1, 2);
        set.Image(0).ToArray().Should().Equal(0, 0.2f, 0.4f, 0.6f, 0.8f, 1);
        set[1].Image.Shape.Should().Equal(3, 1, 2);
        set.Take(1)[0].Image.ToArray().Should().Equal(set.Image(0).ToArray());
    }

    [Fact]
    public void Sets_of_many_classes_show_the_first_ones()
    {
        var set = new Set(new Example(Tensor.From([1, 1, 1], [0.5f]))) { Notice = "a <notice>" };
        set.ToString().Should().Be("set: 1 images\na <notice>\nSource: a test\na\nb");
        set.ToHtml().Should().Contain("<strong>a &lt;notice&gt;</strong>").And.Contain("<th scope=\"col\">b</th>");

        var many = new ImageDataset("set", "a test", "none", [.. Enumerable.Range(0, 100).Select(i => $"class {i}")],
            new IdxArray([1, 1, 1], IdxElement.UnsignedByte, new byte[1]), [99]);
        many.ToString().Should().EndWith("class 19      0\n… and 80 more classes");
        many.ToHtml().Should().NotContain("class 20").And.Contain("<p>… and 80 more classes</p>");
    }

    private sealed class Set(params Example[] examples) : Dataset("set", "a test", "none", ["a", "b"])
    {
        public override int Count => examples.Length;

        protected override Example Read(int index) => examples[index];
    }
}
