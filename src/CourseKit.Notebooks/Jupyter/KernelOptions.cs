using CourseKit.Grading;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>Environment, log and recorder of checks that a program gives to its kernel.</summary>
/// <param name="Environment">Assemblies and namespaces that cells can use.</param>
/// <param name="Log">Takes a line about what went wrong beside the cells.</param>
/// <param name="Record">Records the outcome of a check that a cell has shown, by the exercise's id, and returns why it could not be
/// recorded; null where it was, or need not be.</param>
internal sealed record KernelOptions(CellEnvironment Environment, Action<string> Log, Func<string, Outcome, string?> Record)
{
    /// <summary>Gets whether completion and pictures of trainings are warmed up in the background, so that the first ones come quickly;
    /// without it, they come all the same.</summary>
    public bool WarmsUp { get; init; } = true;
}
