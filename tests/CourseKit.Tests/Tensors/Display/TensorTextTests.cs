using CourseKit.Tensors;

namespace CourseKit.Tests.Tensors.Display;

public sealed class TensorTextTests
{
    public static TheoryData<Tensor, string> Texts => new()
    {
        { 3, "Tensor [] 3" },
        { 0.5f, "Tensor [] 0.5000" },
        { Tensor.Stack(1, -1, 10), "Tensor [3] [ 1, -1, 10]" },
        { Tensor.Stack(1, 0.25f), "Tensor [2] [1.0000, 0.2500]" },
        { Tensor.Stack([1, -1], [2, 0]), "Tensor [2, 2]\n[[ 1, -1],\n [ 2,  0]]" },
        { Tensor.Range(8).Reshape(2, 2, 2), "Tensor [2, 2, 2]\n[[[0, 1],\n  [2, 3]],\n [[4, 5],\n  [6, 7]]]" },
        { Tensor.Stack(1e-6f, 1), "Tensor [2] [1.000e-06, 1.000e+00]" },
        { Tensor.Stack(123456.5f, 1), "Tensor [2] [1.235e+05, 1.000e+00]" },
        { Tensor.Zeros([0]), "Tensor [0] []" },
        { Tensor.Zeros([2, 0]), "Tensor [2, 0]\n[[],\n []]" },
        { Tensor.Stack(1, float.NaN), "Tensor [2] [  1, NaN]" },
        { Tensor.Stack(0.5f, float.NegativeInfinity), "Tensor [2] [   0.5000, -Infinity]" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_tensor_reads_as_its_shape_and_its_values(Tensor tensor, string text) =>
        tensor.ToString().Should().Be(text);

    [Fact]
    public void Twelve_values_are_shown_whole_and_of_thirteen_the_ends()
    {
        Tensor.Range(12).ToString().Should().Be("Tensor [12] [ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11]");
        Tensor.Range(13).ToString().Should().Be("Tensor [13] [ 0,  1,  2, …, 10, 11, 12]");
    }

    [Fact]
    public void Many_rows_are_cut_as_many_values_are() =>
        Tensor.Range(200).Reshape(100, 2).ToString().Should().Be(
            "Tensor [100, 2]\n[[  0,   1],\n [  2,   3],\n [  4,   5],\n …,\n [194, 195],\n [196, 197],\n [198, 199]]");

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    public void No_culture_changes_the_text(string culture)
    {
        Tensor[] tensors = [Tensor.Stack(-1.5f, 1e-7f), Tensor.Stack(-2, 1_000_000), Tensor.Stack(0.125f, -0.5f), float.NaN];
        string[] usual = ["Tensor [2] [-1.500e+00,  1.000e-07]", "Tensor [2] [     -2, 1000000]", "Tensor [2] [ 0.1250, -0.5000]",
            "Tensor [] NaN"];

        Cultures.Under(culture, () => tensors.Select(tensor => tensor.ToString()).Should().Equal(usual));
    }

    [Fact]
    public void The_page_shows_the_same_text()
    {
        Tensor.Range(2).ToHtml().Should().Be("<pre>Tensor [2] [0, 1]</pre>");
        Tensor.Range(40).Reshape(20, 2).ToHtml().Should().StartWith("<pre>Tensor [20, 2]\n[[ 0,  1],\n");
    }
}
