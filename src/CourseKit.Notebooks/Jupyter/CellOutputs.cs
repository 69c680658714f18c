using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>Tells clients what a cell puts out.</summary>
/// <param name="request">The request that runs the cell.</param>
/// <param name="silent">Whether nobody wants to know; verdicts count all the same.</param>
internal sealed class CellOutputs(Request request, bool silent)
{
    public void Publish(CellOutput output)
    {
        if (output is CellOutput.Result { Data.Verdict: var (exercise, outcome) })
        {
            request.Kernel.Options.Checked(exercise, outcome);
        }

        if (!silent)
        {
            var (type, content) = CellOutputMessages.Write(output);
            request.Publish(type, content);
        }
    }
}
