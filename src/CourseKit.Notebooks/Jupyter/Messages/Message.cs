using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Jupyter.Messages;

/// <summary>One message between a kernel and a client.</summary>
/// <param name="Channel">The road that it takes.</param>
/// <param name="Header">The identifier, type and sender of the message.</param>
/// <param name="Parent">The header of the request that it belongs to, as that was received; empty where there is none.</param>
/// <param name="Content">The content, which depends on the type.</param>
internal sealed record Message(Channel Channel, Header Header, JsonObject Parent, JsonObject Content)
{
    /// <summary>The metadata of the message.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The header as it was received, to be sent back with replies.</summary>
    public JsonObject ReceivedHeader { get; init; } = [];

    /// <summary>The client that it comes from or goes to, where the door has several: what ZeroMQ calls the routing prefix.</summary>
    public IReadOnlyList<byte[]> Route { get; init; } = [];
}
