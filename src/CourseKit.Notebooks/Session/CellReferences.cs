using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace CourseKit.Notebooks.Session;

/// <summary>Finds what cells name by <c>#r</c>, and what libraries need in their turn.</summary>
/// <remarks>The latter is read once: the compiler asks for it with every cell anew.</remarks>
/// <param name="folder">The folder at which relative paths start.</param>
internal sealed class CellReferences(string folder) : MetadataReferenceResolver
{
    private readonly ScriptMetadataResolver files = ScriptMetadataResolver.Default.WithBaseDirectory(folder);
    private readonly ConcurrentDictionary<(string? Library, string Needed), PortableExecutableReference?> needed = [];

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => true;

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        needed.GetOrAdd(
            ((definition as PortableExecutableReference)?.FilePath, referenceIdentity.GetDisplayName()),
            _ => files.ResolveMissingAssembly(definition, referenceIdentity));

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        files.ResolveReference(reference, baseFilePath, properties);

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => files.GetHashCode();
}
