using System.Reflection;

namespace CourseKit.Notebooks.Session.Forms;

/// <summary>Forms of values of libraries that cells bring with them. They are told by the names of their types: the kernel references
/// nothing of those libraries.</summary>
internal static class LibraryForms
{
    private static readonly IReadOnlyDictionary<string, Action<Assembly>> ByLibrary = new Dictionary<string, Action<Assembly>>
    {
        [PlotlyCharts.Library] = PlotlyCharts.Learn,
        [ImageSharpPictures.Library] = ImageSharpPictures.Learn,
    };

    /// <summary>Returns whether the kernel shows values of a library, told by its name.</summary>
    public static bool Has(string library) => library == SkiaPictures.Library || ByLibrary.ContainsKey(library);

    /// <summary>Takes the forms of a library when it is loaded, so that what cells say of its types is newer, and counts.</summary>
    public static Assembly Learn(Assembly library)
    {
        if (ByLibrary.TryGetValue(library.GetName().Name!, out var learn))
        {
            learn(library);
        }

        return library;
    }
}
