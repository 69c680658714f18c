using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using CourseKit.Grading;
using CourseKit.Notebooks.Session.Forms;

namespace CourseKit.Notebooks.Session;

/// <summary>The compiled cells of a session, and the libraries that they load by <c>#r</c>; unloaded when it starts anew.</summary>
internal sealed class CellAssemblies() : AssemblyLoadContext(nameof(CellAssemblies), isCollectible: true), ISourceLines
{
    private readonly HashSet<string> folders = [];
    private readonly Dictionary<string, string> libraries = [];
    private readonly NativeLibraries native = new();

    private readonly ConcurrentDictionary<Assembly, CellSymbols> symbols = [];

    /// <summary>The lines of a compiled cell; null for any other assembly.</summary>
    public static CellSymbols? SymbolsOf(Assembly assembly) =>
        (GetLoadContext(assembly) as CellAssemblies)?.symbols.GetValueOrDefault(assembly);

    /// <inheritdoc/>
    public SourceLine? Find(MethodBase method, int offset) =>
        symbols.GetValueOrDefault(method.Module.Assembly)?.Find(method, offset);

    /// <summary>Loads a compiled cell.</summary>
    public Assembly Load(CellCode cell)
    {
        var assembly = LoadFromStream(new MemoryStream(cell.Image), new MemoryStream(cell.Symbols));
        symbols[assembly] = new CellSymbols(cell.Symbols);
        return assembly;
    }

    /// <summary>Takes libraries that are missing from the folder of this one too.</summary>
    public void LookBeside(string library) => folders.Add(Path.GetDirectoryName(library)!);

    /// <summary>Takes these libraries when cells need them, by their names.</summary>
    public void Offer(IEnumerable<string> managed, IEnumerable<string> unmanaged)
    {
        foreach (var path in managed)
        {
            libraries[Path.GetFileNameWithoutExtension(path)] = path;
        }

        native.Offer(unmanaged);
    }

    /// <summary>Loads a native library of a package.</summary>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        native.Find(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;

    protected override Assembly? Load(AssemblyName assemblyName) => Find(assemblyName) is { } library ? LibraryForms.Learn(library) : null;

    /// <summary>Loads a file without keeping it open, so that it can be built again.</summary>
    private Assembly? Find(AssemblyName assemblyName)
    {
        try
        {
            return Default.LoadFromAssemblyName(assemblyName);
        }
        catch (IOException)
        {
            return libraries.TryGetValue(assemblyName.Name!, out var offered) ? LoadFromAssemblyPath(offered)
                : folders.Select(folder => Path.Combine(folder, assemblyName.Name + ".dll")).FirstOrDefault(File.Exists) is { } path
                ? LoadFromStream(new MemoryStream(File.ReadAllBytes(path)))
                : null;
        }
    }
}
