using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>Brings a running cell the answers of the client that runs it.</summary>
internal sealed class Questions
{
    private readonly object gate = new();
    private (Request Request, TaskCompletionSource<string> Answer)? open;

    /// <summary>Asks, and waits; whoever stops the cell ends the wait.</summary>
    public string Ask(Request request, string prompt, bool isPassword)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            open = (request, answer);
        }

        try
        {
            request.Ask(prompt, isPassword);
            return answer.Task.GetAwaiter().GetResult();
        }
        finally
        {
            lock (gate)
            {
                open = null;
            }
        }
    }

    /// <summary>Takes an answer; one that nobody waits for is dropped.</summary>
    public void Answer(Message message)
    {
        lock (gate)
        {
            if (message.Header.Type == "input_reply" && open is var (request, answer) && request.IsAskedBy(message))
            {
                answer.TrySetResult(message.Content.Text("value"));
            }
        }
    }
}
