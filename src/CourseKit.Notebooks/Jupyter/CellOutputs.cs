using CourseKit.Grading.Hosting;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>Tells clients what a cell puts out.</summary>
/// <param name="request">The request that runs the cell.</param>
/// <param name="silent">True to send nothing; verdicts count all the same.</param>
internal sealed class CellOutputs(Request request, bool silent)
{
    public void Publish(CellOutput output)
    {
        var options = request.Kernel.Options;
        if (output is CellOutput.Result { Data: { Verdict: var (exercise, outcome) } verdict } result
            && options.Record(exercise, outcome) is { } problem)
        {
            options.Log(problem);
            output = result with { Data = NotedVerdict.With(verdict, UnrecordedCheck.Note(problem)) };
        }

        if (!silent)
        {
            var (type, content) = CellOutputMessages.Write(output);
            request.Publish(type, content);
        }
    }
}
