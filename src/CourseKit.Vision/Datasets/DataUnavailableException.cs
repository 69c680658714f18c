namespace CourseKit.Vision.Datasets;

/// <summary>The error that published data are nowhere on this machine and could not be downloaded. A lesson says so
/// and goes on with a generated set.</summary>
public sealed class DataUnavailableException(string message) : IOException(message);
