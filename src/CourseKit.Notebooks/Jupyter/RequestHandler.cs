using System.Reflection;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>Serves one type of request; every class that derives from this one is found by itself.</summary>
internal abstract class RequestHandler
{
    /// <summary>All handlers by the type that they serve.</summary>
    public static IReadOnlyDictionary<string, RequestHandler> All { get; } = Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(RequestHandler)) && !type.IsAbstract)
        .Select(type => (RequestHandler)Activator.CreateInstance(type)!)
        .ToDictionary(handler => handler.Type);

    /// <summary>The type that it serves, such as <c>kernel_info_request</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Gets whether such requests wait for each other. All others are served at once, while a cell runs too.</summary>
    public virtual bool InTurn => false;

    /// <summary>Serves a request.</summary>
    /// <returns>The content of the reply; null for what has none.</returns>
    public abstract Task<JsonObject?> ServeAsync(Request request, CancellationToken stop);

    /// <summary>A reply that says that all went well.</summary>
    protected static JsonObject Ok() => new() { ["status"] = "ok" };
}
