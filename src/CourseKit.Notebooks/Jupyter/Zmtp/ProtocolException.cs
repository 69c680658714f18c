namespace CourseKit.Notebooks.Jupyter.Zmtp;

/// <summary>A peer does not keep to the protocol, or to the limits: its connection is closed.</summary>
internal sealed class ProtocolException(string message) : IOException(message);
