namespace CourseKit.Vision.Datasets;

/// <summary>The error that published data are nowhere on this machine, or only damaged in the cache, and could not be downloaded. A
/// lesson says so and goes on with a generated set.</summary>
/// <param name="message">The places that were tried, and what each had.</param>
/// <param name="cause">The problem of the copy in the cache; null where there is none.</param>
public sealed class DataUnavailableException(string message, Exception? cause = null) : IOException(message, cause);
