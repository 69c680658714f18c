using System.Text.Json;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace CourseKit.Plotly;

/// <summary>Objects of Plotly.NET with the properties of plotly's JSON.</summary>
/// <remarks>
/// Plotly.NET styles what has its own types, and writes over what has not: an axis of any other type would lose all that it had at the
/// first <c>WithXAxisStyle</c>. So the properties that have a type there get it.
/// </remarks>
internal static class PlotlyObject
{
    /// <summary>The types by the name of a property that holds an object, or a list of them.</summary>
    private static readonly Dictionary<string, Func<DynamicObj.DynamicObj>> Types = new()
    {
        ["annotations"] = () => new Annotation(),
        ["colorbar"] = () => new ColorBar(),
        ["font"] = () => new Font(),
        ["images"] = () => new LayoutImage(),
        ["layout"] = () => new Layout(),
        ["legend"] = () => new Legend(),
        ["line"] = () => new Line(),
        ["margin"] = () => new Margin(),
        ["marker"] = () => new Marker(),
        ["modebar"] = () => new ModeBar(),
        ["pad"] = () => new Padding(),
        ["shapes"] = () => new Shape(),
        ["template"] = () => new Template(),
        ["textfont"] = () => new Font(),
        ["tickfont"] = () => new Font(),
        ["title"] = () => new Title(),
        ["xaxis"] = () => new LinearAxis(),
        ["yaxis"] = () => new LinearAxis(),
    };

    /// <summary>Returns a trace, which has its type by itself.</summary>
    public static Trace Trace(JsonElement json) => Filled(new Trace2D(json.GetProperty("type").GetString()), json);

    /// <summary>Returns an object of this type.</summary>
    public static T Of<T>(JsonElement json)
        where T : DynamicObj.DynamicObj, new() => Filled(new T(), json);

    private static T Filled<T>(T target, JsonElement json)
        where T : DynamicObj.DynamicObj
    {
        foreach (var property in json.EnumerateObject())
        {
            target.SetProperty(property.Name, Value(property.Name, property.Value));
        }

        return target;
    }

    private static object? Value(string name, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Filled(Types.TryGetValue(name, out var make) ? make() : new(), json),
        JsonValueKind.Array => Items(name, json),
        JsonValueKind.Number => json.TryGetInt32(out var whole) ? whole : json.GetDouble(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Null => null,
        _ => json.GetBoolean(),
    };

    /// <summary>Returns the items, as an array of their type if it has one: Plotly.NET adds to a list of annotations only.</summary>
    private static Array Items(string name, JsonElement json)
    {
        object?[] items = [.. json.EnumerateArray().Select(item => Value(name, item))];
        if (!Types.TryGetValue(name, out var make))
        {
            return items;
        }

        var typed = Array.CreateInstance(make().GetType(), items.Length);
        items.CopyTo(typed, 0);
        return typed;
    }
}
