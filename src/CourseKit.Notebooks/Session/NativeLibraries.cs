using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace CourseKit.Notebooks.Session;

/// <summary>Native libraries that packages have brought, each in a folder of its own.</summary>
internal sealed class NativeLibraries
{
    private readonly ConcurrentDictionary<string, string> paths = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes these libraries when cells need them, by their names.</summary>
    public void Offer(IEnumerable<string> libraries)
    {
        foreach (var path in libraries)
        {
            paths[Path.GetFileNameWithoutExtension(path)] = path;
        }
    }

    /// <summary>Returns the path of a library, whose name may lack what systems add: <c>lib</c> and the ending; null if there is
    /// none.</summary>
    /// <remarks>
    /// A system looks for what a library needs in turn in its own folder, and not in those of other packages. So where the library does
    /// not load, the others are loaded first, as far as they do: those that need no others, then those that need them. They stay loaded, as
    /// native libraries do.
    /// </remarks>
    public string? Find(string name)
    {
        var bare = Path.GetFileNameWithoutExtension(name);
        string[] names = [name, $"lib{name}", bare, $"lib{bare}"];
        if (names.Select(one => paths.GetValueOrDefault(one)).FirstOrDefault(one => one is not null) is not { } path)
        {
            return null;
        }

        var missing = paths.Values.Where(other => other != path).ToList();
        for (var found = 1; found > 0 && !NativeLibrary.TryLoad(path, out _);)
        {
            found = missing.RemoveAll(other => NativeLibrary.TryLoad(other, out _));
        }

        return path;
    }
}
