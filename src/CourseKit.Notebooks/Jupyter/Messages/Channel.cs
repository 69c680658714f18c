namespace CourseKit.Notebooks.Jupyter.Messages;

/// <summary>The roads between a kernel and its clients.</summary>
internal enum Channel
{
    /// <summary>Requests, and their replies.</summary>
    Shell,

    /// <summary>Requests that do not wait for cells: interrupt, shut down.</summary>
    Control,

    /// <summary>Questions of a running cell to the client that runs it, and the answers.</summary>
    Stdin,

    /// <summary>The outputs of cells, to all clients.</summary>
    IOPub,
}
