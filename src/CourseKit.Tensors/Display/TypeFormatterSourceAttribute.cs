namespace CourseKit.Tensors.Display;

/// <summary>Names the class that formats a type in a notebook.</summary>
/// <remarks>.NET Interactive and the hosts that follow it find this attribute and its members by
/// name, so that no reference to them is needed.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A class with a method <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType => formatterSourceType;

    /// <summary>The MIME types that a cell's result is shown in.</summary>
    public string[] PreferredMimeTypes { get; init; } = ["text/html"];
}
