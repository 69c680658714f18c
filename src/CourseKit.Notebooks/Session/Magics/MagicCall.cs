namespace CourseKit.Notebooks.Session.Magics;

/// <summary>A magic in a cell.</summary>
/// <param name="Outputs">What the cell puts out.</param>
/// <param name="Variables">What cells have declared so far.</param>
/// <param name="Text">The lines that belong to it.</param>
/// <param name="AtEnd">What is to be done when the cell has run.</param>
internal sealed record MagicCall(OutputQueue Outputs, IReadOnlyList<CellVariable> Variables, string Text, ICollection<Action> AtEnd)
{
    /// <summary>Shows a value.</summary>
    public void Show(object value) => Outputs.Add(new CellOutput.Display(ValueFormats.Describe(value), Guid.NewGuid().ToString("N")));
}
