using CourseKit.Benchmarks.Networks;
using CourseKit.Networks.Weights.Onnx;
using CourseKit.Tensors.Randomness;
using Microsoft.ML.OnnxRuntime;

namespace CourseKit.Benchmarks.Peers;

/// <summary>ONNX Runtime on the CPU, with the file that the course writes of the network.</summary>
internal sealed class OnnxRuntimeEngine : IEngine
{
    public Action Step(Case @case, int threads)
    {
        if (@case.Trains)
        {
            throw new NotSupportedException($"ONNX Runtime predicts: compare it on infer/NETWORK/BATCH. Received: train/{@case.Network}.");
        }

        var (random, input) = (new Generator(1), @case.Input);
        using var file = new MemoryStream();
        OnnxFile.Write(file, @case.Build(random), input);
        var session = new InferenceSession(
            file.ToArray(),
            new SessionOptions { IntraOpNumThreads = threads, GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL });
        var images = OrtValue.CreateTensorValueFromMemory(random.Normal(input).ToArray(), [.. input.Select(size => (long)size)]);
        var options = new RunOptions();
        return () => session.Run(options, [OnnxFile.Input], [images], session.OutputNames).Dispose();
    }
}
