using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>A door through which a kernel talks to its clients.</summary>
internal interface IConnection : IAsyncDisposable
{
    /// <summary>The messages of all clients, as they come, until there will be no more.</summary>
    IAsyncEnumerable<Message> ReceiveAsync(CancellationToken stop);

    /// <summary>Sends a message: on <see cref="Channel.IOPub"/> to all clients, else along its route.
    /// Messages of one thread keep their order.</summary>
    void Send(Message message);
}
