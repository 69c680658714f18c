using System.CommandLine;
using CourseKit.Networks;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Accounting.Formats;
using CourseKit.Networks.Architectures;
using CourseKit.Notebooks.Documents;
using CourseKit.Tensors;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit summary</c>: what an architecture costs, layer by layer and in total.</summary>
internal sealed class SummaryCommand : Command
{
    private readonly Argument<string?> name = new("name")
    {
        Description = "The architecture; «coursekit architectures» lists them.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> notebook = new("--notebook-file")
    {
        Description = "Instead of an architecture: a notebook that puts a network into a variable. It is run.",
    };

    private readonly Option<string?> variable =
        new("--network") { Description = "Which variable of the notebook, where several hold a network." };

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
        : base("summary", "Says what an architecture costs, layer by layer: parameters, operations, memory to predict and to train, " +
            "receptive field.")
    {
        Add(name);
        Add(notebook);
        Add(variable);
        Add(input);
        Add(batch);
        Add(optimizer);
        Add(dataType);
        Add(memory);
        Add(depth);
        Add(explain);
        Add(format);
        SetAction(SummarizeAsync);
    }

    private async Task<int> SummarizeAsync(ParseResult arguments, CancellationToken interrupt)
    {
        try
        {
            var (title, network, image) = await NetworkAsync(arguments, interrupt);
            Shape shape = [OptionText.Count("--batch", arguments.GetRequiredValue(batch)), .. image];
            int? levels = arguments.GetValue(depth) is { } level ? OptionText.Count("--depth", level) : null;
            var summary = Summary.Of(network, shape, new SummaryOptions
            {
                Name = title,
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
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception problem) when (
            problem is NotebookException or KeyNotFoundException or ShapeException or ArgumentException or FormatException)
        {
            return Terminal.BadInput(problem.Message);
        }
    }

    /// <summary>The network to be summarized, its name, and the shape of one image.</summary>
    private async Task<(string Name, Layer Network, Shape Image)> NetworkAsync(ParseResult arguments, CancellationToken interrupt)
    {
        Shape? image = arguments.GetValue(input) is { } given ? OptionText.Image("--input", given) : null;
        switch (arguments.GetValue(name), arguments.GetValue(notebook))
        {
            case ({ } named, null):
                var architecture = Architecture.Named(named);
                return (architecture.Name, architecture.Network(), image ?? architecture.Image);
            case (null, { } path) when image is { } shape:
                var found = await NotebookNetwork.OfAsync(path, arguments.GetValue(variable), interrupt);
                return (found.Name, found.Network, shape);
            case (null, { } path):
                throw new ArgumentException(
                    "A network of a notebook is summarized for images of some shape: add --input, such as --input 1x28x28. Received: " +
                        $"{path} without it.");
            case var (named, path):
                throw new ArgumentException(
                    "Name either an architecture or, with --notebook-file, a notebook. "
                    + $"Received: {(named is null ? "neither" : $"{named} and {path}")}. «coursekit architectures» lists all " +
                        "architectures.");
        }
    }
}
