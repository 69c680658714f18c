using System.CommandLine;
using CourseKit.Cli.Training;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Training;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Batching;
using static System.FormattableString;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit train</c>: trains an architecture on a data set, into a file from which training can go on.</summary>
internal sealed class TrainCommand : Command
{
    private const int ValidationBatch = 250;

    private readonly Argument<string> name = new("name")
    {
        Description = "The architecture, such as geron-mnist; «coursekit architectures» lists them.",
    };

    private readonly Option<string> data = new("--data")
    {
        Description = $"What to learn from: {TrainingData.Names}.",
        Required = true,
    };

    private readonly Option<string> epochs = new("--epochs")
    {
        Description = "How many times all images are gone through, with those before --resume.",
        DefaultValueFactory = _ => "5",
    };

    private readonly Option<string> optimizer = new("--optimizer")
    {
        Description = $"Who changes the weights: {string.Join(", ", OptimizerChoice.All.Select(one => one.Name))}.",
        DefaultValueFactory = _ => "adam",
    };

    private readonly Option<string?> learningRate = new("--learning-rate")
    {
        Description = "How far a step goes; by default what is usual for the optimizer, 0.001 for adam.",
    };

    private readonly Option<string> batch = new("--batch")
    {
        Description = "How many images a step learns from.",
        DefaultValueFactory = _ => "64",
    };

    private readonly Option<string?> images = new("--images")
    {
        Description = "Learn from the first so many images, to try something out.",
    };

    private readonly Option<bool> augment = new("--augment")
    {
        Description = "Change each image in each epoch: shift, turn and zoom digits; shift and mirror photos.",
    };

    private readonly Option<string> seed = new("--seed")
    {
        Description = "The seed of all chance: the same seed gives the same weights.",
        DefaultValueFactory = _ => "1",
    };

    private readonly Option<string?> output = new("--out")
    {
        Description = "The file that is written after each epoch; by default NAME-DATA.ckpt.",
    };

    private readonly Option<bool> resume = new("--resume") { Description = "Go on where the file ends." };

    public TrainCommand()
        : base("train", "Trains an architecture on a data set. After each epoch the state is in a file, from which --resume goes on.")
    {
        Add(name);
        Add(data);
        Add(epochs);
        Add(optimizer);
        Add(learningRate);
        Add(batch);
        Add(images);
        Add(augment);
        Add(seed);
        Add(output);
        Add(resume);
        SetAction((arguments, interrupt) => Task.Run(() => Train(arguments, interrupt), CancellationToken.None));
    }

    private int Train(ParseResult arguments, CancellationToken interrupt)
    {
        try
        {
            var architecture = Architecture.Named(arguments.GetRequiredValue(name));
            var set = TrainingData.Named(arguments.GetRequiredValue(data));
            var file = FileOf(arguments, architecture, set);
            var history = Fit(arguments, architecture, set, file, interrupt);
            return Tell(history, arguments, file);
        }
        catch (TrainingDivergedException problem)
        {
            Terminal.BadInput(problem.Message);
            return ExitCode.Failure;
        }
        catch (Exception problem) when (TrainingProblem.IsOfInput(problem))
        {
            return Terminal.BadInput(problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Terminal.BadInput(problem.Message);
            return ExitCode.Failure;
        }
    }

    private History Fit(
        ParseResult arguments, Architecture architecture, TrainingData set, string file, CancellationToken interrupt)
    {
        var chance = (ulong)OptionText.Count("--seed", arguments.GetRequiredValue(seed));
        var size = OptionText.Count("--batch", arguments.GetRequiredValue(batch));
        var choice = OptimizerChoice.Named(arguments.GetRequiredValue(optimizer));
        var rate = arguments.GetValue(learningRate) is { } given ? OptionText.Positive("--learning-rate", given) : choice.LearningRate;
        var rounds = OptionText.Count("--epochs", arguments.GetRequiredValue(epochs));
        var (train, validation) = set.Load(
            architecture.Image, arguments.GetValue(images) is { } count ? OptionText.Count("--images", count) : null);
        var network = TrainedNetwork.Build(architecture, train, new Generator(chance));
        var batches = new Loader(train, size)
        {
            Shuffle = true,
            Seed = chance,
            Augmentation = arguments.GetValue(augment) ? set.Augmentation : null,
        };
        Console.WriteLine(Invariant($"{architecture.Name} learns {train.Name}: {train.Count:N0} images, ")
            + Invariant($"{batches.Count:N0} steps an epoch."));
        return TrainingBar.Show(progress => network.Fit(
            batches, new Loader(validation, Math.Min(ValidationBatch, validation.Count)), new FitOptions
            {
                Epochs = rounds,
                Optimizer = choice.Of(network, rate),
                Checkpoint = file,
                Resume = arguments.GetValue(resume),
                Stop = interrupt,
                Progress = progress,
            }));
    }

    /// <summary>The file of the run. One that is there is gone on from, and not written over by mistake.</summary>
    private string FileOf(ParseResult arguments, Architecture architecture, TrainingData set)
    {
        var file = arguments.GetValue(output) ?? TrainedNetwork.FileOf(architecture, set);
        return (File.Exists(file), arguments.GetValue(resume)) switch
        {
            (true, false) => throw new ArgumentException(
                $"Training writes a new file. Received: {file}, which is there. Add --resume to go on from it, or name another by --out."),
            (false, true) => throw new ArgumentException(
                $"--resume goes on from a file. Received: {file}, which is not there. Leave --resume out to begin."),
            _ => file,
        };
    }

    private int Tell(History history, ParseResult arguments, string file)
    {
        if (history.IsStopped)
        {
            var line = string.Join(' ', arguments.Tokens.Select(token => token.Value).Where(word => word != resume.Name));
            Console.WriteLine(history.Epochs.Count == 0
                ? "Stopped in the first epoch: nothing is written yet."
                : $"Stopped. {file} has the state after epoch {history.Epochs.Count}; go on with: coursekit {line} {resume.Name}");
            return ExitCode.Interrupted;
        }

        Console.WriteLine($"{file} is written, its best weights are those of epoch {history.Best?.Number}.");
        Console.WriteLine($"How well they do on images never seen: coursekit evaluate {file} --data {arguments.GetRequiredValue(data)}");
        return ExitCode.Success;
    }
}
