using CourseKit.Figures;
using CourseKit.Networks.Training;

namespace CourseKit.Grading.Hosting;

/// <summary>Figures as which values of lower libraries are shown, where a cell ends with one.</summary>
internal static class FigureForms
{
    /// <summary>Gets the figure of a value, by its type.</summary>
    public static IReadOnlyDictionary<Type, Func<object, Figure>> All { get; } = new Dictionary<Type, Func<object, Figure>>
    {
        [typeof(History)] = value => ((History)value).Plot(),
        [typeof(LearningRateCurve)] = value => ((LearningRateCurve)value).Plot(),
    };
}
