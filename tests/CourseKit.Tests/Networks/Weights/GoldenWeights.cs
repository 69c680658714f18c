using System.Text.Json;
using CourseKit.Networks.Weights;
using CourseKit.Tensors;

namespace CourseKit.Tests.Networks.Weights;

/// <summary>The files that tests/golden/make_weights.py wrote with PyTorch and NumPy, and what is in them.</summary>
internal static class GoldenWeights
{
    /// <summary>All files that hold the expected tensors.</summary>
    public static string[] Files { get; } =
    [
        "zip.pth", "zip-protocol-4.pth", "legacy.pth", "nested.pth", "several-legacy.pth", "rebuilt-2017.pth",
        "foreign.pth", "foreign-protocol-4.pth", "foreign-legacy.pth", "numbers.safetensors", "arrays.npz", "compressed.npz",
    ];

    public static StateDict Expected { get; } = new(
        from item in JsonDocument.Parse(System.IO.File.ReadAllText(File("expected.json"))).RootElement.EnumerateObject()
        let shape = item.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ToArray()
        let values = item.Value.GetProperty("values").EnumerateArray().Select(value => value.GetSingle()).ToArray()
        select (item.Name, Tensor.From(Shape.Of(shape), values)));

    public static string File(params string[] path) => Repository.File(["data", "golden", "weights", .. path]);

    /// <summary>Which dictionary of tensors is meant, where no usual name says so.</summary>
    public static string? Entry(string file) => file == "several-legacy.pth" ? "best.weights" : null;

    /// <summary>Same names in the same order, same shapes, same numbers to the last bit.</summary>
    public static void ShouldBe(this StateDict weights, StateDict expected)
    {
        weights.Names.Should().Equal(expected.Names);
        foreach (var (name, value) in expected)
        {
            weights[name].Shape.Should().Equal(value.Shape, name);
            weights[name].ToArray().Should().Equal(value.ToArray(), name);
        }
    }
}
