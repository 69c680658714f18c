namespace CourseKit.Notebooks.Jupyter.Debugging;

/// <summary>Exception for a request that cannot be served, with the reason for the client.</summary>
internal sealed class DebugException(string message) : Exception(message);
