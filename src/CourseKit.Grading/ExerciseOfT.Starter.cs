using CourseKit.Grading.Comparison;

namespace CourseKit.Grading;

/// <content>The code that an exercise begins with, and that of its solution, unless overridden.</content>
public abstract partial class Exercise<T>
{
    /// <summary>The characters of a line that a page shows whole.</summary>
    private const int PageWidth = 84;

    /// <inheritdoc/>
    public override string Starter => $"{Unanswered}\n\nnew {GetType().Name}().Check({Variable})";

    /// <inheritdoc/>
    public override string SolutionCode => $"{Declaration} = {Reference.Code};";

    private string Variable => char.ToLowerInvariant(GetType().Name[0]) + GetType().Name[1..];

    /// <remarks>In cells a reference may be null without a question mark, which would give a warning there.</remarks>
    private static string TypeOfAnswer => $"{TypeName.Of(typeof(T))}{(typeof(T).IsValueType ? "?" : string.Empty)}";

    private string Declaration => $"{TypeOfAnswer} {Variable}";

    private string Unanswered => Reference.Value switch
    {
        Delegate function => $"{Opening($"({string.Join(", ", function.Method.GetParameters().Select(parameter => parameter.Name))})")} " +
            $"=>\n{{\n    throw new NotImplementedException();  // your code here, instead of this line\n}};",
        Tensor => $"{Declaration} = [];  // your answer here",
        _ => $"{Declaration} = null;  // your answer here",
    };

    /// <summary>The declaration of a function up to its parameters, in one line or in two that a page shows whole.</summary>
    private string Opening(string parameters)
    {
        string[] layouts =
        [
            $"{Declaration} = {parameters}", $"{Declaration} =\n    {parameters}", $"{TypeOfAnswer}\n    {Variable} = {parameters}",
        ];
        return layouts.FirstOrDefault(layout => $"{layout} =>".Split('\n').All(line => line.Length <= PageWidth)) ?? layouts[^1];
    }
}
