namespace CourseKit.Course.Tests.House;

/// <summary>Markup is escaped in one place, <c>IHtml</c>, which says where the rules differ and why.</summary>
public sealed class EscapingTests
{
    private static readonly string[] Entities = ["\"&lt;\"", "\"&amp;\"", "\"&gt;\"", "\"&quot;\""];

    [Fact]
    public void One_place_replaces_characters_by_entities() =>
        Directory.GetFiles(Repository.In("src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path) is var code
                && (Array.Exists(Entities, entity => code.Contains(entity, StringComparison.Ordinal))
                    || code.Contains("WebUtility.HtmlEncode", StringComparison.Ordinal)))
            .Select(Path.GetFileName).Should().Equal("IHtml.cs");
}
