using System.Globalization;
using System.Text;

namespace CourseKit.Tensors;

/// <content>The text of a tensor: whole if it is small, else its ends with … between them.</content>
public sealed partial class Tensor
{
    private const int ShownWhole = 12, ShownAtEachEnd = 3;

    /// <summary>Returns shape and values, row by row: <c>Tensor [3] [1, 0, 2]</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"Tensor {Shape}{(Shape.Rank > 1 ? '\n' : ' ')}");
        var numbers = NumberFormat();
        Write(text, 0, 0, numbers);
        return text.ToString();
    }

    /// <inheritdoc/>
    public string ToHtml() => $"<pre>{IHtml.Encode(ToString())}</pre>";

    private void Write(StringBuilder text, int axis, int offset, Func<float, string> number)
    {
        if (axis == Shape.Rank)
        {
            text.Append(number(Values[offset]));
            return;
        }

        var stride = (int)Shape[(axis + 1)..].Elements;
        var separator = axis == Shape.Rank - 1 ? ", " : ",\n" + new string(' ', axis + 1);
        text.Append('[');
        for (var i = 0; i < Shape[axis]; i++)
        {
            text.Append(i == 0 ? string.Empty : separator);
            if (Shape[axis] > ShownWhole && i == ShownAtEachEnd)
            {
                text.Append('…');
                i = Shape[axis] - ShownAtEachEnd - 1;
                continue;
            }

            Write(text, axis + 1, offset + (i * stride), number);
        }

        text.Append(']');
    }

    /// <summary>Returns the format of the values: whole numbers in full, others to four digits, all equally wide so that columns line
    /// up.</summary>
    private Func<float, string> NumberFormat()
    {
        var values = ToArray();
        var numbers = values.Where(float.IsFinite);
        var format = numbers.All(float.IsInteger) ? "0" : numbers.All(value => MathF.Abs(value) is 0 or (>= 1e-3f and < 1e5f))
            ? "0.0000" : "0.000e+00";
        // As a double: to a format with places before the point, a float gives seven digits and zeros.
        string Plain(float value) => format == "0"
            ? ((double)value).ToString(format, CultureInfo.InvariantCulture)
            : value.ToString(format, CultureInfo.InvariantCulture);
        var width = Shape.Rank > 0 && Count > 0 ? values.Max(value => Plain(value).Length) : 0;
        return value => Plain(value).PadLeft(width);
    }
}
