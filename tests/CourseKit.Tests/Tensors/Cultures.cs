using System.Globalization;

namespace CourseKit.Tests.Tensors;

/// <summary>Runs a part of a test as on a machine that writes numbers in another way.</summary>
internal static class Cultures
{
    public static void Under(string culture, Action test)
    {
        var usual = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            test();
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }
}
