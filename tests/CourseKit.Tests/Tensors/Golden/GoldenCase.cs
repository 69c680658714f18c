using System.Text.Json;
using System.Text.Json.Serialization;
using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Golden;

/// <summary>One computation of PyTorch's, as a file of data/golden/tensors holds it; tests/golden/make_golden.py writes them.</summary>
/// <param name="Name">The method of <see cref="Tensor"/>, and what sets the case apart.</param>
/// <param name="Inputs">What it was computed from.</param>
/// <param name="Result">What came out.</param>
/// <param name="InputGradients">The gradient of each input, where there is one, for a gradient of the result that is drawn.</param>
internal sealed record GoldenCase(string Name, GoldenValues[] Inputs, GoldenValues Result, GoldenValues[]? InputGradients)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>All of them, with the name of their file.</summary>
    public static IReadOnlyList<(string Family, GoldenCase Case)> All { get; } =
    [
        .. from file in Directory.EnumerateFiles(Repository.File("data", "golden", "tensors"), "*.json").Order(StringComparer.Ordinal)
           from stored in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("cases").Deserialize<GoldenCase[]>(Options)!
           select (Path.GetFileNameWithoutExtension(file), stored),
    ];

    /// <summary>The inputs, each of them a leaf.</summary>
    public Tensor[] Leaves() => [.. Inputs.Select((input, place) => input.ToTensor(seed: place + 1).RequireGrad())];
}
