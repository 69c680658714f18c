using CourseKit.Networks.Weights;

namespace CourseKit.Tests.Networks.Weights;

/// <summary>Files that PyTorch and NumPy wrote: every kind of number, tensors that lie in their storage in any way.</summary>
public sealed class GoldenWeightsTests
{
    public static TheoryData<string> Files => [.. GoldenWeights.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_others_wrote_is_read(string file) =>
        StateDict.Read(GoldenWeights.File(file), GoldenWeights.Entry(file)).ShouldBe(GoldenWeights.Expected);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_ends_too_early_is_refused_wherever_it_ends(string file)
    {
        var bytes = File.ReadAllBytes(GoldenWeights.File(file));
        var lengths = Enumerable.Range(0, bytes.Length).Where(length => length < 100 || length % 7 == 0 || length > bytes.Length - 100);
        foreach (var length in lengths)
        {
            FluentActions.Invoking(() => StateDict.Read(new MemoryStream(bytes, 0, length), file, GoldenWeights.Entry(file)))
                .Should().Throw<WeightsException>($"{file} has {length} bytes of {bytes.Length}").WithMessage("*Received: *");
        }
    }

    [Theory]
    [InlineData("a.safetensors")]
    [InlineData("a.pth")]
    [InlineData("a.npz")]
    public void What_was_written_is_read(string file)
    {
        using var folder = new TemporaryFolder();
        GoldenWeights.Expected.Save(folder.File(file));
        GoldenWeights.Expected.Save(folder.File(file));

        StateDict.Read(folder.File(file)).ShouldBe(GoldenWeights.Expected);
        Directory.GetFiles(folder.Path).Should().HaveCount(1, "what is unfinished is moved or deleted");
    }

    [Fact]
    public void Another_ending_says_which_there_are() =>
        FluentActions.Invoking(() => GoldenWeights.Expected.Save("a.h5")).Should().Throw<ArgumentException>()
        .WithMessage("Weights are saved as .safetensors, .pth, .pt, .npz or .dat. Received: a.h5.");
}
