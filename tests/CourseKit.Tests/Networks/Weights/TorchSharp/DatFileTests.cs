using System.Text;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.TorchSharp;
using CourseKit.Tensors;

namespace CourseKit.Tests.Networks.Weights.TorchSharp;

/// <summary>Files of TorchSharp's format by their bytes; those of TorchSharp itself are tested beside the bridge.</summary>
public sealed class DatFileTests
{
    private const string Rule =
        "A file of TorchSharp's module.save() is a number of tensors, each with name, type, sizes and values.";

    /// <summary>Gets two tensors, byte after byte: «ab» of float 16 with three values, and a counter of 64 bits without axes.</summary>
    public static byte[] Whole { get; } =
    [
        2,
        2, .. "ab"u8, 5, 1, 3, .. new[] { 1.5f, -2f, 0.25f }.SelectMany(value => BitConverter.GetBytes((Half)value)),
        1, .. "c"u8, 4, 0, .. BitConverter.GetBytes(300L),
    ];

    [Fact]
    public void Tensors_are_read_by_their_types()
    {
        var read = StateDict.Read(new MemoryStream(Whole), "a.dat");

        read.Names.Should().Equal("ab", "c");
        read["ab"].ToArray().Should().Equal(1.5f, -2f, 0.25f);
        (read["c"].Shape.Rank, read["c"].ToArray()[0]).Should().Be((0, 300f));
    }

    [Fact]
    public void A_file_that_ends_early_or_late_is_damaged()
    {
        for (var length = 0; length < Whole.Length; length++)
        {
            Reading(Whole[..length]).Should().Throw<WeightsException>();
        }

        Reading([.. Whole, 1]).Should().Throw<WeightsException>()
            .WithMessage($"{Rule} Received: 1 more bytes behind the last of them. In a.dat.");
    }

    [Fact]
    public void A_file_of_another_format_is_named() =>
        Reading([.. "PK\u0003\u0004"u8, .. new byte[30]]).Should().Throw<WeightsException>()
            .WithMessage($"{Rule} Received: a zip archive (.pth of PyTorch, .npz of NumPy). In a.dat.");

    /// <summary>256 is written 80 02, as a pickle of protocol 2 begins; 80 is the P of zip archives.</summary>
    [Fact]
    public void What_was_written_is_read_however_many_tensors_there_are()
    {
        for (var count = 1; count < 700; count++)
        {
            var weights = new StateDict(
                Enumerable.Range(0, count).Select(number => ($"layer{number}.weight", Tensor.From([1], [number + 0.5f]))));
            using var stream = new MemoryStream();
            DatFile.Write(stream, weights);

            StateDict.Read(stream, "a.dat").Select(one => (one.Name, one.Value[0])).Should()
                .Equal(weights.Select(one => (one.Name, one.Value[0])), $"{count} tensors were written");
        }
    }

    [Fact]
    public void No_tensors_are_a_file_of_one_byte()
    {
        using var stream = new MemoryStream();
        DatFile.Write(stream, new StateDict());

        stream.ToArray().Should().Equal(0);
        DatFile.Read(stream, "a.dat").Count.Should().Be(0);
    }

    [Fact]
    public void What_was_written_is_read_whatever_the_names_are()
    {
        for (var length = 1; length < 450; length++)
        {
            using var stream = new MemoryStream();
            DatFile.Write(stream, new StateDict((new string('n', length), Tensor.From([2], [length, 0.5f]))));

            StateDict.Read(stream, "a").Single().Value.ToArray().Should().Equal(length, 0.5f);
        }
    }

    [Fact]
    public void A_name_is_text_in_UTF8()
    {
        using var stream = new MemoryStream();
        DatFile.Write(stream, new StateDict(("größe.weight", Tensor.From([2], [1, 0.5f]))));

        Encoding.UTF8.GetString(stream.ToArray()).Should().Contain("größe.weight");
        StateDict.Read(stream, "a").Names.Should().Equal("größe.weight");
    }

    private static Action Reading(byte[] bytes) => () => DatFile.Read(new MemoryStream(bytes), "a.dat");
}
