using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;

namespace CourseKit.Tests.Grading.Kinds;

/// <summary>Slips of C# that networks of a table show.</summary>
public sealed class NetworkSlipTests
{
    [Fact]
    public void A_variable_outside_of_the_function_is_asked_about()
    {
        var channels = 8;
        Func<int, Layer> answer = _ =>
        {
            channels *= 2;
            return new Sequential(new Conv2d(channels, 3), new Relu());
        };

        new TableExercise("one", new Sequential(new Conv2d(8, 3), new Relu())).Check(answer).Hint.Should().StartWith("Called twice with 0,")
            .And.Contain("Which variable that it changes is declared outside of it");
    }

    [Fact]
    public void Filters_and_windows_that_are_exchanged_are_asked_about()
    {
        var right = new TableExercise("one", new Sequential(new Conv2d(8, 3), new Relu(), new Conv2d(4, 1)));

        right.Check(new Sequential(new Conv2d(3, 8, padding: 4), new Relu(), new Conv2d(4, 1))).Hint.Should().StartWith(
            "A convolution of yours has 3 filters with windows of 8×8 pixels. Are the two numbers exchanged?");
        right.Check(new Sequential(new Conv2d(3, 3), new Relu(), new Conv2d(4, 1))).Hint.Should().BeNull();
    }

    [Fact]
    public void A_query_that_reads_a_variable_behind_its_loop_is_asked_about()
    {
        var right = new TableExercise("two", new Sequential(new Conv2d(4, 3), new Conv2d(8, 3), new Linear(2)));
        Layer Answer(bool isLate)
        {
            IEnumerable<NamedLayer> layers = [];
            var filters = 4;
            for (var i = 0; i < 2; i++)
            {
                var made = new[] { 3 }.Select(kernel => (NamedLayer)new Conv2d(filters, kernel));
                layers = layers.Concat(isLate ? made : [.. made]);
                filters *= 2;
            }

            return new Sequential(layers);
        }

        right.Check(_ => Answer(isLate: true)).Hint.Should().StartWith(
            "Wherever the number of filters should change from stage to stage, it is 16 in yours.");
        right.Check(_ => Answer(isLate: false)).Hint.Should().BeNull();
    }
}
