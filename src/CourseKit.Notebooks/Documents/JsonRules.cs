using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Notebooks.Documents;

/// <summary>Checks the parts of a JSON file, and says which part breaks which rule.</summary>
/// <param name="name">The name of the file in errors.</param>
internal abstract class JsonRules(string name)
{
    protected const JsonValueKind Object = JsonValueKind.Object, List = JsonValueKind.Array, Text = JsonValueKind.String;

    /// <summary>Text, or a list of its lines.</summary>
    protected void CheckText(JsonObject owner, string place, string key)
    {
        if (Member(owner, place, key, List, Text) is JsonArray lines)
        {
            CheckLines(lines, Join(place, key));
        }
    }

    protected void CheckLines(JsonArray lines, string place)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            Of(lines[i], $"{place}[{i}]", Text);
        }
    }

    protected int Whole(JsonObject owner, string place, string key)
    {
        var number = Member(owner, place, key, JsonValueKind.Number).AsValue();
        return number.TryGetValue<int>(out var whole) && whole >= 0
            ? whole
            : throw Broken($"{Join(place, key)} must be a whole number from 0. Received: {number.ToJsonString()}.");
    }

    protected JsonNode Member(JsonObject owner, string place, string key, params JsonValueKind[] kinds) =>
        owner.TryGetPropertyValue(key, out var value) ? Of(value, Join(place, key), kinds)
            : throw Broken($"{Join(place, key)} is missing.");

    protected JsonObject Item(JsonArray list, int index, string place) => (JsonObject)Of(list[index], $"{place}[{index}]", Object);

    protected JsonNode Of(JsonNode? value, string place, params JsonValueKind[] kinds)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        return kinds.Contains(kind)
            ? value!
            : throw Broken($"{place} must be {string.Join(" or ", kinds.Select(JsonReading.Describe))}. Received: " +
                $"{JsonReading.Describe(kind)}.");
    }

    protected NotebookException Broken(string problem) => new(name, problem);

    private static string Join(string place, string key) => place.Length == 0 ? key : $"{place}.{key}";
}
