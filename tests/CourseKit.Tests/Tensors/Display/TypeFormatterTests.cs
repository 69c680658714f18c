using System.Net;
using System.Reflection;
using CourseKit.Tensors;
using CourseKit.Tensors.Display;

namespace CourseKit.Tests.Tensors.Display;

public sealed class TypeFormatterTests
{
    [Fact]
    public void A_value_of_its_type_is_written()
    {
        var formatter = new TypeFormatter<int>("text/plain", value => $"{value + 1}");
        var writer = new StringWriter();

        formatter.MimeType.Should().Be("text/plain");
        formatter.Format(41, writer).Should().BeTrue();
        writer.ToString().Should().Be("42");
    }

    [Fact]
    public void A_value_of_another_type_is_left_to_others()
    {
        var writer = new StringWriter();

        new TypeFormatter<int>("text/plain", _ => "no").Format("text", writer).Should().BeFalse();
        writer.ToString().Should().BeEmpty();
    }

    [Fact]
    public void A_host_finds_the_formatter_of_tensors_by_name_alone()
    {
        // As .NET Interactive does: by the names of attribute, property and methods, without a reference to this library.
        var attribute = typeof(Tensor).GetCustomAttributes().Single(it => it.GetType().Name == "TypeFormatterSourceAttribute");
        var type = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var source = Activator.CreateInstance(type)!;
        var formatters = (IEnumerable<object>)type.GetMethod("CreateTypeFormatters")!.Invoke(source, [])!;
        var formatter = formatters.Single();
        var writer = new StringWriter();

        formatter.GetType().GetProperty("MimeType")!.GetValue(formatter).Should().Be("text/html");
        formatter.GetType().GetMethod("Format")!.Invoke(formatter, [Tensor.Range(2), writer]).Should().Be(true);
        writer.ToString().Should().Be("<pre>Tensor [2] [0, 1]</pre>");
        attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute).Should().BeEquivalentTo(new[] { "text/html" });
    }

    [Fact]
    public void Html_of_a_tensor_is_nothing_but_escaped_text()
    {
        var html = Tensor.Stack(float.NaN, float.PositiveInfinity, 1).ToHtml();
        var inside = html["<pre>".Length..^"</pre>".Length];

        html.Should().StartWith("<pre>").And.EndWith("</pre>");
        inside.Should().NotContainAny("<", ">");
        WebUtility.HtmlDecode(inside).Should().Be(Tensor.Stack(float.NaN, float.PositiveInfinity, 1).ToString());
        Tensor.Range(13).ToHtml().Should().Be($"<pre>{WebUtility.HtmlEncode(Tensor.Range(13).ToString())}</pre>");
    }
}
