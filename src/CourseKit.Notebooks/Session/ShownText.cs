using System.Globalization;
using System.Text;
using CourseKit.Grading.Execution;

namespace CourseKit.Notebooks.Session;

/// <summary>A form of a value while it is written: within limits on its depth and size, for as long as its writer may run.</summary>
/// <remarks>What formats values recurs as deeply as they are nested, and writes on each level.</remarks>
internal sealed class ShownText : TextWriter
{
    /// <summary>The time that showing a value may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private const int MostCharacters = 20_000_000;

    /// <summary>The bytes of the stack that a few dozen levels take.</summary>
    private const int MostBytesOfStack = 256 << 10;

    private readonly StringBuilder text = new();
    private readonly nuint top = StackAddress.Current();

    public ShownText()
        : base(CultureInfo.InvariantCulture)
    {
    }

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        Check();
        text.Append(value);
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Check();
        text.Append(buffer);
    }

    public override string ToString() => text.ToString();

    private void Check()
    {
        Stoppable.Checkpoint();
        if (top - Math.Min(top, StackAddress.Current()) > MostBytesOfStack)
        {
            throw TooDeep();
        }

        if (text.Length > MostCharacters)
        {
            throw new LimitException(string.Create(
                CultureInfo.InvariantCulture, $"A form of a value has at most {MostCharacters:N0} characters. Show a part of the value."));
        }
    }

    /// <summary>The message about a value without an end.</summary>
    public static LimitException TooDeep() => new("It contains itself, or is nested too deeply.");

    /// <summary>The message about a value that takes longer than the limit.</summary>
    public static LimitException TooLong() => new(string.Create(
        CultureInfo.InvariantCulture, $"Showing a value takes at most {Limit.TotalSeconds} s. Show a part of the value."));

    /// <summary>A value that is beyond the limits; the message says which.</summary>
    internal sealed class LimitException(string message) : Exception(message);
}
