namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>Places along an axis: whole numbers for kernels, and the same as values, as a program sees them.</summary>
internal static unsafe class Indices
{
    /// <summary>Whole numbers as values; both may be the same memory.</summary>
    public static void ToValues(int* places, float* values, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            values[i] = places[i];
        }
    }

    /// <summary>Values as whole numbers, and where the first of them stands that is none from 0 to
    /// just below <paramref name="size"/>; −1 if all are.</summary>
    /// <param name="values">Whole numbers, or so it is hoped.</param>
    /// <param name="count">How many.</param>
    /// <param name="size">The number of places.</param>
    /// <param name="places">Where they go.</param>
    /// <param name="other">One more number that may stand there.</param>
    public static nint FromValues(float* values, nint count, int size, int* places, int? other = null)
    {
        for (nint i = 0; i < count; i++)
        {
            var place = (int)values[i];
            if (place != values[i] || ((uint)place >= (uint)size && place != other))
            {
                return i;
            }

            places[i] = place;
        }

        return -1;
    }
}
