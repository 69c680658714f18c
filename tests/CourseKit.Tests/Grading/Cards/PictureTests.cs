using CourseKit.Tensors;
using CourseKit.Vision.Imaging;

namespace CourseKit.Tests.Grading.Cards;

/// <summary>Maps that are large enough are shown as pictures too: expected, received, and their difference.</summary>
public sealed class PictureTests
{
    [Fact]
    public void A_large_map_is_a_picture_beside_the_received_one_and_their_difference()
    {
        var expected = Tensor.FromIndex([14, 20], at => at[0] / 20.0);
        var received = expected.Detach();
        received[5, 9] = 0.9f;

        var card = new CardReading(GivenExercise.Received(expected, received));

        card.Pictures.Select(picture => picture.Attribute("alt")!.Value).Should().Equal(
            "expected, 14×20, black 0, white 1", "received, 14×20, black 0, white 1",
            "difference, orange too low, purple too high");
        card.Pictures.Should().AllSatisfy(picture => double.Parse(picture.Attribute("width")!.Value).Should().BeInRange(80, 120));
        Read(card, 1).Should().Be((14, 20));
        card.Marked("received").Should().Equal((5, 9));
    }

    [Fact]
    public void A_photo_keeps_its_colors_and_other_maps_are_looked_at_one_by_one()
    {
        var photo = Tensor.FromIndex([3, 16, 13], at => (at[0] + at[1]) / 20.0);
        var maps = photo * 3;

        Pictures(photo, photo.Flip(0)).Should().Equal("expected, 16×13, black 0, white 1", "received, 16×13, black 0, white 1",
            "difference, orange too low, purple too high");
        Pictures(maps, maps.Flip(0))[0].Should().Be("expected, 16×13, black 0, white 2.55");
    }

    [Fact]
    public void An_input_is_a_picture_and_a_terminal_is_told_its_size()
    {
        var verdict = new GivenExercise(1, Tensor.Ones([30, 40])).Check((Func<object, object?>)(_ => 2));

        verdict.ToString().Should().Contain("\n  input input: a picture, 30×40, 1 everywhere\n");
        new CardReading(verdict).Pictures.Should().ContainSingle();
    }

    [Theory]
    [InlineData(11, 40)]
    [InlineData(40, 11)]
    public void Smaller_ones_are_numbers_alone(int rows, int columns) =>
        new CardReading(GivenExercise.Received(Tensor.Ones([rows, columns]), Tensor.Zeros([rows, columns]))).Pictures.Should().BeEmpty();

    private static IReadOnlyList<string> Pictures(Tensor expected, Tensor received) =>
        [.. new CardReading(GivenExercise.Received(expected, received)).Pictures.Select(picture => picture.Attribute("alt")!.Value)];

    private static (int Height, int Width) Read(CardReading card, int picture)
    {
        var image = Image.Load(new MemoryStream(Convert.FromBase64String(card.Pictures[picture].Attribute("src")!.Value.Split(',')[1])));
        return (image.Height, image.Width);
    }
}
