using System.Reflection;
using CourseKit.Notebooks.Session;
using Microsoft.CodeAnalysis;

namespace CourseKit.Tests.Notebooks.Session;

public sealed class CellReferencesTests
{
    private readonly CellReferences references = new(AppContext.BaseDirectory);

    [Fact]
    public void What_a_library_needs_is_read_once()
    {
        var library = MetadataReference.CreateFromFile(typeof(CellSession).Assembly.Location);
        var roslyn = AssemblyIdentity.FromAssemblyDefinition(typeof(SyntaxNode).Assembly);

        var found = references.ResolveMissingAssembly(library, roslyn);

        found!.FilePath.Should().Be(typeof(SyntaxNode).Assembly.Location);
        references.ResolveMissingAssembly(library, roslyn).Should().BeSameAs(found);
    }

    [Fact]
    public void What_is_nowhere_is_null() => references.ResolveMissingAssembly(
        MetadataReference.CreateFromFile(typeof(CellSession).Assembly.Location), new AssemblyIdentity("Nowhere", new Version(1, 0, 0, 0)))
            .Should().BeNull();

    [Fact]
    public void A_relative_path_starts_at_the_folder()
    {
        var name = Path.GetFileName(Assembly.GetExecutingAssembly().Location);

        references.ResolveReference(name, baseFilePath: null, MetadataReferenceProperties.Assembly)
            .Should().ContainSingle().Which.FilePath.Should().Be(Path.Combine(AppContext.BaseDirectory, name));
    }
}
