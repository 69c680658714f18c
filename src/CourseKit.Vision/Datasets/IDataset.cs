namespace CourseKit.Vision.Datasets;

/// <summary>Data set: images by number, with what they show.</summary>
public interface IDataset
{
    /// <summary>Gets the name of the set, and of the part of it that this is.</summary>
    string Name { get; }

    /// <summary>Gets the makers of the images, and where they are published.</summary>
    string Source { get; }

    /// <summary>Gets the terms under which the images may be used.</summary>
    string License { get; }

    /// <summary>Gets a warning to read before trusting the images, such as that they stand in for others; null if there is none.</summary>
    string? Notice { get; }

    /// <summary>Gets the names of the classes, by label from 0 on.</summary>
    IReadOnlyList<string> ClassNames { get; }

    /// <summary>Gets the number of examples.</summary>
    int Count { get; }

    /// <summary>Gets an example: the same for the same number, from any thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    Example this[int index] { get; }
}
