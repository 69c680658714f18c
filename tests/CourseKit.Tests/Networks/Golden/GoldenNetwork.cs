using System.Text;
using System.Text.Json;
using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Tensors;
using CourseKit.Tests.Tensors.Golden;

namespace CourseKit.Tests.Networks.Golden;

/// <summary>What a network of torchvision's gives in prediction, as a file of data/golden/logits
/// holds it; tests/golden/make_logits.py writes them.</summary>
/// <param name="Input">The shape of the images.</param>
/// <param name="Powers">By the names of layers, the powers of two that running deviations and filters
/// are multiplied with; 0 where none is given.</param>
/// <param name="Outputs">What comes out, by name.</param>
internal sealed record GoldenNetwork(int[] Input, Dictionary<string, int> Powers, Dictionary<string, GoldenValues> Outputs)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static GoldenNetwork Of(Architecture architecture) =>
        JsonSerializer.Deserialize<GoldenNetwork>(
            File.ReadAllText(Repository.File("data", "golden", "logits", $"{architecture.Name}.json")), Options)!;

    /// <summary>The images.</summary>
    public Tensor Images()
    {
        var images = Tensor.Zeros([.. Input]);
        GoldenValues.Draw(images.Data, Seed("input"));
        return images;
    }

    /// <summary>Gives a network the parameters that the Python script draws.</summary>
    public void Fill(Layer network)
    {
        foreach (var (name, parameter) in network.Parameters)
        {
            Fill(parameter.Value.Data, name, parameter.Shape);
        }
    }

    /// <summary>Filters keep the variance through ReLU; all others are near 1 if they multiply, else near 0.</summary>
    private void Fill(Span<float> values, string name, Shape shape)
    {
        var (path, last) = name.LastIndexOf('.') is > 0 and var dot ? (name[..dot], name[(dot + 1)..]) : (string.Empty, name);
        if (last == "num_batches_tracked")
        {
            return;
        }

        var deviation = MathF.ScaleB(1, Powers.GetValueOrDefault(path));
        var (start, scale) = shape.Rank > 1 ? (0, deviation * (float)Math.Sqrt(1.5 / shape.Without(0).Elements)) : last switch
        {
            "running_var" => (deviation * deviation, deviation * deviation / 4),
            "running_mean" => (0, deviation / 4),
            "weight" or "scale_weight" => (1, 0.25f),
            _ => (0, 0.25f),
        };
        GoldenValues.Draw(values, Seed(name));
        foreach (ref var value in values)
        {
            value = start + (value * scale);
        }
    }

    /// <summary>FNV-1a of a name.</summary>
    private static uint Seed(string name) => Encoding.UTF8.GetBytes(name).Aggregate(2166136261, (hash, each) => (hash ^ each) * 16777619);
}
