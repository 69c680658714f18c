using CourseKit.Vision.Datasets;
using Spectre.Console;

namespace CourseKit.Cli;

/// <summary>Texts and tables of the commands in a terminal.</summary>
internal static class Terminal
{
    /// <summary>Wide enough for any line of a table; nothing wraps in a file.</summary>
    private const int FileWidth = 200;

    /// <summary>Into a file or a pipe goes plain text: no colors, no wrapping at a screen's edge.</summary>
    public static void Prepare()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Capabilities.Ansi = false;
            AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
            AnsiConsole.Profile.Width = FileWidth;
        }
    }

    /// <summary>Shows downloads beside the output, which may be piped elsewhere.</summary>
    public static void ShowDownloads() => DownloadDisplay.Open = () => new TerminalDownload(AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Error),
        Interactive = Console.IsErrorRedirected ? InteractionSupport.No : InteractionSupport.Detect,
    }), TimeProvider.System);

    /// <summary>Says in one line what is wrong with the input.</summary>
    public static int BadInput(string message)
    {
        Console.Error.WriteLine(message.ReplaceLineEndings(" "));
        return ExitCode.BadInput;
    }

    /// <summary>Says what takes a while: a moving sign in a terminal, a line in a file.</summary>
    public static async Task<T> WhileAsync<T>(string doing, Func<Task<T>> work)
    {
        if (AnsiConsole.Profile.Capabilities.Interactive)
        {
            return await AnsiConsole.Status().StartAsync($"{Markup.Escape(doing)} …", _ => work());
        }

        Console.WriteLine($"{doing} …");
        return await work();
    }

    /// <summary>A table in the plain style of the course.</summary>
    public static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var column in columns)
        {
            table.AddColumn(column);
        }

        return table;
    }
}
