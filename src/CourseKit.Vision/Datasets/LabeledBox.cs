using CourseKit.Networks.Detection;

namespace CourseKit.Vision.Datasets;

/// <summary>Object in an image: its class, and the box around it.</summary>
/// <param name="Label">The class.</param>
/// <param name="Box">The box, in pixels.</param>
public readonly record struct LabeledBox(int Label, Box Box);
