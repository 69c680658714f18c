using TorchSharp;

namespace CourseKit.TorchSharp.Conversion;

/// <summary>A block of layers, which gives their names a prefix; the graph says how they are connected.</summary>
internal sealed class BlockModule() : torch.nn.Module("Block");
