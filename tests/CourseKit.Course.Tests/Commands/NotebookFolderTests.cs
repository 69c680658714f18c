using CourseKit.Notebooks.Documents;

namespace CourseKit.Course.Tests.Commands;

/// <summary>Tests in a folder of their own, with notebooks for a run.</summary>
public abstract class NotebookFolderTests : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("coursekit-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected void Write(string name, params string[] cells)
    {
        var notebook = new Notebook();
        foreach (var cell in cells)
        {
            notebook.AddCode(cell);
        }

        notebook.Save(In(name));
    }

    protected string In(string path) => Path.Combine(Folder, path);
}
