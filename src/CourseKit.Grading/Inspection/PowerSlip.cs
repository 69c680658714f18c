using System.Reflection;
using System.Reflection.Emit;

namespace CourseKit.Grading.Inspection;

/// <summary>The operator <c>^</c>, which is a power in mathematics and the exclusive or in C#.</summary>
internal static class PowerSlip
{
    /// <summary>Returns a question about the first such operator in an answer, or in the functions that it calls; null for none.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="exercises">The assembly of the exercise, which may hold the answer.</param>
    public static string? In(Delegate answer, Assembly exercises) => (
            from method in new CodeOfAnswer(answer, exercises).Methods
            from instruction in Instruction.CodesOf(method)
            where instruction.Code == OpCodes.Xor
            select $"Your code has a `^`{AnswerCode.LineOf(method, instruction.Offset)}. Is a power meant? In C#, `2 ^ 3` is 1, the " +
                "exclusive or of the bits; `1 << 3` is 2 to the power of 3, and `Math.Pow(2, 3)` too.")
        .FirstOrDefault();
}
