using System.Text;
using CourseKit.Notebooks.Jupyter.Stdio;

namespace CourseKit.Tests.Notebooks.Jupyter;

public sealed class JsonLinesTests
{
    private const string Message = """{"channel":"shell","header":{"msg_id":"7","msg_type":"x"}}""";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(70_000)]
    public async Task Lines_come_whole_however_they_are_cut_and_too_long_ones_are_passed_over(int piece)
    {
        var log = new List<string>();
        var text = $"\uFEFF{Message}\r\n\n{new string('x', 100_000)}\n{Message}";

        var messages = await new JsonLines(new Pieces(text, piece), Stream.Null, log.Add, longestLine: 80).ReceiveAsync(default)
            .ToListAsync();

        messages.Should().HaveCount(2).And.OnlyContain(message => message.Header.Id == "7");
        log.Should().ContainSingle().Which.Should().StartWith("A line of the input has at most 80 bytes. Received: a longer one, xxx");
    }

    [Fact]
    public async Task A_line_that_is_as_long_as_may_be_is_read_and_one_byte_more_is_not()
    {
        var log = new List<string>();
        var length = Encoding.UTF8.GetByteCount(Message);

        var messages = await new JsonLines(
            new Pieces($"{Message}\n {Message}\n", 10), Stream.Null, log.Add, length).ReceiveAsync(default).ToListAsync();

        (messages.Count, log.Count).Should().Be((1, 1));
    }

    [Fact]
    public async Task An_input_that_breaks_off_is_told_and_is_the_end()
    {
        var log = new List<string>();

        var messages = await new JsonLines(new Pieces($"{Message}\n{Message}", 100, breaksOff: true), Stream.Null, log.Add)
            .ReceiveAsync(default).ToListAsync();

        messages.Should().ContainSingle();
        log.Should().Equal("The input has broken off. Pulled out.");
    }

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private sealed class Pieces(string text, int size, bool breaksOff = false) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            breaksOff && Position == Length ? throw new IOException("Pulled out.")
                : base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
