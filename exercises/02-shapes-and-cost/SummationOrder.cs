namespace CourseKit.Exercises.ShapesAndCost;

public sealed class SummationOrder() : ChoiceExercise("02-shapes-and-cost/summation-order", "Two orders, one sum?")
{
    protected override string Stem =>
        "A convolution by four loops and one by a matrix product add up the same products, in different orders. Their results differ in " +
            "the last digits here and there. What is true?";

    protected override IReadOnlyList<Option> Options { get; } =
    [
        new("One of the two must contain a mistake: a sum does not depend on its order.", false,
            "That holds for real numbers. In the cell above, four `float` numbers were added in two orders: what came out?"),
        new("Each addition of `float` numbers is rounded, and the order decides what is rounded.", true,
            "Where in a sum of many numbers does a digit get lost, and would it be the same digit in another order?"),
        new("Addition of two `float` numbers is not commutative: a + b may differ from b + a.", false,
            "Two numbers have one sum, which is rounded once. Try it: is there a pair for which `a + b != b + a`?"),
        new("Results of two correct programs should be compared with a tolerance, not with `==`.", true,
            "Neither of the two results is the exact sum. What should a test of one against the other ask for?"),
        new("With `double` instead of `float` the two orders would always agree to the last bit.", false,
            "A `double` has 53 bits instead of 24. Are its sums rounded, too?"),
        new("With whole numbers, all products and all sums on the way below 2²⁴ in size, both orders agree exactly.", true,
            "A `float` holds every whole number up to 2²⁴ = 16,777,216. Is anything rounded as long as they stay below?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Go through the four additions of the cell above, one by one: after which of them is the 1 gone?",
        "Two things are not the same: exchanging the two terms of one addition, and adding many terms in another order.",
    ];

    public override string Explanation =>
        "Floating-point addition is commutative, but not associative: each addition rounds, and another order rounds other sums. So fast " +
            "and slow programs, one thread and many, one processor and another agree up to rounding. That is why CourseKit's checks " +
            "compare with a tolerance.";
}
