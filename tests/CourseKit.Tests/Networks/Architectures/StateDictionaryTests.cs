using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Layers;

namespace CourseKit.Tests.Networks.Architectures;

/// <summary>Keys, their order and their shapes are torchvision's, as tests/golden/make_state_dicts.py listed them.</summary>
public sealed class StateDictionaryTests
{
    private static readonly Dictionary<string, Golden> Goldens = JsonSerializer.Deserialize<Dictionary<string, Golden>>(
        JsonDocument.Parse(File.ReadAllText(Repository.File("data", "golden", "state_dicts.json"))).RootElement.GetProperty("networks"),
        JsonSerializerOptions.Web)!;

    public static TheoryData<string> Torchvisions =>
        [.. Architecture.All.Where(one => one.IsTorchvisionCompatible).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Torchvisions))]
    public void Keys_and_shapes_are_those_of_torchvision(string name)
    {
        var architecture = Architecture.Named(name);
        string[] entries = [.. architecture.Network().DescribeAll([1, .. architecture.Image])
            .Select(entry => $"{entry.Name} {entry.Spec.Shape}")];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', entries))));

        (entries.Length, hash).Should().Be(
            (Goldens[name].Entries, Goldens[name].Sha256),
            $"python3 tests/golden/make_state_dicts.py {name} lists torchvision's. Ours are:\n{string.Join('\n', entries)}");
    }

    [Theory]
    [MemberData(nameof(Torchvisions))]
    public void Values_are_dropped_where_torchvision_drops_them(string name)
    {
        var ours = Architecture.Named(name).Network().NamedLayers().Where(named => named.Layer is Dropout)
            .Select(named => (named.Path, Probability: Math.Round((double)((Dropout)named.Layer).Probability, 3))).ToList();
        var theirs = Goldens[name].Dropouts.Select(dropout => (Path: dropout.Key, Probability: Math.Round(dropout.Value, 3))).ToList();

        ours.Select(dropout => dropout.Probability).Should().Equal(theirs.Select(dropout => dropout.Probability));
        ours.Where((_, i) => IsNumbered(theirs[i].Path)).Should().Equal(
            theirs.Where(dropout => IsNumbered(dropout.Path)),
                "a place in a sequence has a number, and all behind it are counted from there");

        static bool IsNumbered(string path) => char.IsAsciiDigit(path[^1]);
    }

    private sealed record Golden(int Entries, string Sha256, Dictionary<string, double> Dropouts);
}
