using CourseKit.Grading;
using CourseKit.Grading.Kinds;

namespace CourseKit.Tests.Grading.Kinds;

public sealed record Field(int Length, int Width);

/// <summary>The area of one of several fields.</summary>
internal sealed class DrawnAreaExercise(params Field[] fields) : DrawnNumberExercise<Field>("00-test/area", "Area")
{
    public override string Question => "How large is your field?";

    protected override IReadOnlyList<Field> Draws => fields;

    protected override string OwnNumbers => $"Your field: {Given.Length}×{Given.Width} m.";

    protected override IReadOnlyList<Quantity> Quantities
    {
        get
        {
            var (length, width) = Given;
            return [new("area", "m²", length * width)];
        }
    }

    public override IReadOnlyList<Mistake<Answers>> Mistakes =>
    [
        Wrong("area", "sum", "That is half of the way around it.", Given.Length + Given.Width),
        Wrong("area", "square", "Not all sides are equal.", Given.Length * Given.Length),
    ];

    public override IReadOnlyList<string> Hints => ["How many rows of square meters are there?", "Multiply."];

    public override string Explanation => "Length times width.";
}
