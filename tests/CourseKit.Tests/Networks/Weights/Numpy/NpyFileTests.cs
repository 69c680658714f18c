using System.IO.Compression;
using System.Text;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.Numpy;
using CourseKit.Tensors;

namespace CourseKit.Tests.Networks.Weights.Numpy;

public sealed class NpyFileTests
{
    [Fact]
    public void The_first_axis_is_the_fastest_in_the_order_of_Fortran()
    {
        var tensor = Read("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }", 6);

        tensor.Shape.Should().Equal(2, 3);
        tensor.ToArray().Should().Equal(0, 2, 4, 1, 3, 5);
    }

    [Theory]
    [InlineData("{'descr': '|i1', 'fortran_order': False, 'shape': (), }", 1)]
    [InlineData("{'shape':(2,),'descr':'<i2','fortran_order':False}", 4)]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (0, 5)}\n", 0)]
    [InlineData("{'descr': '|b1', 'fortran_order': False, 'shape': (1,\n 3,), }   \n", 3)]
    public void Headers_are_written_in_more_than_one_way(string header, int bytes) => Read(header, bytes).Shape.Rank.Should().BeLessThan(3);

    [Theory]
    [InlineData("{'descr': '>u2', 'fortran_order': False, 'shape': (2,), }", 0x0001, 0x0203)]
    [InlineData("{'descr': '=u2', 'fortran_order': False, 'shape': (2,), }", 0x0100, 0x0302)]
    [InlineData("{'descr': 'u2', 'fortran_order': False, 'shape': (2L,), }", 0x0100, 0x0302)]
    [InlineData("{u'descr': u'<u2', u'fortran_order': False, u'shape': (2L, 1L)}", 0x0100, 0x0302)]
    [InlineData("{\"descr\": \"uint16\", \"fortran_order\": True, \"shape\": (2,)}", 0x0100, 0x0302)]
    [InlineData("{'descr': 'H', 'fortran_order': False, 'shape': (1, 2)}", 0x0100, 0x0302)]
    [InlineData("{'descr': '>H', 'fortran_order': False, 'shape': (2, 1)}", 0x0001, 0x0203)]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (4,)}", 0, 1, 2, 3)]
    [InlineData("{'descr': '>b', 'fortran_order': False, 'shape': (4,)}", 0, 1, 2, 3)]
    public void Headers_are_read_as_NumPy_reads_them(string header, params int[] numbers) =>
        Read(header, 4).ToArray().Should().Equal(numbers.Select(number => (float)number));

    [Fact]
    public void Numbers_with_their_most_significant_byte_first_are_read() =>
        NpyFile.Read(GoldenWeights.File("big-endian.npy")).ToArray().Should().Equal(1.5f, -2, 3e5f);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 0)]
    public void Formats_that_NumPy_does_not_know_are_refused(byte major, byte minor) => FluentActions.Invoking(() =>
        NpyFile.Read(new MemoryStream([0x93, .. "NUMPY"u8, major, minor, 0, 0, 0, 0]), "a.npy")).Should().Throw<WeightsException>()
        .WithMessage($"An array of NumPy has format 1.0, 2.0 or 3.0. Received: {major}.{minor}. In a.npy.");

    [Theory]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (1), }", 4)]
    [InlineData("{'descr': '=float32', 'fortran_order': False, 'shape': (1,), }", 4)]
    [InlineData("{'descr': '', 'fortran_order': False, 'shape': (1,), }", 4)]
    [InlineData("{'descr': '\\x66\\x34', 'fortran_order': False, 'shape': (1,), }", 4)]
    [InlineData("{'descr': '<f4\", 'fortran_order': False, 'shape': (1,), }", 4)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 2147483647, 2147483647, 2147483647), }", 0)]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (0, 2147483647, 2147483647, 2147483647), }", 0)]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (2147483647, 2147483647, 0), }", 0)]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", 8)]
    [InlineData("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,), }", 4)]
    [InlineData("{'descr': '<f4', 'fortran_order': 0, 'shape': (1,), }", 4)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }", 4)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999, 99999999999), }", 4)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999), }", 4)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (__import__('os').system('true'),), }", 4)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': True}", 4)]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}", 4)]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), } + 1", 4)]
    [InlineData("{'descr': '<f4', 'fortran_order': False", 4)]
    [InlineData("", 4)]
    public void Other_headers_are_refused(string header, int bytes) =>
        FluentActions.Invoking(() => Read(header, bytes)).Should().Throw<WeightsException>()
        .WithMessage("The header of an array names one kind of number (<f4, <f8, <f2, <i8, *), its order and its shape. Received: *. " +
            "In a.npy.");

    [Theory]
    [InlineData("objects.npy", "*'|O'*")]
    [InlineData("complex.npy", "*'<c8'*")]
    [InlineData("record.npy", "*('x', '<f4')*")]
    public void What_NumPy_wrote_and_is_no_number_is_refused(string file, string message) =>
        FluentActions.Invoking(() => NpyFile.Read(GoldenWeights.File("refused", file))).Should().Throw<WeightsException>()
            .WithMessage(message);

    [Theory]
    [InlineData(3, "*24 are left*")]
    [InlineData(5, "An array ends where its file does. Received: 8 more bytes. In a.npy.")]
    public void As_many_numbers_follow_as_the_shape_holds(int numbers, string message) =>
        FluentActions.Invoking(() => Read("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }", 8 * numbers)).Should()
            .Throw<WeightsException>()
            .WithMessage(message);

    [Fact]
    public void A_file_is_written_as_NumPy_writes_it()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Write(folder.File("a.npy"), Tensor.From([2, 1], [1, -2]));
        var bytes = File.ReadAllBytes(folder.File("a.npy"));

        Encoding.Latin1.GetString(bytes, 0, 128).Should()
            .Be("\u0093NUMPY\u0001\0v\0" + "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }".PadRight(117) + "\n");
        NpyFile.Read(folder.File("a.npy")).ToArray().Should().Equal(1, -2);
    }

    [Fact]
    public void An_archive_that_expands_to_more_than_it_can_hold_is_refused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var member = archive.CreateEntry("a.npy", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 65; i++)
            {
                member.Write(zeros);
            }
        }

        FluentActions.Invoking(() => NpzFile.Read(stream, "a.npz")).Should().Throw<WeightsException>()
            .WithMessage("An archive of weights expands to at most 10 times its size, or 64 MiB. Received: *. In a.npz.");
    }

    private static Tensor Read(string header, int bytes)
    {
        byte[] file =
        [
            0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.Latin1.GetBytes(header),
                .. Enumerable.Range(0, bytes).Select(i => (byte)i),
        ];
        return NpyFile.Read(new MemoryStream(file), "a.npy");
    }
}
