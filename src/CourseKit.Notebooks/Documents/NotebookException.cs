using CourseKit.Tensors.Files;

namespace CourseKit.Notebooks.Documents;

/// <summary>A notebook file that cannot be used; the message is one line that says which file and what is wrong with it.</summary>
internal sealed class NotebookException : Exception
{
    /// <summary>As much of a problem as is said; what was received may be as long as the file.</summary>
    private const int MostCharacters = 500;

    internal NotebookException(string file, string problem, Exception? cause = null)
        : base($"{Excerpt.Of(file, file.Length + 1)}: {Excerpt.Of(problem.ReplaceLineEndings(" "), MostCharacters)}", cause)
    {
    }
}
