namespace CourseKit.Notebooks.Session.Magics;

/// <summary>A magic in a cell.</summary>
/// <param name="Outputs">The outputs of the cell.</param>
/// <param name="Variables">The variables that cells have declared so far.</param>
/// <param name="Text">The lines that belong to it.</param>
/// <param name="AtEnd">The actions for the end of the cell.</param>
internal sealed record MagicCall(OutputQueue Outputs, IReadOnlyList<CellVariable> Variables, string Text, ICollection<Action> AtEnd)
{
    /// <summary>Shows a value.</summary>
    public void Show(object value) => Outputs.Add(new CellOutput.Display(ValueFormats.Describe(value), Guid.NewGuid().ToString("N")));
}
