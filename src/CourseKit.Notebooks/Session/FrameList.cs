namespace CourseKit.Notebooks.Session;

/// <summary>The addresses of frames on a stack, which grows downwards: each is below the one before.</summary>
/// <param name="most">The largest number of frames.</param>
internal sealed class FrameList(int most)
{
    private nuint[] places = new nuint[64];

    /// <summary>The number of frames.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the distance of the last one from the one before it.</summary>
    public nuint LastGap => Count < 2 ? 0 : places[Count - 2] - places[Count - 1];

    /// <summary>Removes all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a frame in place of those that have ended; false if there are too many.</summary>
    public bool Push(nuint frame)
    {
        var count = Count;
        while (count > 0 && places[count - 1] <= frame)
        {
            count--;
        }

        if (count == most)
        {
            return false;
        }

        if (count == places.Length)
        {
            Array.Resize(ref places, Math.Min(2 * count, most));
        }

        places[count] = frame;
        Count = count + 1;
        return true;
    }
}
