using System.Buffers.Binary;
using System.Text;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.Safetensors;
using CourseKit.Tensors;

namespace CourseKit.Tests.Networks.Weights.Safetensors;

public sealed class SafetensorsFileTests
{
    private const string Fits = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    [Fact]
    public void Numbers_lie_where_the_header_says_in_any_order()
    {
        var weights = Read(
            """
            {"__metadata__":{"x":"y"},
            "b":{"dtype":"U8","shape":[4],"data_offsets":[4,8]},
            "a":{"dtype":"I16","shape":[2,1],"data_offsets":[0,4]},
            "e":{"dtype":"F64","shape":[0],"data_offsets":[4,4]}}

            """,
            8);

        weights.Names.Should().Equal("b", "a", "e");
        weights["b"].ToArray().Should().Equal(4, 5, 6, 7);
        weights["a"].ToArray().Should().Equal(0x0100, 0x0302);
        weights["a"].Shape.Should().Equal(2, 1);
    }

    [Theory]
    [InlineData(Fits, 7, "The numbers of a safetensors file end where the file does. Received: 8 bytes of numbers in the header, 7 in " +
        "the file. *")]
    [InlineData(Fits, 9, "The numbers of a safetensors file end where the file does. Received: 8 bytes of numbers in the header, 9 in " +
        "the file. *")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12,
        "*without holes and without overlaps. Received: a from 4, where the numbers before it end at 0.*")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8,
        "*Received: b from 4, where the numbers before it end at 8.*")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "*with room for just its numbers. Received: a: *")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "*Received: a: *")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "*Received: a: *")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", 8, "*Received: a: *")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}}""", 8, "*a dtype (F32, F64, F16, BF16, *Received: a: " +
        "*F8_E4M3*")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}""", 8, "*Received: a: *")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387905,4],"data_offsets":[0,8]}}""", 8, "*Received: a: *")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8,
        "The header of a safetensors file is JSON, each name once.*")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[[[2]]]],"data_offsets":[0,8]}}""", 8, "The header of a safetensors file is JSON*")]
    [InlineData("""{"a":3}""", 8, "*Received: a: 3.*")]
    [InlineData("[]", 0, "The header of a safetensors file is a JSON object. Received: Array.*")]
    [InlineData("""{"a""", 0, "The header of a safetensors file is JSON*")]
    [InlineData("""{"\ud800":3}""", 0, "The header of a safetensors file is JSON*")]
    public void A_header_that_does_not_fit_is_refused(string header, int bytes, string message) =>
        FluentActions.Invoking(() => Read(header, bytes)).Should().Throw<WeightsException>().WithMessage(message);

    [Theory]
    [InlineData(100_000_001UL)]
    [InlineData(1000UL)]
    [InlineData(ulong.MaxValue)]
    public void A_header_lies_within_the_file(ulong length)
    {
        var bytes = new byte[108];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);

        FluentActions.Invoking(() => SafetensorsFile.Read(new MemoryStream(bytes), "a.safetensors")).Should().Throw<WeightsException>()
            .WithMessage($"The header of a safetensors file lies within it and has at most 100,000,000 bytes. "
                + $"Received: one of {length:N0} bytes, where 100 follow. In a.safetensors.");
    }

    [Fact]
    public void A_file_is_written_with_its_numbers_at_a_multiple_of_8()
    {
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, new StateDict(("x.weight", Tensor.From([2, 1], [1.5f, -2f]))));

        var bytes = stream.ToArray();
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Encoding.UTF8.GetString(bytes, 8, length).TrimEnd().Should()
            .Be("""{"__metadata__":{"format":"pt"},"x.weight":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}""");
        (length % 8).Should().Be(0);
        BitConverter.ToSingle(bytes, bytes.Length - 4).Should().Be(-2);
    }

    private static StateDict Read(string header, int bytes)
    {
        var text = Encoding.UTF8.GetBytes(header);
        byte[] file = [.. BitConverter.GetBytes((ulong)text.Length), .. text, .. Enumerable.Range(0, bytes).Select(i => (byte)i)];
        return SafetensorsFile.Read(new MemoryStream(file), "a.safetensors");
    }
}
