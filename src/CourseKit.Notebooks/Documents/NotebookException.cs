namespace CourseKit.Notebooks.Documents;

/// <summary>A notebook file that cannot be used; the message is one line that says which file and what is wrong with it.</summary>
public sealed class NotebookException : Exception
{
    internal NotebookException(string file, string problem, Exception? cause = null)
        : base(OneLine($"{file}: {problem}"), cause)
    {
    }

    private static string OneLine(string message) => string.Concat(message.Select(c => char.IsControl(c) ? ' ' : c));
}
