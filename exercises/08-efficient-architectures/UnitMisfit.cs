namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Shapes that do not fit together in a unit.</summary>
internal static class UnitMisfit
{
    /// <summary>Returns the message of the shape exception that a layer ends in for an input; null for none.</summary>
    public static string? Of(Layer layer, Shape input)
    {
        try
        {
            layer.Infer(input);
            return null;
        }
        catch (ShapeException misfit)
        {
            return misfit.Message;
        }
    }
}
