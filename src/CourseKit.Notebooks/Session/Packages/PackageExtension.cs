using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using CourseKit.Notebooks.Session.Forms;

namespace CourseKit.Notebooks.Session.Packages;

/// <summary>An extension that a package brings for .NET Interactive: a script, which runs here too, or a library that asks for that host's
/// own kernel, which does not.</summary>
/// <param name="Package">The name of the package.</param>
/// <param name="Path">The file.</param>
internal sealed partial record PackageExtension(string Package, string Path)
{
    private const string Script = "extension.dib", Interface = "IKernelExtension";

    /// <summary>The folder of a package in which .NET Interactive looks for extensions.</summary>
    public const string Folder = "interactive-extensions/dotnet/";

    /// <summary>Gets whether the file is a script of cells.</summary>
    public bool IsScript => System.IO.Path.GetFileName(Path).Equals(Script, StringComparison.OrdinalIgnoreCase);

    /// <summary>The script as a cell, in which nothing but its parts is left: the head of such a file names languages.</summary>
    public string ReadCell() => Head().Replace(File.ReadAllText(Path).ReplaceLineEndings("\n"), string.Empty);

    /// <summary>Returns what follows from an extension that does not run; null for a script, and for a file that is none.</summary>
    public string? SayMissing()
    {
        if (IsScript || !Path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        using var file = new PEReader(File.OpenRead(Path));
        var library = file.GetMetadataReader();
        var isExtension = library.TypeReferences.Any(type => library.GetString(library.GetTypeReference(type).Name) == Interface);
        var known = library.AssemblyReferences.Select(needed => library.GetString(library.GetAssemblyReference(needed).Name))
            .FirstOrDefault(LibraryForms.Has);
        return !isExtension ? null
            : $"The extension of {Package} is for the kernel of .NET Interactive, and does not run here: "
                + (known is null ? "magics that it adds are unknown, and values are shown as if it were not there."
                    : $"values of {known} are shown by this kernel itself.");
    }

    [GeneratedRegex("""\A\s*#!meta\s*\n(?:(?!#!).*\n)*""")]
    private static partial Regex Head();
}
