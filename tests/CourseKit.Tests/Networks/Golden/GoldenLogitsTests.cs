using CourseKit.Networks.Architectures;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Memory;

namespace CourseKit.Tests.Networks.Golden;

/// <summary>What torchvision's networks give for the same parameters and the same images.</summary>
public sealed class GoldenLogitsTests : IDisposable
{
    public static TheoryData<string> Names => [.. Architecture.All.Where(one => one.IsTorchvisionCompatible).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_gives_what_torchvisions_gives(string name)
    {
        var architecture = Architecture.Named(name);
        var golden = GoldenNetwork.Of(architecture);
        var network = architecture.Network().Build([1, .. architecture.Image]).Eval();
        golden.Fill(network);
        using var _ = new NoGrad();

        var outputs = network.CallAll(golden.Images());

        foreach (var (output, expected) in golden.Outputs)
        {
            expected.ShouldBe(outputs[output], $"output {output}");
        }
    }

    /// <summary>Leaves nothing of the network: all of them together would take the memory of a machine that runs other tests,
    /// too.</summary>
    public void Dispose() => EngineMemory.Trim();
}
