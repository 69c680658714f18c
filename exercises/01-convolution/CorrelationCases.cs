namespace CourseKit.Exercises.Convolution;

/// <summary>Images and kernels that tell ways of correlating apart: not square, not symmetric, as
/// large as the image, as small as can be.</summary>
internal static class CorrelationCases
{
    public static IEnumerable<Case> All(Generator random) =>
    [
        Of([[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[0, 1], [2, 3]]),
        Of([[1, 2, 3, 4], [5, 6, 7, 9]], [[1, -1]]),
        Of([[1, 2], [4, 7], [9, 13]], [[1], [2]]),
        Of([[1, 2], [3, 5]], [[2, 1], [0, 4]]),
        Of([[1, 2, 4]], [[3]]),
        .. Enumerable.Range(0, 3).Select(_ =>
        {
            var (h, w) = (random.Integer(1, 4), random.Integer(1, 4));
            return Of(random.Integers([h + random.Integer(0, 4), w + random.Integer(0, 4)], -5, 6), random.Integers([h, w], -5, 6));
        }),
    ];

    private static Case Of(Tensor image, Tensor kernel) => new(image, kernel);
}
