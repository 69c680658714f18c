using System.IO.Compression;
using System.Text;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.PyTorch;

namespace CourseKit.Tests.Networks.Weights.PyTorch;

public sealed class PyTorchFileTests
{
    [Theory]
    [InlineData("command.pth", "posix.system")]
    [InlineData("command-legacy.pth", "posix.system")]
    [InlineData("model.pth", "torch.nn.modules.container.Sequential")]
    public void What_is_not_data_is_refused_by_its_name(string file, string name) =>
        FluentActions.Invoking(() => PyTorchFile.Read(GoldenWeights.File("refused", file))).Should().Throw<WeightsException>().WithMessage(
            "A checkpoint is read without running anything: it names collections.OrderedDict, torch._utils._rebuild_tensor_v2, *, and " +
                "nothing else. "
            + $"torch.save(model.state_dict(), …) makes one. Received: {name}. In {file}*");

    [Theory]
    [InlineData("cos\nsystem\n", "os.system")]
    [InlineData("c__builtin__\neval\n", "__builtin__.eval")]
    [InlineData("ctorch.storage\n_load_from_bytes\n", "torch.storage._load_from_bytes")]
    [InlineData("X\u0008\0\0\0builtinsX\u0004\0\0\0exec\u0093", "builtins.exec")]
    [InlineData("(ios\nsystem\n", "os.system")]
    public void Names_are_refused_however_they_are_brought_in(string pickle, string name) =>
        FluentActions.Invoking(() => Read(Zip(pickle))).Should().Throw<WeightsException>()
            .WithMessage($"*Received: {name}. In a.pth, a/data.pkl.");

    [Theory]
    [InlineData("\u0080\u0001.", "A checkpoint is pickled in protocol 2 to 5. Received: protocol 1.*")]
    [InlineData("}.", "A checkpoint holds a dictionary of tensors by name. Received: none.*")]
    [InlineData("0.", "*Received: nothing where a value should be, at byte 1.*")]
    [InlineData("u.", "*Received: items without a beginning, at byte 1.*")]
    [InlineData("h\u0007.", "*Received: place 7 of the memo, which is empty, at byte 2.*")]
    [InlineData("K\u0001K\u0002R.", "*Received: a call of something that is no function, at byte 5.*")]
    [InlineData("K\u0001}b.", "*Received: a state for something that has none, at byte 4.*")]
    [InlineData("K\u0001Q.", "*Received: a reference to something that is no storage, at byte 3.*")]
    [InlineData("\u0082\u0001.", "*Received: instruction 82, at byte 1.*")]
    [InlineData("X\u00FF\u00FF\u00FF\u007Fa.", "What a file announces lies within it. Received: 2,147,483,647 bytes at 5, where 2 are " +
        "left.*")]
    [InlineData("\u008B\u00FF\u00FF\u00FF\u00FF.", "*Received: 4,294,967,295 bytes*")]
    public void A_pickle_that_makes_no_sense_is_refused(string pickle, string message)
    {
        if (pickle[0] == '\u008B')
        {
            message = "What a file announces lies within it.*"; // A length of −1.
        }

        FluentActions.Invoking(() => Read(Zip(pickle))).Should().Throw<WeightsException>().WithMessage(message);
    }

    [Theory]
    [InlineData("K\u0000", "K\u0003\u0085", "K\u0001\u0085", null)]
    [InlineData("K\u0000", "K\u0005\u0085", "K\u0000\u0085", "more numbers than the storage has")]
    [InlineData("K\u0002", "K\u0003\u0085", "K\u0001\u0085", "beyond the storage")]
    [InlineData("K\u0000", "K\u0003\u0085", "K\u0002\u0085", "beyond the storage")]
    [InlineData("K\u0000", "K\u0003\u0085", "J\u00FF\u00FF\u00FF\u00FF\u0085", "backwards")]
    [InlineData("J\u00FF\u00FF\u00FF\u00FF", "K\u0003\u0085", "K\u0001\u0085", "before the storage")]
    [InlineData("K\u0000", "K\u0003\u0085", "K\u0001K\u0001\u0086", "a stride without an axis")]
    [InlineData("K\u0000", "J\u0000\u0000\u0000\u007FJ\u0000\u0000\u0000\u007F\u0086", "K\u0001K\u0001\u0086",
        "more than any tensor holds")]
    public void A_tensor_lies_within_its_storage(string offset, string sizes, string strides, string? problem)
    {
        const string Storage = "(X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\00X\u0003\0\0\0cpuK\u0004tQ";
        var pickle = $"}}X\u0001\0\0\0aCALL(${Storage}{offset}{sizes}{strides}\u0089}}tRs."
            .Replace("CALL(", "ctorch._utils\n_rebuild_tensor_v2\n(", StringComparison.Ordinal)
                .Replace("$", string.Empty, StringComparison.Ordinal);
        var read = FluentActions.Invoking(() =>
            Read(Zip(pickle, ("data/0", [.. new float[] { 1, 2, 3, 4 }.SelectMany(BitConverter.GetBytes)]))));

        if (problem is null)
        {
            read.Should().NotThrow().Which["a"].ToArray().Should().Equal(1, 2, 3);
        }
        else
        {
            read.Should().Throw<WeightsException>(problem).WithMessage("*a tensor that reaches beyond its storage*");
        }
    }

