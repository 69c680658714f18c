using CourseKit.Grading;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>What a kernel is given by the program that it runs in.</summary>
/// <param name="Environment">What cells can use.</param>
/// <param name="Log">Takes a line about what went wrong beside the cells.</param>
/// <param name="Checked">Told when a cell has shown the verdict on an exercise.</param>
public sealed record KernelOptions(CellEnvironment Environment, Action<string> Log, Action<string, Outcome> Checked)
{
    /// <summary>Whether clients write cells and want help with that, which is then made ready in the background.</summary>
    public bool Assists { get; init; } = true;
}
