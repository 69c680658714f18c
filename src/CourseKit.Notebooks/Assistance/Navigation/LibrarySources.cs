using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Assistance.Navigation;

/// <summary>The sources of those libraries whose symbols carry them, each read when it is asked for first.</summary>
/// <param name="libraries">The libraries.</param>
internal sealed class LibrarySources(IReadOnlyList<PortableExecutableReference> libraries)
{
    private readonly ConcurrentDictionary<string, Lazy<LibrarySource?>> sources = new();

    /// <summary>The source of a library, or of the one that the path of a file begins with; null if there is none.</summary>
    public LibrarySource? Of(string library) => sources.GetOrAdd(library.Split('/')[0], name => new(() =>
        libraries.FirstOrDefault(one => Path.GetFileNameWithoutExtension(one.FilePath) == name) is { } found
            ? LibrarySource.Of(found, libraries)
            : null)).Value;
}
