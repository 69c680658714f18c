using System.ComponentModel;

namespace CourseKit.Tensors.Display;

/// <summary>The name of the class that formats a type in a notebook.</summary>
/// <remarks>.NET Interactive and the hosts that follow it find this attribute and its members by
/// name, so that no reference to them is needed.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Gets the class with a method <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType => formatterSourceType;

    /// <summary>Gets the MIME types in which a cell's result is shown.</summary>
    public string[] PreferredMimeTypes { get; init; } = ["text/html"];
}
