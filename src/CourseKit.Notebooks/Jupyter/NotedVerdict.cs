using CourseKit.Grading.Reports;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>A note in every form that a verdict is shown in.</summary>
internal static class NotedVerdict
{
    /// <summary>Returns a verdict with the note below it; what programs read stays as it is.</summary>
    public static MimeBundle With(MimeBundle verdict, Report note) => new(new OrderedDictionary<string, string>(
        verdict.Data.Select(form => KeyValuePair.Create(form.Key, form.Key switch
        {
            "text/html" => form.Value + note.ToHtml(),
            "text/markdown" => $"{form.Value}\n\n```text\n{note}\n```\n",
            MimeBundle.PlainText => $"{form.Value}\n{note}",
            _ => form.Value,
        }))));
}
