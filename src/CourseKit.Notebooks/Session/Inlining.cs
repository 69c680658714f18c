using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CourseKit.Notebooks.Session;

/// <summary>Keeps the runtime from inlining a cell's methods: an error inside one would be reported in the line that calls it.</summary>
internal static class Inlining
{
    /// <summary>Where a row of the method table has its flags, after the address of the code (ECMA-335, II.22.26).</summary>
    private const int ImplFlags = 4;

    /// <summary>The assembly, changed in place, with every method of it marked as not to be inlined.</summary>
    public static byte[] Forbid(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image));
        var metadata = file.GetMetadataReader();
        var row = file.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.MethodDef);
        for (var left = metadata.GetTableRowCount(TableIndex.MethodDef); left > 0; left--)
        {
            image[row + ImplFlags] |= (byte)MethodImplAttributes.NoInlining;
            row += metadata.GetTableRowSize(TableIndex.MethodDef);
        }

        return image;
    }
}
