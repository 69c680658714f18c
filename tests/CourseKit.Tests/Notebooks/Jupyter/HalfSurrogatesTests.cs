using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Notebooks.Jupyter.Messages;
using CourseKit.Notebooks.Jupyter.Sockets;

namespace CourseKit.Tests.Notebooks.Jupyter;

public sealed class HalfSurrogatesTests
{
    [Theory]
    [InlineData("""no escape""", "no escape")]
    [InlineData("""\u00e9\n\\""", "é\n\\")]
    [InlineData("""\ud83d\ude42""", "🙂")]
    [InlineData("""\uD83D\uDE42!""", "🙂!")]
    [InlineData("""a\ud800""", "a\uFFFD")]
    [InlineData("""\udc00b""", "\uFFFDb")]
    [InlineData("""\ud800\ud83d\ude42""", "\uFFFD🙂")]
    [InlineData("""\ud800\ud800\n""", "\uFFFD\uFFFD\n")]
    [InlineData("""\ude42\ud83d""", "\uFFFD\uFFFD")]
    [InlineData("""\\ud800""", "\\ud800")]
    [InlineData("""\\\ud800""", "\\\uFFFD")]
    [InlineData("""\ud800\\udc00""", "\uFFFD\\udc00")]
    [InlineData("\\ud800\\\"", "\uFFFD\"")]
    public void Halves_are_replaced_and_pairs_are_kept(string escaped, string expected)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"{{escaped}}":"{{escaped}}"}""");

        var member = JsonFields.ParseObject(json)!.Single();

        member.Key.Should().Be(expected);
        member.Value!.GetValue<string>().Should().Be(expected);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_no_object() =>
        JsonFields.ParseObject([.. "{\"msg_id\": \"1\", \""u8, 0xFE, .. "sg_type\": \"execute_request\"}"u8]).Should().BeNull();

    [Fact]
    public void Any_cut_of_a_text_is_read_or_refused_and_never_throws()
    {
        const string Text = """{"a\ud800":"\ud83d\ude42\\\u12","b":"\udc"}""";
        for (var length = 0; length <= Text.Length; length++)
        {
            var read = () => JsonFields.ParseObject(Encoding.UTF8.GetBytes(Text[..length]));
            read.Should().NotThrow();
        }
    }

    [Fact]
    public void A_signed_message_with_a_half_is_read()
    {
        var wire = new SignedMessages("key");
        var header = new Header("1", "execute_request", "s");
        var frames = wire.Write(new Message(Channel.Shell, header, [], new JsonObject { ["code"] = "half" }));
        byte[][] parts = [.. frames.Skip(2).Take(3), """{"code":"\ud800"}"""u8.ToArray()];
        var signature = System.Security.Cryptography.HMACSHA256.HashData("key"u8, parts.SelectMany(part => part).ToArray());

        var (message, objection, _) = wire.Read(
            Channel.Shell, [1], [frames[0], Encoding.ASCII.GetBytes(Convert.ToHexStringLower(signature)), .. parts]);

        objection.Should().BeNull();
        message!.Content.Text("code").Should().Be("\uFFFD");
        JsonSerializer.Serialize(message.ReceivedHeader).Should().Contain("execute_request");
    }
}