    [Fact]
    public void A_storage_that_the_file_does_not_hold_is_not_made_room_for()
    {
        var pickle = "}X\u0001\0\0\0actorch._utils\n_rebuild_tensor_v2\n((X\u0007\0\0\0storagectorch\nFloatStorage\n"
            + "X\u0001\0\0\00X\u0003\0\0\0cpuJ\u0000\u0000\u0000\u0070tQK\u0000"
            + "J\u0000\u0000\u0000\u0070\u0085K\u0001\u0085\u0089}tRs.";

        FluentActions.Invoking(() => Read(Zip(pickle, ("data/0", new byte[16])))).Should().Throw<WeightsException>()
            .WithMessage("The tensors of a checkpoint hold no more than the file does.*");
    }

    [Fact]
    public void Many_tensors_on_one_storage_do_not_fill_memory()
    {
        var tensor = "ctorch._utils\n_rebuild_tensor_v2\n((X\u0007\0\0\0storagectorch\nFloatStorage\n"
            + "X\u0001\0\0\00X\u0003\0\0\0cpuJ\u0000\u0000\u0010\u0000tQK\u0000J\u0000\u0000\u0010\u0000\u0085K\u0001\u0085\u0089}tR";
        var pickle = $"}}{string.Concat(Enumerable.Range(0, 200).Select(i => $"X\u0003\0\0\0{i:D3}{tensor}s"))}.";

        FluentActions.Invoking(() => Read(Zip(pickle, ("data/0", new byte[4 << 20])))).Should().Throw<WeightsException>()
            .WithMessage("The tensors of a checkpoint hold no more than the file does.*");
    }

    [Fact]
    public void Dictionaries_within_each_other_take_no_time()
    {
        var references = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"X\u0005\0\0\0{i:D5}h\u0000"));
        var inner = $"}}q\u0000({references}u0}}(X\u0001\0\0\0a{"h\0"}u";
        var pickle = $"{inner}q\u0001(X\u0001\0\0\0bh\u0001u({references}u.";

        FluentActions.Invoking(() => Read(Zip(pickle))).Should().Throw<WeightsException>()
            .WithMessage("A checkpoint holds a dictionary of tensors by name.*");
    }

    [Fact]
    public void Numbers_of_other_machines_are_refused() =>
        FluentActions.Invoking(() => Read(Zip("}.", ("byteorder", "big"u8.ToArray())))).Should().Throw<WeightsException>()
            .WithMessage("*least significant byte first. Received: big.*");

    [Fact]
    public void A_damaged_storage_is_found_by_its_checksum()
    {
        var bytes = File.ReadAllBytes(GoldenWeights.File("zip.pth"));
        var values = bytes.AsSpan().IndexOf(BitConverter.GetBytes(-1.75f));
        bytes[values]++;

        FluentActions.Invoking(() => Read(bytes)).Should().Throw<WeightsException>()
            .WithMessage("The members of an archive have the checksums that it names.*");
    }

    [Fact]
    public void Of_several_dictionaries_one_is_named()
    {
        FluentActions.Invoking(() => PyTorchFile.Read(GoldenWeights.File("several-legacy.pth"))).Should().Throw<WeightsException>()
            .WithMessage(
            "Of several dictionaries of tensors in a checkpoint, the one to read is named. "
            + "Received: no name, where there are: \"ema\", \"best.weights\". In several-legacy.pth.");
        PyTorchFile.Read(GoldenWeights.File("several-legacy.pth"), "ema")["a"].ToArray().Should().Equal(1);
    }

    [Fact]
    public void A_state_of_PyTorch_fits_the_same_network_here()
    {
        var network = new Sequential(new Conv2d(2, 3), new BatchNorm2d())
            .Load([1, 3, 5, 5], PyTorchFile.Read(GoldenWeights.File("conv-norm.pth")));

        network.Parameters.Single(named => named.Name == "1.running_var").Parameter.Value.ToArray().Should().Equal(1, 1);
        network.Parameters.Single(named => named.Name == "0.weight").Parameter.Value.ToArray().Should()
            .OnlyContain(weight => weight != 0 && MathF.Abs(weight) < 0.2f);
    }

    private static StateDict Read(byte[] bytes) => PyTorchFile.Read(new MemoryStream(bytes), "a.pth");

    /// <summary>A checkpoint whose pickle is given byte for byte.</summary>
    private static byte[] Zip(string pickle, params (string Name, byte[] Content)[] others)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in others.Prepend(("data.pkl", Encoding.Latin1.GetBytes(pickle))))
            {
                using var member = archive.CreateEntry($"a/{name}", CompressionLevel.NoCompression).Open();
                member.Write(content);
            }
        }

        return stream.ToArray();
    }
}
