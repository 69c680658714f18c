using System.Text;
using CourseKit.Tensors.Files;

namespace CourseKit.Grading.Progress;

/// <summary>Name of the learner, on which the numbers of some exercises depend, so that those of neighbors differ.</summary>
public static class LearnerName
{
    private const int Longest = 200;

    /// <summary>Gets the name that the environment variable COURSEKIT_LEARNER gives, with which a teacher runs a learner's notebook
    /// again, or else the one that is kept beside the learner's own log.</summary>
    public static string Current => Environment.GetEnvironmentVariable("COURSEKIT_LEARNER") is { Length: > 0 } given
        ? given : Beside(ProgressLog.OfTheLearner());

    /// <summary>Returns the name that is kept beside a log, in a file that ends in <c>.learner</c>; a random one where there is none yet,
    /// and an empty one where no file can be kept.</summary>
    public static string Beside(ProgressLog log)
    {
        var path = Path.ChangeExtension(log.Path, ".learner");
        try
        {
            if (!File.Exists(path))
            {
                WholeFile.Create(path, Encoding.UTF8.GetBytes($"{Guid.NewGuid():N}\n"));
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Another program was quicker, and its name counts; or no file can be kept, and there is none to read.
        }

        return Read(path);
    }

    private static string Read(string path)
    {
        try
        {
            if (!NamedFile.HasContent(path))
            {
                return string.Empty;
            }

            using var file = new StreamReader(path);
            var name = new char[Longest];
            return new string(name, 0, file.ReadBlock(name)).Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
