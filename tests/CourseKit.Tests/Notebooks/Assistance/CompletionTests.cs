using CourseKit.Notebooks.Assistance;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Assistance;

/// <summary>What is offered where, and in which order. In the texts, $$ is where the cursor is.</summary>
public sealed class CompletionTests
{
    private readonly CellAssistant assistant = FreshAssistant.Instance;

    [Theory]
    [InlineData("var x = $$")]
    [InlineData("return $$")]
    [InlineData("switch (1) { case 1:$$")]
    public async Task Where_anything_could_stand_typing_opens_no_list(string text)
    {
        (await OfferedAsync(text, asTyped: true)).Should().BeEmpty();
        (await OfferedAsync(text, asTyped: false)).Should().NotBeEmpty("who asks gets an answer");
    }

    [Theory]
    [InlineData("Math.$$", "Sqrt")]
    [InlineData("Tensor t = new $$", "Tensor")]
    [InlineData("#$$", "r")]
    [InlineData("global::$$", "System")]
    public async Task Where_something_is_due_typing_opens_a_list(string text, string label) =>
        (await OfferedAsync(text, asTyped: true)).Select(item => item.Label).Should().Contain(label);

    [Fact]
    public async Task What_the_place_asks_for_is_chosen_beforehand() =>
        (await OfferedAsync("Tensor t = new $$", asTyped: true)).Where(item => item.IsExpected).Select(item => item.Label)
            .Should().Equal("Tensor");

    [Theory]
    [InlineData("new[] { 1 }.$$")]
    [InlineData("Tensor.Zeros([2]).$$")]
    [InlineData("true.$$")]
    public async Task Behind_a_dot_there_are_members_only(string text) =>
        (await OfferedAsync(text, asTyped: true)).Select(item => item.Kind).Should().NotBeEmpty()
            .And.OnlyContain(kind => kind == "Method" || kind == "Property" || kind == "Field" || kind == "Constant");

    [Fact]
    public async Task The_learners_names_come_first_then_the_courses()
    {
        var session = CellSession.Start();
        await session.RunAsync("var zebra = 1;");

        var labels = await InOrderAsync(new CellAssistant(session), "var yak = 2; int Add(int xerus) { $$ }");

        labels[..4].Should().BeEquivalentTo("zebra", "yak", "Add", "xerus");
        var course = labels.IndexOf("Conv2d");
        course.Should().BeLessThan(labels.IndexOf("foreach")).And.BeLessThan(labels.IndexOf("AbandonedMutexException"));
        labels.IndexOf("foreach").Should().BeLessThan(labels.IndexOf("AbandonedMutexException"));
    }

    [Fact]
    public async Task Members_come_before_what_every_object_has()
    {
        var labels = await InOrderAsync(assistant, "Tensor.Zeros([2]).$$");

        labels[^4..].Should().BeEquivalentTo("Equals", "GetHashCode", "GetType", "ToString");
        labels[..3].Should().Equal("Abs", "AdaptiveAvgPool2d", "AdaptiveMaxPool2d");
    }

    [Fact]
    public async Task An_override_is_written_out()
    {
        var item = (await OfferedAsync("class A\n{\n    public override $$\n}", asTyped: false))
            .Single(one => one.Label.StartsWith("ToString"));

        item.InsertText.Should().StartWith("string ToString()");
    }

    private static async Task<List<string>> InOrderAsync(CellAssistant assistant, string text) =>
    [
        .. (await OfferedAsync(assistant, text, asTyped: false)).OrderBy(item => item.SortText, StringComparer.Ordinal)
            .Select(item => item.Label),
    ];

    private Task<IReadOnlyList<Completion>> OfferedAsync(string text, bool asTyped) => OfferedAsync(assistant, text, asTyped);

    private static async Task<IReadOnlyList<Completion>> OfferedAsync(CellAssistant assistant, string text, bool asTyped)
    {
        var position = text.IndexOf("$$", StringComparison.Ordinal);
        var code = text.Replace("$$", string.Empty, StringComparison.Ordinal);
        return (await assistant.CompleteAsync(code, position, asTyped ? code[position - 1] : null)).Items;
    }
}
