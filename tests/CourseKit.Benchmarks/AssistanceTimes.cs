using System.CommandLine;
using System.Text.Json;
using CourseKit.Notebooks.Assistance;
using CourseKit.Notebooks.Session;

namespace CourseKit.Benchmarks;

/// <summary>How long a learner waits for help with a cell, after so many others. One line of JSON a figure.</summary>
internal static class AssistanceTimes
{
    private const int Repetitions = 15;

    /// <summary>What cells are like: they declare variables, methods, nothing; every twentieth declares a name again.</summary>
    private static readonly Func<int, string>[] Cells =
    [
        i => $"var values{i} = Enumerable.Range(0, {i + 1}).Select(n => n * 1.5).ToArray();\nvalues{i}.Sum()",
        i => $"int Twice{i}(int n) => 2 * n;\nTwice{i}({i})",
        i => $"digits.Count + {i}",
        i => $"var total{i / 20} = {i};\nforeach (var digit in digits.Labels[..2]) total{i / 20} += digit;",
    ];

    public static Command Command()
    {
        var cells = new Option<int>("--cells") { Description = "how many cells have run", DefaultValueFactory = _ => 33 };
        var command = new Command("assistance", "How long help with a cell takes, after so many others.") { cells };
        command.SetAction((parsed, _) => PrintAsync(parsed.GetValue(cells)));
        return command;
    }

    private static async Task PrintAsync(int cells)
    {
        var session = CellSession.Start();
        string[] notebook =
        [
            "var digits = Digits.Train(100);", .. Enumerable.Range(1, cells - 1).Select(i => Cells[i % Cells.Length](i)),
            "digits.Images[..20]\nnew Sequential(new Conv2d(6, 5))",
        ];
        foreach (var cell in notebook[..^1])
        {
            await session.RunAsync(cell);
        }

        var assistant = new CellAssistant(session);
        Waiting.Print("first help", await Waiting.TimeAsync(() => assistant.CompleteAsync("", 0)));
        await PrintAsync("completions behind a dot", () => assistant.CompleteAsync("digits.", 7));
        await PrintAsync("completions of all names", () => assistant.CompleteAsync("di", 2));
        await PrintAsync("explanation", () => assistant.HoverAsync("digits.Count", 8));
        await PrintAsync("signatures", () => assistant.SignaturesAsync("Digits.Train(", 12));
        await PrintAsync("diagnostics", () =>
            assistant.DiagnoseAsync("var first = digits.Images[..20];\nvar net = new Sequential(new Conv2d(6, 5), new Relu());\nunknown"));
        await PrintAsync("definition in a cell", () => assistant.Navigator.DefineAsync(notebook, cells, 0));
        await PrintAsync("definition in the library", () => assistant.Navigator.DefineAsync(notebook, cells, 40));
        await PrintAsync("references", () => assistant.Navigator.ReferencesAsync(notebook, cells, 0));
        await PrintAsync("another name", () => assistant.Navigator.RenameAsync(notebook, cells, 0, "numbers"));
        await PrintAsync("layout", () => assistant.FormatAsync(notebook[^2]));
        Console.WriteLine(JsonSerializer.Serialize(new { what = "the process", megabytes = Environment.WorkingSet >> 20 }));
    }

    private static async Task PrintAsync(string what, Func<Task> help)
    {
        await help();
        Waiting.Print(what, await Waiting.MedianAsync(Repetitions, _ => help()));
    }
}
