using CourseKit.Grading;
using CourseKit.Notebooks.Documents;
using CourseKit.Notebooks.Session;

namespace CourseKit.Notebooks.Lessons;

/// <summary>The outputs of a run's cells, as they stand in the notebook in the end: an updated
/// display shows its last value.</summary>
internal sealed class Recording
{
    private readonly List<(CodeCell Cell, List<Output> Outputs)> cells = [];
    private readonly Dictionary<string, (List<Output> Outputs, int Index)> displays = [];
    private readonly Dictionary<string, Outcome> verdicts = [];
    private bool clearsAtNext;

    public IReadOnlyDictionary<string, Outcome> Verdicts => verdicts;

    public void Begin(CodeCell cell)
    {
        cells.Add((cell, []));
        clearsAtNext = false;
    }

    public void Add(CellOutput output)
    {
        var outputs = cells[^1].Outputs;
        if (clearsAtNext || output is CellOutput.Clear { Wait: false })
        {
            Clear(outputs);
        }

        switch (output)
        {
            case CellOutput.Stream stream:
                outputs.Add(new StreamOutput(stream.Name, stream.Text));
                break;
            case CellOutput.Display display:
                displays[display.DisplayId] = (outputs, outputs.Count);
                outputs.Add(new DisplayOutput(display.Data));
                break;
            case CellOutput.Update update when displays.TryGetValue(update.DisplayId, out var at):
                at.Outputs[at.Index] = new DisplayOutput(update.Data);
                break;
            case CellOutput.Clear { Wait: true }:
                clearsAtNext = true;
                break;
            case CellOutput.Result result:
                outputs.Add(new ResultOutput(result.Data, result.Number));
                if (result.Data.Verdict is var (exercise, outcome))
                {
                    verdicts[exercise] = outcome;
                }

                break;
            case CellOutput.Error error:
                outputs.Add(new ErrorOutput(error.Name, error.Message, error.Trace));
                break;
        }
    }

    public void Save()
    {
        foreach (var (cell, outputs) in cells)
        {
            cell.Outputs = outputs;
        }
    }

    private void Clear(List<Output> outputs)
    {
        outputs.Clear();
        clearsAtNext = false;
        foreach (var (display, _) in displays.Where(one => one.Value.Outputs == outputs).ToList())
        {
            displays.Remove(display);
        }
    }
}
