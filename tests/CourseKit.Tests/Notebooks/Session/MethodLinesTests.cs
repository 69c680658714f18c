using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using CourseKit.Notebooks.Session;

namespace CourseKit.Tests.Notebooks.Session;

public class MethodLinesTests
{
    [Theory]
    [InlineData(0, true, 5)]
    [InlineData(122, true, 127)]
    [InlineData(123, false, 123)]
    [InlineData(127, false, 127)]
    [InlineData(128, false, 128)]
    [InlineData(300, false, 300)]
    public void Lines_are_moved_where_their_first_place_stays_one_byte_and_left_alone_elsewhere(int first, bool moves, int place)
    {
        var symbols = Symbols(first);
        using var lines = new MethodLines(symbols);
        var method = MetadataTokens.MethodDefinitionHandle(1);

        lines.TryMove(method, 5).Should().Be(moves);

        using var read = MetadataReaderProvider.FromPortablePdbImage([.. symbols]);
        read.GetMetadataReader().GetMethodDebugInformation(method).GetSequencePoints()
            .Select(point => (point.Offset, point.StartLine)).Should().Equal((place, 3), (place + 9, 4));
    }

    [Fact]
    public void Methods_that_share_their_lines_move_them_once()
    {
        var symbols = Symbols(2);
        using var lines = new MethodLines(symbols);

        lines.TryMove(MetadataTokens.MethodDefinitionHandle(1), 5).Should().BeTrue();
        lines.TryMove(MetadataTokens.MethodDefinitionHandle(2), 5).Should().BeTrue();

        using var read = MetadataReaderProvider.FromPortablePdbImage([.. symbols]);
        read.GetMetadataReader().GetMethodDebugInformation(MetadataTokens.MethodDefinitionHandle(2)).GetSequencePoints()
            .First().Offset.Should().Be(7);
    }

    /// <summary>Symbols of two methods with the same lines: 3 at a place, and 4 nine bytes behind it.</summary>
    private static byte[] Symbols(int first)
    {
        var (metadata, points, image) = (new MetadataBuilder(), new BlobBuilder(), new BlobBuilder());
        points.WriteCompressedInteger(0);
        points.WriteCompressedInteger(first);
        points.WriteCompressedInteger(0);
        points.WriteCompressedInteger(6);
        points.WriteCompressedInteger(3);
        points.WriteCompressedInteger(1);
        points.WriteCompressedInteger(9);
        points.WriteCompressedInteger(0);
        points.WriteCompressedInteger(6);
        points.WriteCompressedSignedInteger(1);
        points.WriteCompressedSignedInteger(0);
        var document = metadata.AddDocument(metadata.GetOrAddDocumentName("cell"), default, default, default);
        var blob = metadata.GetOrAddBlob(points);
        metadata.AddMethodDebugInformation(document, blob);
        metadata.AddMethodDebugInformation(document, blob);
        var rows = ImmutableArray.CreateBuilder<int>(MetadataTokens.TableCount);
        rows.Count = MetadataTokens.TableCount;
        rows[(int)TableIndex.MethodDef] = 2;
        new PortablePdbBuilder(metadata, rows.MoveToImmutable(), default).Serialize(image);
        return image.ToArray();
    }
}
