using CourseKit.Exercises.ShapesAndCost;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class FitIntoMemoryAnswers : AnswerBook<Summary>
{
    private static readonly SummaryOptions Half = new() { DataType = DataType.Fp16 };

    public FitIntoMemoryAnswers()
        : base(new FitIntoMemory())
    {
        Right("half the batch and half the bytes", Network().Summarize([25, 3, 200, 300], Half));
        Right("a larger stride at once", Network(stride: 4).Summarize([50, 3, 200, 300]));
        Right("one layer less", new Sequential(Layer(20, 4), Layer(400, 4)).Summarize([50, 3, 200, 300]));
        Wrong("as it was", Network().Summarize([50, 3, 200, 300]), "which of its terms is the largest");
        Wrong("16 bits alone", Network().Summarize([50, 3, 200, 300], Half), "Training takes at most 256.0 MB", "Hint");
        Wrong("too large a batch", Network().Summarize([23, 3, 200, 300]), "By how many images?", "one of them enough");
        Wrong("a dense layer at the end", new Sequential(Network(), new Flatten(), new Linear(400)).Summarize([8, 3, 200, 300]),
            "its output is [N, 400, height, width]", "gradients are");
        Wrong("one image", Network().Summarize([1, 3, 200, 300]), "What else can become smaller?");
        Wrong("smaller images", Network().Summarize([50, 3, 100, 150]), "Which layer could make them smaller at once?");
        Wrong("turned images", Network().Summarize([20, 3, 300, 200]), "Which two axes of your input are exchanged?");
        Wrong("gray images", Network().Summarize([20, 1, 200, 300]), "The input is [N, 3, 200, 300] with at least 8 images");
        Wrong("fewer maps at the end", Network(last: 40).Summarize([20, 3, 200, 300]), "Which layer has the largest maps?");
        Wrong("fewer maps and one image", Network(last: 40).Summarize([1, 3, 200, 300]), "with at least 8 images");
        Wrong("fewer maps in the middle", Network(middle: 10).Summarize([50, 3, 200, 300]), "memory to train");
    }

    private static Sequential Network(int stride = 2, int middle = 200, int last = 400) =>
        new(Layer(100, stride), Layer(middle, 2), Layer(last, 2));

    private static Conv2d Layer(int filters, int stride) => new(filters, kernel: 3, stride: stride, padding: Padding.Same);
}
