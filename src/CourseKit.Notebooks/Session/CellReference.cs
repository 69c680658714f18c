using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using CourseKit.Notebooks.Session.Notation;
using Microsoft.CodeAnalysis;

namespace CourseKit.Notebooks.Session;

/// <summary>A library as cells are compiled against it: one of .NET Interactive without the types that the kernel has itself under the
/// same names, for all cells. With both in sight <c>value.Display()</c> would be ambiguous.</summary>
internal static class CellReference
{
    private const string Interactive = "Microsoft.DotNet.Interactive";

    private static readonly IReadOnlySet<string> OfKernel =
        new HashSet<string> { nameof(DisplayExtensions), nameof(LaTeXString), nameof(MathString) };

    /// <summary>Returns the reference to a library.</summary>
    /// <param name="path">The file.</param>
    /// <param name="documentation">The documentation of its types.</param>
    public static PortableExecutableReference To(string path, DocumentationProvider? documentation = null) =>
        Path.GetFileName(path).StartsWith(Interactive, StringComparison.Ordinal)
            ? MetadataReference.CreateFromImage(WithoutTypesOfKernel(File.ReadAllBytes(path)), default, documentation, path)
            : MetadataReference.CreateFromFile(path, default, documentation);

    /// <summary>Makes public types internal, which is a bit in their rows of the table of types.</summary>
    private static byte[] WithoutTypesOfKernel(byte[] image)
    {
        using var library = new PEReader(ImmutableArray.Create(image));
        var metadata = library.GetMetadataReader();
        var table = library.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.TypeDef);
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if (type.Attributes.HasFlag(TypeAttributes.Public) && OfKernel.Contains(metadata.GetString(type.Name)))
            {
                image[table + ((MetadataTokens.GetRowNumber(handle) - 1) * metadata.GetTableRowSize(TableIndex.TypeDef))]
                    &= unchecked((byte)~(int)TypeAttributes.VisibilityMask);
            }
        }

        return image;
    }
}
