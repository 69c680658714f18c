using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>A request that is being served: what it asks, and where to answer.</summary>
internal sealed class Request(Kernel kernel, Message message)
{
    public Kernel Kernel => kernel;

    public string Type => message.Header.Type;

    public JsonObject Content => message.Content;

    /// <summary>Requests that waited for their turn behind this one, and are not to be served, since it has failed.</summary>
    public IReadOnlyList<Message> Aborted { get; set; } = [];

    /// <summary>Tells all clients something that belongs to this request.</summary>
    /// <param name="type">The type of the message.</param>
    /// <param name="content">The content of the message.</param>
    public void Publish(string type, JsonObject content) => kernel.Send(Answer(Channel.IOPub, type, content));

    /// <summary>Answers the client that asked.</summary>
    public void Reply(JsonObject content) =>
        kernel.Send(Answer(message.Channel, Type.Replace("_request", "_reply", StringComparison.Ordinal), content));

    /// <summary>Asks the client that asked.</summary>
    public void Ask(string prompt, bool isPassword) =>
        kernel.Send(Answer(Channel.Stdin, "input_request", new JsonObject { ["prompt"] = prompt, ["password"] = isPassword }));

    /// <summary>Returns whether a message comes from the client that asked.</summary>
    public bool IsAskedBy(Message other) => other.Header.Session == message.Header.Session;

    private Message Answer(Channel channel, string type, JsonObject content) =>
        new(channel, kernel.NewHeader(type), message.ReceivedHeader.DeepClone().AsObject(), content) { Route = message.Route };
}
