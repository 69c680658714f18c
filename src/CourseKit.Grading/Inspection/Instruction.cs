using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace CourseKit.Grading.Inspection;

/// <summary>Instruction of a compiled method that names a member: what it calls, what it reads (ECMA-335, III).</summary>
/// <param name="Code">The kind of instruction.</param>
/// <param name="Member">The method, field or type that it names.</param>
/// <param name="Offset">The place in the method, in bytes.</param>
internal readonly record struct Instruction(OpCode Code, MemberInfo Member, int Offset)
{
    /// <summary>The first byte of the codes that are two bytes long.</summary>
    private const int Prefix = 0xFE;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    /// <summary>Returns the instructions of a method that name a member which can be found; none where it has no code to read.</summary>
    public static IEnumerable<Instruction> Of(MethodBase method)
    {
        var body = BodyOf(method);
        foreach (var (code, offset) in CodesOf(body))
        {
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok
                && Find(method, BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(offset + code.Size))) is { } member)
            {
                yield return new Instruction(code, member, offset);
            }
        }
    }

    /// <summary>Returns the kinds of all instructions of a method, and their places; none where it has no code to read.</summary>
    public static IEnumerable<(OpCode Code, int Offset)> CodesOf(MethodBase method) => CodesOf(BodyOf(method));

    private static IEnumerable<(OpCode Code, int Offset)> CodesOf(byte[] body)
    {
        for (var at = 0; at < body.Length;)
        {
            var code = Codes[body[at] == Prefix ? BinaryPrimitives.ReadInt16BigEndian(body.AsSpan(at)) : body[at]];
            yield return (code, at);
            at += code.Size + OperandSize(code.OperandType, body.AsSpan(at + code.Size));
        }
    }

    private static byte[] BodyOf(MethodBase method)
    {
        try
        {
            return method.GetMethodBody()?.GetILAsByteArray() ?? [];
        }
        catch (InvalidOperationException)
        {
            return []; // Compiled while the program runs, as from an expression tree.
        }
    }

    private static MemberInfo? Find(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMember(
                token,
                method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
                method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception absent) when (absent is ArgumentException or IOException or TypeLoadException or MissingMemberException
            or BadImageFormatException)
        {
            return null;
        }
    }

    private static int OperandSize(OperandType type, ReadOnlySpan<byte> operand) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(operand)),
        _ => 4,
    };
}
