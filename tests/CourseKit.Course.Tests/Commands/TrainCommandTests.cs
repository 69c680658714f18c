using System.Diagnostics;
using System.Text.RegularExpressions;
using CourseKit.Networks.Training;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Imaging;

namespace CourseKit.Course.Tests.Commands;

public sealed partial class TrainCommandTests : IDisposable
{
    private static readonly string[] Small = ["train", "d2l-bn-lenet", "--data", "digits", "--images", "480", "--batch", "20"];

    private readonly string folder = Directory.CreateTempSubdirectory("coursekit-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_network_is_trained_resumed_and_measured()
    {
        var (exitCode, output, error) = await RunAsync([.. Small, "--epochs", "2", "--augment", "--optimizer", "nadam"]);

        (exitCode, error).Should().Be((0, string.Empty));
        output.Should().Contain("440 images, 22 steps an epoch.");
        EpochLine().Count(output).Should().Be(2);

        (exitCode, output, _) = await RunAsync([.. Small, "--epochs", "3", "--augment", "--optimizer", "nadam", "--resume"]);
        exitCode.Should().Be(0);
        EpochLine().Count(output).Should().Be(3);
        var file = FileNames().Single();
        var resumed = Checkpoint.Read(file);
        resumed.History.Losses.Should().HaveCount(66);

        (exitCode, _, _) = await RunAsync([.. Small, "--epochs", "3", "--augment", "--optimizer", "nadam", "--out", "whole.ckpt"]);
        exitCode.Should().Be(0);
        Checkpoint.Read(Path.Combine(folder, "whole.ckpt")).Weights.SelectMany(weight => weight.Value.ToArray()).Should()
            .Equal(resumed.Weights.SelectMany(weight => weight.Value.ToArray()));

        (exitCode, output, error) = await RunAsync("evaluate", Small[1], "--data", "digits");
        (exitCode, error).Should().Be((0, string.Empty));
        var accuracy = AccuracyOf().Match(output).Groups[1].Value;
        output.Should().StartWith($"{Small[1]} on ").And.Contain($"predictions, {accuracy} % right").And.Contain("recall");
        (await RunAsync("evaluate", Path.GetFileName(file), "--data", "digits")).Output.Should().Be(output);
    }

    [Fact]
    public async Task A_folder_of_images_is_split_into_what_is_learned_and_what_is_kept_for_the_end()
    {
        foreach (var (label, name) in new[] { "dark", "light" }.Index())
        {
            Directory.CreateDirectory(Path.Combine(folder, "shades", name));
            for (var image = 0; image < 24; image++)
            {
                var pixels = new Generator((ulong)((label * 24) + image)).Uniform([3, 30, 34], label * 0.6, (label * 0.6) + 0.4);
                Image.From(pixels).Save(Path.Combine(folder, "shades", name, $"{image}.png"));
            }
        }

        var (exitCode, output, error) = await RunAsync(
            "train", "d2l-bn-lenet", "--data", "shades", "--batch", "10", "--epochs", "12", "--optimizer", "nadam");

        (exitCode, error).Should().Be((0, string.Empty));
        output.Should().StartWith("d2l-bn-lenet learns shades: 40 images, 4 steps an epoch.");
        (_, output, _) = await RunAsync("evaluate", "d2l-bn-lenet", "--data", "shades");
        output.Should().StartWith("d2l-bn-lenet on shades, 4 images: accuracy 100.00 %");
    }

    [LinuxFact]
    public async Task Ctrl_c_ends_after_the_batch_and_says_how_to_go_on()
    {
        var (process, output) = Start([.. Small, "--epochs", "1000"]);
        await LineAsync(output, "epoch 2 of 1000");
        using (process)
        {
            await OtherProgram.RunAsync("kill", folder, new Dictionary<string, string>(), ["-INT", $"{process.Id}"]);
            var rest = await output.ReadToEndAsync();
            await process.WaitForExitAsync();

            process.ExitCode.Should().Be(130);
            var done = int.Parse(StoppedAfter().Match(rest).Groups[1].Value);
            done.Should().BeGreaterThanOrEqualTo(2);
            rest.Should().Contain($"go on with: coursekit {string.Join(' ', Small)} --epochs 1000 --resume");
            Checkpoint.Read(FileNames().Single()).History.Epochs.Should().HaveCount(done);
        }
    }

    [LinuxFact]
    public async Task A_kill_at_any_time_leaves_a_whole_file()
    {
        var random = new Random(1);
        var epochs = 0;
        for (var kill = 0; kill < 4; kill++)
        {
            string[] resume = kill == 0 ? [] : ["--resume"];
            var (process, output) = Start([.. Small, "--epochs", "1000", .. resume]);
            using (process)
            {
                await LineAsync(output, $"epoch {epochs + 1} of 1000");
                await Task.Delay(random.Next(300));
                process.Kill();
                await process.WaitForExitAsync();
            }

            var file = Directory.GetFiles(folder, "*.ckpt").Single(name => !Path.GetFileName(name).StartsWith('.'));
            var checkpoint = Checkpoint.Read(file);
            checkpoint.History.Epochs.Count.Should().BeGreaterThan(epochs);
            checkpoint.History.Losses.Count.Should().Be(22 * checkpoint.History.Epochs.Count);
            epochs = checkpoint.History.Epochs.Count;
        }

        Directory.GetFileSystemEntries(folder).Length.Should().BeLessThanOrEqualTo(2, "a killed process leaves one temporary file at most");
    }

    [Theory]
    [InlineData("There is no architecture of this name. Received: lenett. There are: ", "train", "lenett", "--data", "digits")]
    [InlineData("--data is one of: mnist, fashion-mnist, cifar10, digits, or a folder that holds a folder for each class. Received: "
        + "mnits.", "train", "geron-mnist", "--data", "mnits")]
    [InlineData("--optimizer is one of: sgd, momentum, adam, adamw, nadam, rmsprop. Received: lion.", "train", "geron-mnist", "--data",
        "digits", "--optimizer", "lion")]
    [InlineData("--epochs is a whole number, 1 or more. Received: 0.", "train", "geron-mnist", "--data", "digits", "--epochs", "0")]
    [InlineData("--learning-rate is a number above 0, such as 0.001. Received: fast.", "train", "geron-mnist", "--data", "digits",
        "--learning-rate", "fast")]
    [InlineData("--images is a number from 12 to the 6,000 of ", "train", "geron-mnist", "--data", "digits", "--images", "7000")]
    [InlineData("A batch has at most as many examples as its set.", "train", "geron-mnist", "--data", "digits", "--images", "24",
        "--batch", "64")]
    [InlineData("A network to be trained on ", "train", "geron-memory-budget", "--data", "digits", "--images", "24", "--batch", "4")]
    [InlineData("--resume goes on from a file. Received: geron-mnist-digits.ckpt, which is not there. Leave --resume out to begin.",
        "train", "geron-mnist", "--data", "digits", "--resume")]
    [InlineData("What is measured has been trained. Received: geron-mnist-digits.ckpt, which is not there. Train it: coursekit train NAME "
        + "--data digits", "evaluate", "geron-mnist", "--data", "digits")]
    public async Task Bad_input_is_one_line_that_says_what_to_do(string message, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);

        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        error.Should().StartWith(message);
        error.Trim().Should().NotContain("\n");
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "a.ckpt"), "mine");

        var (exitCode, _, error) = await RunAsync([.. Small, "--out", "a.ckpt"]);

        exitCode.Should().Be(2);
        error.Trim().Should().Be(
            "Training writes a new file. Received: a.ckpt, which is there. Add --resume to go on from it, or name another by --out.");
        (await RunAsync([.. Small, "--out", "a.ckpt", "--resume"])).Error.Should().Contain("In a.ckpt.");
        (await File.ReadAllTextAsync(Path.Combine(folder, "a.ckpt"))).Should().Be("mine");
    }

    [Fact]
    public async Task Training_that_diverges_says_why()
    {
        var (exitCode, _, error) = await RunAsync(["train", "lenet", .. Small[2..], "--optimizer", "sgd", "--learning-rate", "1e30"]);

        exitCode.Should().Be(1);
        error.Should().Contain("What usually helps: a learning rate a tenth of 1E+30");
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => Coursekit.RunAsync(folder, arguments);

    private IEnumerable<string> FileNames() => Directory.GetFiles(folder, "*.ckpt");

    private (Process Process, StreamReader Output) Start(string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "coursekit.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        return (process, process.StandardOutput);
    }

    /// <summary>Waits for a line that begins so.</summary>
    private static async Task LineAsync(StreamReader output, string beginning)
    {
        string? line;
        do
        {
            line = await output.ReadLineAsync();
            line.Should().NotBeNull($"a line begins with {beginning}");
        }
        while (!line!.StartsWith(beginning, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^epoch \d of \d: loss \d\.\d{4}, accuracy \d+\.\d\d %; validation: loss \d\.\d{4}, accuracy \d+\.\d\d %; \d+\.\d s$",
        RegexOptions.Multiline)]
    private static partial Regex EpochLine();

    [GeneratedRegex(@"accuracy (\d+\.\d\d) %")]
    private static partial Regex AccuracyOf();

    [GeneratedRegex(@"has the state after epoch (\d+);")]
    private static partial Regex StoppedAfter();
}
