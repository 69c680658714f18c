using System.Reflection;
using System.Runtime.Loader;

namespace CourseKit.Notebooks.Session;

/// <summary>The compiled cells of a session, and the libraries that they load by <c>#r</c>; unloaded when it starts anew.</summary>
internal sealed class CellAssemblies() : AssemblyLoadContext(nameof(CellAssemblies), isCollectible: true)
{
    private readonly HashSet<string> folders = [];

    /// <summary>Takes libraries that are missing from the folder of this one too.</summary>
    public void LookBeside(string library) => folders.Add(Path.GetDirectoryName(library)!);

    /// <summary>Loads a file without keeping it open, so that it can be built again.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        try
        {
            return Default.LoadFromAssemblyName(assemblyName);
        }
        catch (IOException)
        {
            return folders.Select(folder => Path.Combine(folder, assemblyName.Name + ".dll")).FirstOrDefault(File.Exists) is { } path
                ? LoadFromStream(new MemoryStream(File.ReadAllBytes(path)))
                : null;
        }
    }
}
