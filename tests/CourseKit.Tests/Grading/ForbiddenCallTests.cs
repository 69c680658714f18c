using System.Reflection;
using CourseKit.Grading;

namespace CourseKit.Tests.Grading;

/// <summary>What an answer calls is found in its compiled code, wherever that is written.</summary>
public sealed class ForbiddenCallTests
{
    private const string Said = "`Sum` is not for this exercise. Received: a call of it. Which loop adds up?";

    private static readonly TotalExercise Total = new();

    public static TheoryData<string, Func<float[], float>> Callers => new()
    {
        { "itself", numbers => numbers.Sum() },
        { "in a function of its own", ByHelper },
        { "in a function of a function", numbers => Twice(numbers) / 2 },
        { "in a lambda", numbers => new[] { numbers }.Select(all => all.Sum()).Single() },
        { "in a local function", ByLocalFunction },
        { "in an iterator", numbers => Totals(numbers).Last() },
        { "in an asynchronous method", numbers => TotalAsync(numbers).GetAwaiter().GetResult() },
        { "in a variable", ByVariable(numbers => numbers.Sum()) },
        { "in one of two variables", ByVariable(ByVariable(numbers => numbers.Sum())) },
        { "as a function that is handed on", numbers => Apply(Enumerable.Sum, numbers) },
        { "in a constructor", numbers => new Summed(numbers).Total },
        { "in a generic class", numbers => new Holder<float[]>().Of(numbers) },
        { "on one of two ways", numbers => numbers.Length > 1 ? numbers.Sum() : numbers.SingleOrDefault() },
    };

    [Theory]
    [MemberData(nameof(Callers))]
    public void A_call_is_found(string where, Func<float[], float> answer)
    {
        var verdict = Total.Check(answer);

        verdict.Outcome.Should().Be(Outcome.Failed, where);
        verdict.Message.Should().Be($"All results are right, but: {Said}");
        (verdict.Passed, verdict.Tried).Should().Be((3, 3));
    }

    [Fact]
    public void A_method_that_is_found_at_run_time_may_be_any() => Total
        .Check(numbers => (float)typeof(ForbiddenCallTests).GetMethod("S" + "um", BindingFlags.NonPublic | BindingFlags.Static)!
            .Invoke(null, [numbers])!)
        .Message.Should().Be("All results are right, but: some calls are not for this exercise, and a method that is found by its name " +
            "at run time may be one of them. Received: a call of `Invoke`. Which call is it, and can you write it as one?");

    [Fact]
    public void The_answer_can_be_the_method_itself() => Total.Check(Enumerable.Sum).Outcome.Should().Be(Outcome.Failed);

    [Fact]
    public void What_a_learner_has_written_may_have_the_name() => Total.Check(Sum).Outcome.Should().Be(Outcome.Passed);

    [Fact]
    public void A_name_in_a_text_is_no_call() => Total.Check(numbers =>
    {
        _ = "numbers.Sum()"; // numbers.Sum()
        return Sum(numbers);
    }).Outcome.Should().Be(Outcome.Passed);

    [Fact]
    public void A_function_in_a_variable_that_the_answer_does_not_use_is_no_call()
    {
        var (unused, used) = ((Func<float[], float>)Enumerable.Sum, (Func<float[], float>)Sum);
        unused([]).Should().Be(0);

        Total.Check(numbers => used(numbers)).Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void A_call_that_may_be_is_told_with_a_pass()
    {
        var verdict = Total.Check(numbers => numbers.Aggregate(0f, (sum, number) => sum + number));

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.ToString().Should().EndWith("A sum is a loop.\n  Your code calls `Aggregate`. Can you write it as a loop, too?");
        Total.Check(numbers => Sum([.. new List<float>(numbers)])).Remarks.Should().Equal("Your code calls `List`. Is a list needed?");
    }

    [Fact]
    public void A_mistake_comes_first_and_a_mere_remark_waits()
    {
        var verdict = Total.Check(numbers => numbers.Aggregate(numbers.Sum(), (sum, _) => sum) + 1);

        verdict.ToString().Should()
            .StartWith("✗ Total: not yet (0 of 3 trials pass)\n  The number differs.\n  Hint: Where does the sum begin?\n  input ")
            .And.EndWith($"received  7.5\n  {Said}").And.NotContain("Aggregate");
    }

    [Fact]
    public void Code_without_compiled_code_to_read_is_let_pass() =>
        Total.Check(System.Linq.Expressions.Expression.Lambda<Func<float[], float>>(
            System.Linq.Expressions.Expression.Constant(0f),
            System.Linq.Expressions.Expression.Parameter(typeof(float[]))).Compile()).Outcome.Should().Be(Outcome.Failed, "0 is not it");

    [Fact]
    public void Looking_for_calls_runs_nothing() =>
        Total.Check(numbers => numbers is [.., 1000] ? ByClass(numbers) : Sum(numbers)).Outcome.Should().Be(Outcome.Passed);

    private static float ByHelper(float[] numbers) => Twice(numbers) / 2;

    private static float Twice(float[] numbers) => 2 * numbers.Sum();

    private static float ByLocalFunction(float[] numbers)
    {
        return Total() + 0;

        float Total() => numbers.Sum();
    }

    private static IEnumerable<float> Totals(float[] numbers)
    {
        yield return 0;
        yield return numbers.Sum();
    }

    private static async Task<float> TotalAsync(float[] numbers)
    {
        await Task.Yield();
        return numbers.Sum();
    }

    private static Func<float[], float> ByVariable(Func<float[], float> variable) => numbers => variable(numbers);

    private static float Apply(Func<float[], float> function, float[] numbers) => function(numbers);

    private static float Sum(float[] numbers)
    {
        var total = 0f;
        foreach (var number in numbers)
        {
            total += number;
        }

        return total;
    }

    private sealed class Summed(float[] numbers)
    {
        public float Total { get; } = numbers.Sum();
    }

    private sealed class Holder<T>
    {
        public float Of(T numbers) => ((float[])(object)numbers!).Sum();
    }

    private static float ByClass(float[] numbers) => Initialized.Total(numbers);

    private static class Initialized
    {
        public static readonly Func<float[], float> Total = Fail();

        private static Func<float[], float> Fail() => throw new InvalidOperationException("The class was initialized.");
    }
}
