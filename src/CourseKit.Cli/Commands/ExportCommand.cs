using System.CommandLine;
using CourseKit.Cli.Commands.Exports;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.Onnx;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit export</c>: writes an architecture with its weights for other programs.</summary>
internal sealed class ExportCommand : Command
{
    private readonly Argument<string> name = new("name") { Description = "The architecture; «coursekit architectures» lists them." };

    private readonly Option<string> onnx = new("--onnx")
    {
        Description = "The file to write, in ONNX, operations of version 17.",
        Required = true
    };

    private readonly Option<string?> weights = new("--weights")
    {
        Description = "The file of its weights: .safetensors, .pth, .pt, .npz or .dat. Without one they are random.",
    };

    private readonly Option<string?> entry = new("--entry")
    {
        Description = "Where a checkpoint holds several dictionaries of tensors, the one to take, such as model or ema.state_dict.",
    };

    public ExportCommand()
        : base("export", "Writes an architecture and its weights as ONNX, for batches of any size.")
    {
        Add(name);
        Add(onnx);
        Add(weights);
        Add(entry);
        Add(new NotebookCommand());
        SetAction(Export);
    }

    private int Export(ParseResult arguments)
    {
        try
        {
            var architecture = Architecture.Named(arguments.GetRequiredValue(name));
            Shape image = [1, .. architecture.Image];
            var network = arguments.GetValue(weights) is { } path
                ? architecture.Network().Load(image, StateDict.Read(path, arguments.GetValue(entry)))
                : architecture.Network().Build(image, new Generator(1));
            var file = arguments.GetRequiredValue(onnx);
            OnnxFile.Write(file, network, image);
            var sizes = string.Join(", ", architecture.Image);
            Console.WriteLine($"{file}: {architecture.Name} for images [N, {sizes}], {arguments.GetValue(weights) ?? "random weights"}");
            return ExitCode.Success;
        }
        catch (Exception problem) when (problem is KeyNotFoundException or WeightsException or IOException or UnauthorizedAccessException)
        {
            return Terminal.BadInput(problem.Message);
        }
    }
}
