using CourseKit.Grading;

namespace CourseKit.Tests.Grading;

public sealed class ScaleTests
{
    [Fact]
    public void A_scale_chooses_its_own_of_two_sizes()
    {
        Scale.Quick.Choose(quick: 5_000, full: 60_000).Should().Be(5_000);
        Scale.Full.Choose(quick: 5_000, full: 60_000).Should().Be(60_000);
    }

    [Fact]
    public void A_session_begins_with_the_scale_of_a_lesson() => $"{Course.Scale}".Should().Be("Quick");
}
