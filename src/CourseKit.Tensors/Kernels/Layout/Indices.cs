namespace CourseKit.Tensors.Kernels.Layout;

/// <summary>Indices along an axis: integers for kernels, and the same numbers as tensor values for a program.</summary>
internal static unsafe class Indices
{
    /// <summary>Converts integers to values; both may be the same memory.</summary>
    public static void ToValues(int* places, float* values, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            values[i] = places[i];
        }
    }

    /// <summary>Converts values to integers, and returns the position of the first that is no whole number from 0 to
    /// <paramref name="size"/> − 1, or −1.</summary>
    /// <param name="values">The values to convert.</param>
    /// <param name="count">The number of them.</param>
    /// <param name="size">The number of places.</param>
    /// <param name="places">The destination.</param>
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
