using CourseKit.Exercises.ShapesAndCost;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class DenseOrConvolutionAnswers : AnswerBook<Func<int, int, int, int, (long Dense, long Convolution)>>
{
    public DenseOrConvolutionAnswers()
        : base(new DenseOrConvolution())
    {
        Right("by powers", (n, c, k, f) => ((long)((Math.Pow(n, 4) * c * k) + (Math.Pow(n, 2) * k)), (k * c * f * f) + k));
        Wrong("in float", (n, c, k, f) => ((long)(((float)n * n * n * n * c * k) + (n * n * k)), ((f * f * c) + 1) * k),
            "received", "shape []");
        Wrong("in int", (n, c, k, f) => ((((n * n * c) + 1) * n * n * k), ((f * f * c) + 1) * k), "When is the product a `long`");
        Wrong("made long too late", (n, c, k, f) => ((long)(((n * n * c) + 1) * n * n * k), ((f * f * c) + 1) * k),
            "before it is taken, or only after?");
        Wrong("no biases", (n, c, k, f) => ((long)n * n * c * n * n * k, f * f * c * k), "How many biases has each of the two layers?");
        Wrong("a bias for each map", (n, c, k, f) => (((long)n * n * c * n * n * k) + k, ((f * f * c) + 1) * k), "How many values come " +
            "out?");
        Wrong("filters without channels", (n, c, k, f) => ((((long)n * n * c) + 1) * n * n * k, ((f * f) + 1) * k),
            "A filter lies on all C channels");
        Wrong("k values", (n, c, k, f) => ((((long)n * n * c) + 1) * k, ((f * f * c) + 1) * k), "how many come out in all?");
        Wrong("a bias for each weight", (n, c, k, f) => ((((long)n * n * c) + 1) * n * n * k, 2 * f * f * c * k),
            "have 140. On 2×2 pixels your convolution has 270.", "Hint");
        Wrong("not shared", (n, c, k, f) => ((((long)n * n * c) + 1) * n * n * k, ((f * f * c) + 1) * k * n * n),
            "Does a convolution have other weights at each pixel?");
        Wrong("exchanged", (n, c, k, f) => (((f * f * c) + 1) * k, (((long)n * n * c) + 1) * n * n * k), "Which of them comes first?");
        Wrong("n pixels", (n, c, k, f) => (((long)n * c * n * k) + (n * k), ((f * f * c) + 1) * k), "how many pixels has it?");
        Wrong("no channels at all", (n, c, k, f) => (((long)n * n * n * n) + (n * n), ((f * f) + 1) * k), "Your result is the same " +
            "whatever `channels` is", "Hint");
        Wrong("sums instead of products", (n, c, k, f) => ((n * n * c) + (n * n * k), ((f * f * c) + 1) * k), "Yours are 32.", "Hint");
    }
}
