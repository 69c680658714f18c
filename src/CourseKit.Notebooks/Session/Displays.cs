using CourseKit.Notebooks.Session.Notation;

namespace CourseKit.Notebooks.Session;

/// <summary>Methods that a cell calls by their bare names to show something.</summary>
public static class Displays
{
    /// <summary>Shows a value below the cell, at once.</summary>
    /// <param name="value">The value to show.</param>
    /// <param name="mimeTypes">The forms to show it in; its preferred ones by default.</param>
    /// <returns>A handle that can show another value in the same place.</returns>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static DisplayedValue Display(object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

#pragma warning disable IDE1006 // As .NET Interactive writes it, so that its notebooks run.
    /// <inheritdoc cref="Display"/>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => Display(value, mimeTypes);
#pragma warning restore IDE1006

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">True to wait until the next output comes, so that a picture that changes does not flicker.</param>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static void ClearOutput(bool wait = false) => CellConsole.Running.Add(new CellOutput.Clear(wait));

    /// <summary>Asks for a line of text, as <c>Console.ReadLine()</c> does, with a prompt.</summary>
    /// <exception cref="InvalidOperationException">No cell is running, or nobody is there to be asked.</exception>
    public static string Input(string prompt = "") => CellConsole.Running.Ask(prompt, isPassword: false);

    /// <summary>Asks for a line that is not shown while it is typed.</summary>
    /// <exception cref="InvalidOperationException">No cell is running, or nobody is there to be asked.</exception>
    public static string Password(string prompt = "") => CellConsole.Running.Ask(prompt, isPassword: true);

#pragma warning disable IDE1006 // As .NET Interactive writes them.
    /// <inheritdoc cref="Input"/>
    public static string input(string prompt = "") => Input(prompt);

    /// <inheritdoc cref="Password"/>
    public static string password(string prompt = "") => Password(prompt);
#pragma warning restore IDE1006

    /// <inheritdoc cref="Input"/>
    public static Task<string> GetInputAsync(string prompt = "") => Task.FromResult(Input(prompt));

    /// <inheritdoc cref="Password"/>
    public static Task<string> GetPasswordAsync(string prompt = "") => Task.FromResult(Password(prompt));

    /// <summary>Text that is shown as the HTML it is.</summary>
    public static MarkedUpText HTML(string text) => new("text/html", text);

    /// <summary>Runs JavaScript where the cell is shown.</summary>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static void Javascript(string script) => Display(Script(script));

    /// <summary>Adds rules of style to where the cell is shown.</summary>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static void CSS(string rules) => Display(HTML($"<style>{rules}</style>"));

    /// <summary>JavaScript that runs where it is shown.</summary>
    internal static MarkedUpText Script(string script) => HTML($"<script type=\"text/javascript\">{script}</script>");

    /// <summary>Text that is shown as the Markdown it is.</summary>
    public static MarkedUpText Markdown(string text) => new("text/markdown", text);
}
