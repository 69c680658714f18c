using CourseKit.Tensors.Files;

namespace CourseKit.Tests.Tensors.Files;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("abcde", "abcde")]
    [InlineData("abcdef", "abcde…")]
    [InlineData("abcd🙂", "abcd…")]
    [InlineData("abc🙂", "abc🙂")]
    [InlineData("abc🙂e", "abc🙂…")]
    public void A_long_text_is_cut_between_characters(string text, string expected)
    {
        Excerpt.Of(text, 5).Should().Be(expected);
        Excerpt.Shortened(text, 5).Should().Be(expected);
    }

    [Theory]
    [InlineData("a\nb", "a\uFFFDb")]
    [InlineData("a\u0000b\u007F", "a\uFFFDb\uFFFD")]
    [InlineData("gpj.\u202Eexe", "gpj.\uFFFDexe")]
    [InlineData("a\u200Bb\uFEFF", "a\uFFFDb\uFFFD")]
    [InlineData("a\u2028b\u2029", "a\uFFFDb\uFFFD")]
    [InlineData("Größe, 大小 🙂", "Größe, 大小 🙂")]
    public void What_cannot_be_seen_or_turns_text_around_is_replaced(string text, string expected) =>
        Excerpt.Of(text).Should().Be(expected);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => Excerpt.Of("\uD83Da\uDE42").Should().Be("\uFFFDa\uFFFD");

    [Fact]
    public void A_learners_own_text_keeps_all_of_its_characters() => Excerpt.Shortened("a\n\u202Eb", 4).Should().Be("a\n\u202Eb");

    [Fact]
    public void Of_many_texts_the_first_are_shown_and_the_others_counted() =>
        Excerpt.Of(["a", "b\t", "c", "d"], most: 2).Should().Be("a, b\uFFFD and 2 more");
}
