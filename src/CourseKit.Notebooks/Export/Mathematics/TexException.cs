namespace CourseKit.Notebooks.Export.Mathematics;

/// <summary>TeX that the converter does not know; the message says which part.</summary>
internal sealed class TexException(string message) : Exception(message);
