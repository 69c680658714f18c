namespace CourseKit.Course.Tests.Jupyter;

/// <summary>A test with Jupyter's own clients. Where they are absent it is skipped, and says so.</summary>
public sealed class JupyterTheoryAttribute : TheoryAttribute
{
    public JupyterTheoryAttribute() => Skip = Python.HasJupyter
        ? null
        : "NOT TESTED WITH JUPYTER: the packages jupyter-client, jupyter-notebook, python3-nbclient and python3-nbconvert are not " +
            "installed.";
}
