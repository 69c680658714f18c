namespace CourseKit.Exercises.Convolution;

/// <summary>Images and kernels that tell ways of correlating apart: not square, not symmetric, not whole, with kernels as large as
/// the image, as small as can be, and longer than wide.</summary>
internal static class CorrelationCases
{
    public static IEnumerable<Case> All(Generator random) =>
    [
        Of([[0.5f, 1, 2, 4], [3, 4.5f, 5, 7], [6, 8, 8.5f, 9]], [[1, 0.5f], [2, -3]]),
        Of([[1, 2.5f, 3, 4], [5, 6, 7.5f, 9]], [[1, -0.5f]]),
        Of([[1, 2.5f], [4, 7], [9.5f, 13], [0.5f, 6]], [[1], [2.5f]]),
        Of([[1, 2.5f, 0.5f], [3, 5, -1]], [[2, 1.5f, -1], [0.5f, 4, 3]]),
        Of([[1, 2, 4.5f]], [[2.5f]]),
        .. Enumerable.Range(0, 3).Select(_ =>
        {
            var (h, w) = (random.Integer(1, 4), random.Integer(2, 4));
            return Of(Quarters(random, [h + random.Integer(1, 4), w + random.Integer(0, 4)]), Quarters(random, [h, w]));
        }),
    ];

    /// <summary>Multiples of a quarter from −5 to 5: short to read, and not whole.</summary>
    public static Tensor Quarters(Generator random, Shape shape) => random.Integers(shape, -20, 21) * 0.25f;

    private static Case Of(Tensor image, Tensor kernel) => new(image, kernel);
}
