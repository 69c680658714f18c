using System.Runtime.ExceptionServices;
using System.Text;
using CourseKit.Grading.Execution;

namespace CourseKit.Notebooks.Session;

/// <summary>The outputs of a cell on their way to whoever shows them: in order, while the cell runs, within limits.</summary>
/// <remarks>The receiver is called by a thread of the queue, so that a slow one does not hold up the cell, and is not
/// interrupted when the cell is.</remarks>
internal sealed class OutputQueue
{
    private static readonly TimeSpan BetweenDeliveries = TimeSpan.FromMilliseconds(50);

    private readonly object gate = new();
    private readonly List<CellOutput> pending = [];
    private readonly StringBuilder text = new();
    private readonly OutputBudget budget;
    private readonly Thread delivery;
    private readonly ManualResetEvent completed = new(false);
    private readonly Func<string, bool, string>? ask;
    private string stream = "stdout";
    private bool delivering, complete;
    private ExceptionDispatchInfo? receiverFailure;

    public OutputQueue(int cell, Action<CellOutput> receiver, OutputLimits limits, Func<string, bool, string>? ask = null)
    {
        (Cell, this.ask) = (cell, ask);
        budget = new OutputBudget(limits);
        delivery = new Thread(() => Deliver(receiver)) { IsBackground = true, Name = nameof(OutputQueue) };
        delivery.Start();
    }

    /// <summary>The number of the cell.</summary>
    public int Cell { get; }

    /// <summary>Adds text to a stream. What comes after the end of the cell is dropped.</summary>
    public void Print(string toStream, ReadOnlySpan<char> written)
    {
        Stoppable.Checkpoint();
        lock (gate)
        {
            if (!complete)
            {
                Append(toStream, budget.Take(written));
                Append("stderr", budget.NoticeAfter(written.Length));
                Monitor.PulseAll(gate);
            }
        }
    }

    /// <summary>Adds anything else; of several updates of one display that wait to be shown, only the last is kept.</summary>
    public void Add(CellOutput output)
    {
        Stoppable.Checkpoint();
        AddAtEnd(output);
    }

    /// <summary>Adds what a cell still has to say that has been told to stop.</summary>
    public void AddAtEnd(CellOutput output)
    {
        lock (gate)
        {
            if (!complete && budget.Take(output) is { } shown)
            {
                EndText();
                if (shown is CellOutput.Update update)
                {
                    pending.RemoveAll(earlier => earlier is CellOutput.Update { DisplayId: var id } && id == update.DisplayId);
                }

                pending.Add(shown);
                Monitor.PulseAll(gate);
            }
        }
    }

    /// <summary>Asks the receiver for a line, once it has all that came before.</summary>
    /// <exception cref="InvalidOperationException">It cannot be asked.</exception>
    public string Ask(string prompt, bool isPassword)
    {
        if (ask is null)
        {
            throw new InvalidOperationException(
                "There is no keyboard to read from where this cell runs. Put the value into a variable instead: var name = \"Ada\";");
        }

        lock (gate)
        {
            while ((delivering || pending.Count > 0 || text.Length > 0) && receiverFailure is null)
            {
                Monitor.Wait(gate);
            }
        }

        return ask(prompt, isPassword);
    }

    /// <summary>Waits until everything has been received, <paramref name="last"/> at the end.</summary>
    /// <exception cref="Exception">What the receiver threw.</exception>
    public void Complete(CellOutput? last)
    {
        lock (gate)
        {
            Append("stderr", budget.Summary());
            EndText();
            if (last is not null)
            {
                pending.Add(last);
            }

            complete = true;
            Monitor.PulseAll(gate);
        }

        completed.Set();
        delivery.Join();
        receiverFailure?.Throw();
    }

    private void Append(string toStream, ReadOnlySpan<char> written)
    {
        if (written.IsEmpty)
        {
            return;
        }

        if (toStream != stream)
        {
            EndText();
            stream = toStream;
        }

        text.Append(written);
    }

    private void EndText()
    {
        if (text.Length > 0)
        {
            pending.Add(new CellOutput.Stream(stream, text.ToString()));
            text.Clear();
        }
    }

    private void Deliver(Action<CellOutput> receiver)
    {
        try
        {
            while (Next() is { Length: > 0 } outputs)
            {
                foreach (var output in outputs)
                {
                    receiver(output);
                }

                completed.WaitOne(BetweenDeliveries);
            }
        }
        catch (Exception error)
        {
            lock (gate)
            {
                receiverFailure = ExceptionDispatchInfo.Capture(error);
                Monitor.PulseAll(gate);
            }
        }
    }

    /// <summary>The outputs that have come together since the last time; none when the cell is complete.</summary>
    private CellOutput[] Next()
    {
        lock (gate)
        {
            delivering = false;
            Monitor.PulseAll(gate);
            while (pending.Count == 0 && text.Length == 0 && !complete)
            {
                Monitor.Wait(gate);
            }

            EndText();
            CellOutput[] outputs = [.. pending];
            pending.Clear();
            delivering = true;
            return outputs;
        }
    }
}
