using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Notebooks.Assistance.Navigation;

/// <summary>The source of a library, which its symbols carry.</summary>
internal sealed class LibrarySource
{
    /// <summary>The kind of what is said of a document in a portable PDB: its text (Portable PDB, embedded source).</summary>
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly IReadOnlyDictionary<string, SyntaxTree> files;

    private LibrarySource(IEnumerable<SyntaxTree> trees, string library, IEnumerable<MetadataReference> references)
    {
        files = trees.ToDictionary(tree => tree.FilePath);
        Compilation = CSharpCompilation.Create(library, files.Values, references, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, metadataImportOptions: MetadataImportOptions.Internal));
    }

    /// <summary>The library as the compiler understands it.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The source of a library; null if its symbols are not there, or do not carry it.</summary>
    /// <param name="library">The library.</param>
    /// <param name="others">The libraries that it may refer to.</param>
    public static LibrarySource? Of(PortableExecutableReference library, IEnumerable<PortableExecutableReference> others)
    {
        using var image = new PEReader(File.OpenRead(library.FilePath!));
        if (!image.TryOpenAssociatedPortablePdb(library.FilePath!, OpenIfThere, out var symbols, out _))
        {
            return null;
        }

        using (symbols)
        {
            var name = Path.GetFileNameWithoutExtension(library.FilePath!);
            var texts = Texts(symbols!.GetMetadataReader());
            var root = Root([.. texts.Select(text => text.Path)]);
            return texts.Count == 0 ? null : new LibrarySource(
                texts.Select(file => CSharpSyntaxTree.ParseText(
                    file.Text, new CSharpParseOptions(LanguageVersion.CSharp14), $"{name}/{file.Path[root..]}")),
                name, others.Where(other => other != library));
        }
    }

    /// <summary>A file of the source; null if there is none of this path.</summary>
    public SyntaxTree? FileAt(string path) => files.GetValueOrDefault(path);

    private static Stream? OpenIfThere(string path) => File.Exists(path) ? File.OpenRead(path) : null;

    private static List<(string Path, SourceText Text)> Texts(MetadataReader symbols) =>
    [
        .. from handle in symbols.Documents
           from about in symbols.GetCustomDebugInformation(handle)
           let information = symbols.GetCustomDebugInformation(about)
           where symbols.GetGuid(information.Kind) == EmbeddedSource
           select (symbols.GetString(symbols.GetDocument(handle).Name).Replace('\\', '/'), Text(symbols.GetBlobBytes(information.Value))),
    ];

    /// <summary>The text in a blob: its length unpacked, or 0 if it is not packed, and the bytes.</summary>
    private static SourceText Text(byte[] blob)
    {
        var bytes = new MemoryStream(blob, sizeof(int), blob.Length - sizeof(int));
        using Stream unpacked = BitConverter.ToInt32(blob) == 0 ? bytes : new DeflateStream(bytes, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        unpacked.CopyTo(whole);
        whole.Position = 0;
        return SourceText.From(whole, Encoding.UTF8);
    }

    /// <summary>The length of the path of the folder that all files are in.</summary>
    private static int Root(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            return 0;
        }

        var common = Enumerable.Range(0, paths.Min(path => path.Length))
            .TakeWhile(at => paths.All(path => path[at] == paths[0][at])).Count();
        return paths[0].LastIndexOf('/', Math.Max(common - 1, 0)) + 1;
    }
}
