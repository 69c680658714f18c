using System.Text.Json;
using CourseKit.Benchmarks.Comparing;

namespace CourseKit.TorchSharp.Tests.Comparing;

public sealed class JsonLineTests
{
    [Fact]
    public void The_last_line_of_JSON_counts_whatever_libraries_write_around_it() => JsonLine.ReadLast<Measured>(
        "[W] a warning\n{\"case\":\"infer/vgg16/1\",\"images_per_s\":1.5,\"threads\":2}\n"
        + "{\"case\":\"infer/vgg16/8\",\"images_per_s\":19.25,\"threads\":2}\ngood bye\n")
        .Should().Be(new Measured("infer/vgg16/8", 19.25, 2));

    [Fact]
    public void What_one_process_writes_another_one_reads()
    {
        var measured = new Measured("train/lenet/256", 45_684.53, 2);
        var line = JsonSerializer.Serialize(measured);

        line.Should().Be("""{"case":"train/lenet/256","images_per_s":45684.53,"threads":2}""");
        JsonLine.ReadLast<Measured>(line).Should().Be(measured);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("{ \"case\": ")]
    [InlineData("{}")]
    [InlineData("{ \"case\": \"infer/vgg16/1\", \"images_per_s\": \"many\" }")]
    public void A_process_that_says_nothing_of_the_kind_is_told(string output) => FluentActions
        .Invoking(() => JsonLine.ReadLast<Measured>(output)).Should().Throw<FormatException>()
        .WithMessage($"A process that measures ends with a line of JSON,*Received: {output.Trim()}.");
}
