using CourseKit.Networks.Detection;

namespace CourseKit.Tests.Networks.Detection;

public sealed class BoxTests
{
    private static readonly Box A = new(0, 0, 100, 100), B = new(0, 0, 50, 50), C = new(200, 200, 300, 300), D = new(0, 0, 25, 25);

    [Fact]
    public void Intersections_over_unions_are_those_of_torchvisions_tests()
    {
        Box[] all = [A, B, C];

        all.SelectMany(one => all.Select(one.IntersectionOverUnion)).Should().Equal(1, 0.25f, 0, 0.25f, 1, 0, 0, 0, 1);
        all.Select(D.IntersectionOverUnion).Should().Equal(0.0625f, 0.25f, 0);
        default(Box).IntersectionOverUnion(default).Should().Be(0);
    }

    [Fact]
    public void A_box_is_cut_off_at_the_edges_of_its_image()
    {
        new Box(-3, 5, 70, 66).ClipTo(height: 48, width: 64).Should().Be(new Box(0, 5, 64, 48));
    }

    [Fact]
    public void Moves_are_in_widths_and_heights_and_growth_in_powers_of_e()
    {
        // What torchvision's BoxCoder with weights 1 decodes.
        var moved = new Box(10, 20, 30, 60).Decode(0.5f, -0.25f, MathF.Log(2), MathF.Log(0.5f));

        (moved.Left, moved.Right).Should().Be((10, 50));
        moved.Top.Should().BeApproximately(20, 1e-4f);
        moved.Bottom.Should().BeApproximately(40, 1e-4f);
        new Box(0, 0, 16, 16).Decode(0, 0, 100, 100).Width.Should().BeApproximately(1000, 1e-2f);
    }

    [Fact]
    public void Anchors_are_those_of_torchvision()
    {
        // AnchorGenerator(((32,),), ((0.5, 1.0, 2.0),)).cell_anchors.
        var anchors = new Anchors(32);

        Enumerable.Range(0, Anchors.PerLocation).Select(number => anchors.At(number, 0, 0)).Should().Equal(
            new Box(-23, -11, 23, 11), new Box(-16, -16, 16, 16), new Box(-11, -23, 11, 23));
        anchors.At(1, down: 8, across: 4).Should().Be(new Box(-12, -8, 20, 24));
    }
}
