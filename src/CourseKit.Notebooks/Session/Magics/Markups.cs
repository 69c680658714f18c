using CourseKit.Notebooks.Session.Notation;

namespace CourseKit.Notebooks.Session.Magics;

/// <summary>The lines below are C#: they are after a magic that takes lines of another kind.</summary>
internal sealed class CSharpMagic : Magic
{
    public override IReadOnlyList<string> Names => ["#!csharp", "#!c#", "#!C#"];

    public override string Help => "What follows is C#, as it is without a magic.";

    public override Lines Takes => Lines.Code;

    public override void Run(MagicCall call)
    {
    }
}

/// <summary>Shows the lines below as what they are.</summary>
internal abstract class MarkupMagic : Magic
{
    public override Lines Takes => Lines.Own;

    public override void Run(MagicCall call) => call.Show(Marked(call.Text));

    protected abstract MarkedUpText Marked(string text);
}

/// <summary>Shows HTML.</summary>
internal sealed class HtmlMagic : MarkupMagic
{
    public override IReadOnlyList<string> Names => ["#!html"];

    public override string Help => "What follows is HTML, and is shown.";

    protected override MarkedUpText Marked(string text) => Displays.HTML(text);
}

/// <summary>Shows Markdown.</summary>
internal sealed class MarkdownMagic : MarkupMagic
{
    public override IReadOnlyList<string> Names => ["#!markdown"];

    public override string Help => "What follows is Markdown, and is shown.";

    protected override MarkedUpText Marked(string text) => Displays.Markdown(text);
}

/// <summary>Runs JavaScript where the cell is shown.</summary>
internal sealed class JavascriptMagic : MarkupMagic
{
    public override IReadOnlyList<string> Names => ["#!javascript", "#!js"];

    public override string Help => "What follows is JavaScript, and runs where the cell is shown.";

    protected override MarkedUpText Marked(string text) => Displays.Script(text);
}

/// <summary>Shows a diagram that is written in mermaid.</summary>
internal sealed class MermaidMagic : MarkupMagic
{
    public override IReadOnlyList<string> Names => ["#!mermaid"];

    public override string Help => "What follows is a diagram in mermaid: drawn where the host can, and its text elsewhere.";

    protected override MarkedUpText Marked(string text) => new("text/vnd.mermaid", text);
}
