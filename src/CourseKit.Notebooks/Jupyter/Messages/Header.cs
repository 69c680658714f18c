using System.Globalization;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Jupyter.Messages;

/// <summary>The header of a message: its identifier, its type and its sender.</summary>
/// <param name="Id">The unique identifier of the message.</param>
/// <param name="Type">The type of the message, such as <c>execute_request</c>.</param>
/// <param name="Session">The sender.</param>
internal sealed record Header(string Id, string Type, string Session)
{
    /// <summary>The version of the protocol: https://jupyter-client.readthedocs.io/en/stable/messaging.html.</summary>
    public const string Version = "5.4";

    /// <summary>Reads a header; null if it lacks what makes it one.</summary>
    public static Header? Read(JsonObject json) =>
        Text(json, "msg_id") is { } id && Text(json, "msg_type") is { } type
            ? new Header(id, type, Text(json, "session") ?? string.Empty) : null;

    public JsonObject Write() => new()
    {
        ["msg_id"] = Id,
        ["msg_type"] = Type,
        ["session"] = Session,
        ["username"] = "kernel",
        ["date"] = DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture),
        ["version"] = Version,
    };

    private static string? Text(JsonObject json, string key) =>
        json[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
