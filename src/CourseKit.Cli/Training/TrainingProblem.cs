using CourseKit.Networks.Weights;
using CourseKit.Vision.Datasets;

namespace CourseKit.Cli.Training;

/// <summary>Errors of training and measuring, as commands tell them.</summary>
internal static class TrainingProblem
{
    /// <summary>Returns whether an error is one of what a command was given: a name, an option, a file, data.</summary>
    public static bool IsOfInput(Exception problem) => problem is KeyNotFoundException or ArgumentException or WeightsException
        or FileNotFoundException or InvalidDataException or DataUnavailableException;
}
