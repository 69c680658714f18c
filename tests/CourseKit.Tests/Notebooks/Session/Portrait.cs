using CourseKit.Tensors.Display;

namespace CourseKit.Tests.Notebooks.Session;

/// <summary>Shown by one test alone, as what is said of a type holds for the whole process.</summary>
[TypeFormatterSource(typeof(FigureFormatters), PreferredMimeTypes = ["text/html"])]
public sealed class Portrait
{
    public override string ToString() => "a portrait";
}
