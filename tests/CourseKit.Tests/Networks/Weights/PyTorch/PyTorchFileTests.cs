using System.IO.Compression;
using System.Text;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Weights;
using CourseKit.Networks.Weights.PyTorch;
using static CourseKit.Tests.Networks.Weights.PyTorch.Checkpoint;

namespace CourseKit.Tests.Networks.Weights.PyTorch;

public sealed class PyTorchFileTests
{
    [Theory]
    [InlineData("command.pth", "posix.system")]
    [InlineData("command-legacy.pth", "posix.system")]
    [InlineData("model.pth", "torch.nn.modules.container.Sequential")]
    public void What_is_not_data_is_refused_by_its_name(string file, string name) =>
        FluentActions.Invoking(() => PyTorchFile.Read(GoldenWeights.File("refused", file))).Should().Throw<WeightsException>().WithMessage(
            "A checkpoint is read without running anything: it names what tensors, dictionaries and harmless options are made of, "
            + $"and nothing else. torch.save(model.state_dict(), …) makes one. Received: {name}. In {file}*");

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

    [Theory]
    [InlineData("foreign.pth", "__builtin__.set", "__builtin__.frozenset", "__builtin__.bytearray", "_codecs.encode")]
    [InlineData("foreign-protocol-4.pth", "set", "frozenset", "builtins.bytearray", null)]
    [InlineData("foreign-legacy.pth", "__builtin__.set", "__builtin__.frozenset", "__builtin__.bytearray", "_codecs.encode")]
    public void Harmless_objects_beside_the_weights_are_passed_over_and_listed(
        string file, string set, string frozenSet, string byteArray, string? bytes)
    {
        string?[] expected =
        [
            "\"\" (the checkpoint itself): a dictionary with 2 tensors, read by that name",
            "args: argparse.Namespace", "counts: collections.Counter", "device: torch.device", "dtype: torch.float16", $"seen: {set}",
            $"fixed: {frozenSet}", bytes is null ? null : $"raw: {bytes}", $"buffer: {byteArray}",
            "best: numpy.core.multiarray.scalar", "history: numpy.core.multiarray._reconstruct", "path: pathlib.PurePosixPath",
            "time: datetime.datetime",
        ];

        var weights = PyTorchFile.Read(GoldenWeights.File(file));

        weights.Skipped.Should().Equal(expected.OfType<string>());
        weights.ToString().Should().Contain("\npassed over:\n  \"\" (the checkpoint itself)").And.EndWith("\n  time: datetime.datetime");
        PyTorchFile.Read(GoldenWeights.File(file), string.Empty)["mean"].ToArray().Should().Equal(0.5f, 0.25f);
    }

    [Fact]
    public void Expanded_tensors_are_read_unless_they_take_more_room_than_the_file()
    {
        var weights = PyTorchFile.Read(GoldenWeights.File("expanded.pth"));

        weights.Names.Should().Equal("row", "last");
        weights["row"].Shape.Should().Equal(3, 2);
        weights["row"].ToArray().Should().Equal(1, 2, 1, 2, 1, 2);
        weights["last"].ToArray().Should().Equal(2.5f);
        weights.Skipped.Should().Equal("huge: a tensor [30000, 30000] expanded from 1 numbers");
    }

    /// <summary>TorchSharp.PyBridge writes the hooks of a tensor as a dictionary of an empty tuple of pairs.</summary>
    [Theory]
    [InlineData(")")]
    [InlineData("]")]
    public void A_dictionary_of_no_pairs_is_empty(string pairs)
    {
        var pickle = $"}}{Text("a")}{Tensor(1)}s{Text("hooks")}ccollections\nOrderedDict\n{pairs}\u0085Rs.";

        Read(Zip(pickle, ("data/0", FourFloats)))["a"].ToArray().Should().Equal(2, 3, 4);
    }

    /// <summary>TorchSharp.PyBridge takes small numbers in the forms of 1, 2 and 4 bytes alone.</summary>
    [Fact]
    public void Sizes_are_written_in_the_shortest_form()
    {
        using var file = new MemoryStream();
        PyTorchFile.Write(
            file, new StateDict(("a", CourseKit.Tensors.Tensor.Zeros([255, 256])), ("b", CourseKit.Tensors.Tensor.Zeros([2, 40_000]))));
        using var archive = new ZipArchive(file);
        using var pickle = new StreamReader(archive.GetEntry("archive/data.pkl")!.Open(), Encoding.Latin1);

        pickle.ReadToEnd().Should().NotContain("\u008A").And.Contain("M\0\u00FFtQ").And.Contain("(K\u00FFM\0\u0001t")
            .And.Contain("J\u0080\u0038\u0001\0tQ").And.Contain("(K\u0002M\u0040\u009Ct");
    }

    [Fact]
    public void A_tensor_with_attributes_is_read_without_them()
    {
        var inner = Tensor(1)["ctorch._utils\n_rebuild_tensor_v2\n".Length..^1];
        var pickle = $"}}{Text("a")}ctorch._tensor\n_rebuild_from_type_v2\n("
            + $"ctorch._utils\n_rebuild_tensor_v2\nctorch\nTensor\n{inner}}}tRs.";

        Read(Zip(pickle, ("data/0", FourFloats)))["a"].ToArray().Should().Equal(2, 3, 4);
    }

    [Theory]
    [InlineData(900, "Of several dictionaries of tensors in a checkpoint*and 9990 more. In a.pth.")]
    [InlineData(100_000, "A checkpoint holds a dictionary of tensors by name. Received: none. In a.pth.")]
    public void A_long_name_that_is_used_ten_thousand_times_fills_no_memory(int length, string message)
    {
        var inner = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{Text($"{i:D4}")}}}h\u0001}}h\u0001h\u0002sss"));
        var file = Zip($"{Text(new string('n', length))}q\u00010{Tensor(0)}q\u00020}}{inner}.", ("data/0", FourFloats));
        var before = GC.GetAllocatedBytesForCurrentThread();

        FluentActions.Invoking(() => Read(file)).Should().Throw<WeightsException>().WithMessage(message);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(32 << 20);
    }

    [Fact]
    public void A_long_key_of_a_storage_is_refused()
    {
        var tensor = Tensor(0).Replace(Text("0"), Text(new string('0', 101)), StringComparison.Ordinal);

        FluentActions.Invoking(() => Read(Zip($"}}{Text("a")}{tensor}s."))).Should().Throw<WeightsException>()
            .WithMessage("*a reference to something that is no storage*");
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
}
