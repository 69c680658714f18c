using CourseKit.Networks.Detection;
using CourseKit.Tensors;
using CourseKit.Vision.Datasets;

namespace CourseKit.Tests.Vision.Batching;

/// <summary>A data set of examples that a test makes.</summary>
internal sealed class ExampleList(int count, Func<int, Example> make) : IDataset
{
    public string Name { get; init; } = "drawn, test set";

    public string Source => "the tests";

    public string License => "MIT";

    public string? Notice => null;

    public IReadOnlyList<string> ClassNames { get; init; } = ["cat", "dog", "fox", "owl", "yak"];

    public int Count => count;

    public Example this[int index] => make(index);

    /// <summary>Images [1, 2, 3] that all hold their number, with classes.</summary>
    public static ExampleList Numbered(int count) => new(count, index => Image(index) with { Label = index % 5 });

    /// <summary>An image that holds its number everywhere.</summary>
    public static Example Image(int index, int height = 2, int width = 3) => new(Tensor.Full([1, height, width], index));

    /// <summary>An object of a class, in a box of odd sides.</summary>
    public static LabeledBox Object(int label, float left) => new(label, new Box(left, 0.5f, left + 1.25f, 2));
}
