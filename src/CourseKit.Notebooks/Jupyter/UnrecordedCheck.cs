using CourseKit.Grading.Reports;

namespace CourseKit.Notebooks.Jupyter;

/// <summary>Note to a learner that a check is missing from the record, in every form that a verdict is shown in.</summary>
/// <param name="problem">The reason why the check could not be recorded, and what to do.</param>
internal sealed class UnrecordedCheck(string problem)
{
    private readonly Report note = new("This check was not recorded", Tone.Bad, [new Prose(problem)]);

    /// <summary>Returns a verdict with the note below it; what programs read stays as it is.</summary>
    public MimeBundle Below(MimeBundle verdict) => new(new OrderedDictionary<string, string>(
        verdict.Data.Select(form => KeyValuePair.Create(form.Key, form.Key switch
        {
            "text/html" => form.Value + note.ToHtml(),
            "text/markdown" => $"{form.Value}\n\n```text\n{note}\n```\n",
            MimeBundle.PlainText => $"{form.Value}\n{note}",
            _ => form.Value,
        }))));
}
