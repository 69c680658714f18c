using System.CommandLine;
using System.Globalization;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Accounting.Formats;
using CourseKit.Networks.Architectures;
using CourseKit.Tensors;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit summary</c>: what an architecture costs, layer by layer and in total.</summary>
internal sealed class SummaryCommand : Command
{
    private readonly Argument<string> name = new("name") { Description = "The architecture; «coursekit architectures» lists them." };

    private readonly Option<string?> input = new("--input")
    {
        Description = "The shape of one image, such as 3x224x224; by default what the architecture was made for.",
    };

    private readonly Option<string> batch = new("--batch")
    {
        Description = "How many images there are; memory and operations are those of all of them.",
        DefaultValueFactory = _ => "1",
    };

    private readonly Option<string> optimizer = new("--optimizer")
    {
        Description = $"Who trains: {string.Join(", ", OptimizerState.All)}.",
        DefaultValueFactory = _ => OptimizerState.Sgd.Name,
    };

    private readonly Option<string> dataType = new("--dtype")
    {
        Description = $"What numbers are kept in: {string.Join(", ", DataType.All)}.",
        DefaultValueFactory = _ => DataType.Fp32.Name,
    };

    private readonly Option<string?> memory = new("--memory")
    {
        Description = "How much memory there is, such as 8GB: the summary says which batches fit into it, to predict and to train.",
    };

    private readonly Option<string?> depth = new("--depth")
    {
        Description = "Put layers deeper than this together: 1 has a line for each part of the network.",
    };

    private readonly Option<bool> explain = new("--explain") { Description = "Show how each figure comes about." };

    private readonly Option<string> format = new("--format")
    {
        Description = $"How it is written: {string.Join(", ", SummaryFormat.All.Select(one => one.Name))}.",
        DefaultValueFactory = _ => "table",
    };

    public SummaryCommand()
        : base("summary", "Says what an architecture costs, layer by layer: parameters, operations, memory to predict and to train, receptive field.")
    {
        Add(name);
        Add(input);
        Add(batch);
        Add(optimizer);
        Add(dataType);
        Add(memory);
        Add(depth);
        Add(explain);
        Add(format);
        SetAction(Summarize);
    }

    private int Summarize(ParseResult arguments)
    {
        try
        {
            var architecture = Architecture.Named(arguments.GetRequiredValue(name));
            var image = arguments.GetValue(input) is { } given ? Image(given) : architecture.Image;
            Shape shape = [Count("--batch", arguments.GetRequiredValue(batch)), .. image];
            int? levels = arguments.GetValue(depth) is { } level ? Count("--depth", level) : null;
            var summary = Summary.Of(architecture.Network(), shape, new SummaryOptions
            {
                Name = architecture.Name,
                Optimizer = OptimizerState.Named(arguments.GetRequiredValue(optimizer)),
                DataType = DataType.Named(arguments.GetRequiredValue(dataType)),
                Available = arguments.GetValue(memory) is { } size ? ByteSize.Parse(size) : null,
            });
            Console.WriteLine(SummaryFormat.Named(arguments.GetRequiredValue(format)).Write(summary, levels, arguments.GetValue(explain)));
            return ExitCode.Success;
        }
        catch (OverflowException)
        {
            return Terminal.BadInput(
                "What is counted fits into 64 bits; take smaller images or a smaller batch. "
                + $"Received: {arguments.GetValue(input) ?? "the usual images"}, batch {arguments.GetValue(batch)}.");
        }
        catch (Exception problem) when (problem is KeyNotFoundException or ShapeException or ArgumentException or FormatException)
        {
            return Terminal.BadInput(problem.Message);
        }
    }

    private static Shape Image(string given)
    {
        var sizes = given.Trim('[', ']').Split('x', '×', ',');
        return sizes.All(size => Whole(size) > 0)
            ? [.. sizes.Select(Whole)]
            : throw new ArgumentException($"--input is the shape of one image without the batch, channels first, such as 3x224x224. Received: {given}.");
    }

    private static int Count(string option, string given) => Whole(given) is > 0 and var count
        ? count
        : throw new ArgumentException($"{option} is a whole number, 1 or more. Received: {given}.");

    /// <summary>A whole number, or 0 where it is none.</summary>
    private static int Whole(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
