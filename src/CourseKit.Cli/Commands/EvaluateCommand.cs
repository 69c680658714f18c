using System.CommandLine;
using CourseKit.Cli.Training;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Training;
using CourseKit.Networks.Weights;
using CourseKit.Vision.Batching;
using static System.FormattableString;

namespace CourseKit.Cli.Commands;

/// <summary><c>coursekit evaluate</c>: measures what <c>coursekit train</c> has trained on images that it has never seen.</summary>
internal sealed class EvaluateCommand : Command
{
    private const int Batch = 250;

    private readonly Argument<string> name = new("name")
    {
        Description = "The architecture, whose file NAME-DATA.ckpt is here, or the file that «coursekit train» has written.",
    };

    private readonly Option<string> data = new("--data")
    {
        Description = $"What to measure on: the test images of {TrainingData.Names}.",
        Required = true,
    };

    public EvaluateCommand()
        : base("evaluate", "Measures a trained network on the test images of a data set: accuracy, loss, and which classes are confused.")
    {
        Add(name);
        Add(data);
        SetAction((arguments, interrupt) => Task.Run(() => Evaluate(arguments, interrupt), CancellationToken.None));
    }

    private int Evaluate(ParseResult arguments, CancellationToken interrupt)
    {
        try
        {
            var set = TrainingData.Named(arguments.GetRequiredValue(data));
            var file = FileOf(arguments.GetRequiredValue(name), set);
            var checkpoint = Checkpoint.Read(file);
            var architecture = TrainedNetwork.ArchitectureOf(checkpoint, set, file);
            var test = set.LoadTest(architecture.Image);
            var network = TrainedNetwork.Build(architecture, test, random: null).Load(checkpoint.Best);
            var batches = new Loader(test, Math.Min(Batch, test.Count));
            var measured = network.Evaluate(batches, new FitOptions { Stop = interrupt });
            Console.WriteLine(Invariant($"{architecture.Name} on {test.Name}, {test.Count:N0} images: ")
                + Invariant($"accuracy {100 * measured.Accuracy:0.00} %, loss {measured.Loss:0.0000}\n"));
            Console.WriteLine(ConfusionMatrix.Of(network, batches, test.ClassNames));
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception problem) when (TrainingProblem.IsOfInput(problem) || problem is IOException or UnauthorizedAccessException)
        {
            return Terminal.BadInput(problem.Message);
        }
    }

    private static string FileOf(string given, TrainingData set)
    {
        var file = File.Exists(given) || given.EndsWith(".ckpt", StringComparison.Ordinal) ? given
            : TrainedNetwork.FileOf(Architecture.Named(given), set);
        return File.Exists(file) ? file : throw new FileNotFoundException(
            $"What is measured has been trained. Received: {file}, which is not there. Train it: coursekit train NAME --data {set.Name}");
    }
}
