using System.Diagnostics;
using CourseKit.Grading;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Grading.Cards;

/// <summary>Whatever comes back, its verdict is there soon, and fits on a page.</summary>
public sealed class ExtremeValueTests
{
    public static TheoryData<string> Names => [.. Values.Keys];

    private static Dictionary<string, Func<object?>> Values { get; } = new()
    {
        ["null"] = () => null,
        ["not a number"] = () => Tensor.FromIndex([20, 20], at => at[0] == at[1] ? double.NaN : double.PositiveInfinity),
        ["infinite"] = () => Tensor.Full([3, 4], double.NegativeInfinity),
        ["large numbers"] = () => Tensor.FromIndex([3, 4], at => 3e37 * at[0]),
        ["small numbers"] = () => Tensor.FromIndex([3, 4], at => 1e-37 * at[1]),
        ["a large tensor"] = () => new Generator(1).Uniform([3, 700, 900]),
        ["a long tensor"] = () => Tensor.Range(1_000_000),
        ["a thin tensor"] = () => Tensor.Ones([12, 90_000]),
        ["many axes"] = () => Tensor.Ones([2, 3, 2, 3, 2, 3, 2]),
        ["no values"] = () => Tensor.Zeros([0, 3]),
        ["a list that holds itself"] = Cycle,
        ["an object that cannot say what it is"] = () => new Mute(),
        ["objects that cannot say what they are"] = () => new object[,] { { new Mute(), new Mute() } },
        ["a long text"] = () => new string('<', 1_000_000),
        ["many long texts"] = () => Enumerable.Repeat(new string('&', 5000), 500).ToArray(),
        ["rows of unequal length"] = () => new[] { new[] { 1, 2 }, [3] },
        ["rows of rows of rows"] = () => Enumerable.Repeat(Enumerable.Repeat(new int[70], 70).ToArray(), 70).ToArray(),
        ["an endless sequence"] = () => Enumerable.Repeat(1, int.MaxValue),
        ["a dictionary"] = () => Enumerable.Range(0, 5000).ToDictionary(key => key, key => Tensor.Ones([20, 20])),
        ["a tuple of everything"] = () => (Tensor.Ones([30, 30]), Tensor.Ones([3, 40, 40]), Cycle(), new Mute(), 5, Tensor.Ones([50, 50])),
        ["a function"] = () => (Func<int, int>)(n => n),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_verdict_is_small_and_soon_there(string name)
    {
        var value = Values[name]();
        var wrong = value is Tensor { Shape: { Elements: > 0 } shape } ? Tensor.Full(shape, 7) : (object)7;
        var input = name.Contains("endless", StringComparison.Ordinal) ? 0 : value ?? 0;
        GivenExercise.Received(5, 6).ToHtml();
        var watch = Stopwatch.StartNew();

        Verdict[] verdicts =
        [
            GivenExercise.Received(5, value),
            GivenExercise.Received(wrong, value),
            new GivenExercise(5, input).Check((Func<object, object?>)(_ => value)),
        ];
        string[] pages = [.. verdicts.SelectMany(verdict => new[] { verdict.ToHtml(), verdict.ToString() })];

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
        verdicts.Should().AllSatisfy(verdict => verdict.Outcome.Should().Be(Outcome.Failed));
        pages.Should().AllSatisfy(page => page.Length.Should().BeLessThan(50_000));
        verdicts.Should().AllSatisfy(verdict => new CardReading(verdict).Parts.Should().HaveCountGreaterThan(2));
    }

    [Fact]
    public void A_long_message_of_an_exception_is_cut()
    {
        var verdict = new GivenExercise(1).Check((Func<object, object?>)(_ => throw new FormatException(new string('"', 1_000_000))));

        verdict.Outcome.Should().Be(Outcome.Broken);
        verdict.ToHtml().Length.Should().BeLessThan(50_000);
    }

    private static object[] Cycle()
    {
        var cycle = new object[40];
        Array.Fill(cycle, cycle);
        return cycle;
    }

    private sealed class Mute
    {
        public override string ToString() => throw new FormatException("nothing to say");

        public override bool Equals(object? other) => false;

        public override int GetHashCode() => 0;
    }
}
