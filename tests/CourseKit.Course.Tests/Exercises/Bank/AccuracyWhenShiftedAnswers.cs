using CourseKit.Exercises.Training;
using CourseKit.Networks;
using CourseKit.Networks.Prediction;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class AccuracyWhenShiftedAnswers : AnswerBook<Func<Layer, Tensor, int[], int, double>>
{
    public AccuracyWhenShiftedAnswers()
        : base(new AccuracyWhenShifted())
    {
        Right("pixel by pixel, image by image", (network, images, labels, shift) =>
        {
            network.Eval();
            var right = 0.0;
            for (var n = 0; n < labels.Length; n++)
            {
                var image = Tensor.FromIndex([1, 1, images.Shape[2], images.Shape[3]],
                    at => at[3] < shift ? 0 : images[n, 0, at[2], at[3] - shift]);
                var scores = network.Call(image).ToArray();
                right += scores.ToList().IndexOf(scores.Max()) == labels[n] ? 1 : 0;
            }

            return right / labels.Length;
        });
        Right("a softmax changes no answer", (network, images, labels, shift) =>
            Share(new Predictor(network).Call(Moved(images, shift)).Softmax(1), labels));
        Wrong("to the left", (network, images, labels, shift) => Of(network, images.Pad(0, 0, 0, shift)[.., .., .., shift..], labels),
            "Your images move to the left");
        Wrong("down", (network, images, labels, shift) =>
            Of(network, images.Pad(Math.Min(shift, images.Shape[2]), 0, 0, 0)[.., .., ..images.Shape[2], ..], labels), "Your images " +
                "move down");
        Wrong("not at all", (network, images, labels, shift) => Of(network, images, labels), "Which of your lines moves them?");
        Wrong("around the edge", (network, images, labels, shift) => Of(network, Tensor.FromIndex(images.Shape, at =>
            images[at[0], at[1], at[2], (at[3] - shift + images.Shape[3]) % images.Shape[3]]), labels), "What is to come in there?");
        Wrong("wider images", (network, images, labels, shift) => Of(network, images.Pad(0, 0, shift, 0), labels), "ShapeException");
        Wrong("with dropout", (network, images, labels, shift) => Share(network.Train().Call(Moved(images, shift)), labels),
            "the network is still in training mode");
        Wrong("in percent", (network, images, labels, shift) => Math.Round(100 * Of(network, Moved(images, shift), labels), 6),
            "what is 100 % then?");
        Wrong("how many", (network, images, labels, shift) => Math.Round(labels.Length * Of(network, Moved(images, shift), labels)),
            "How many of how many is it?");
        Wrong("whole numbers", (network, images, labels, shift) =>
            (int)Math.Round(labels.Length * Of(network, Moved(images, shift), labels)) / labels.Length, "both numbers are whole");
        Wrong("compared with before", (network, images, labels, shift) => Share(new Predictor(network).Call(Moved(images, shift)),
            [.. new Predictor(network).Call(images).ArgMax(1).ToArray().Select(answer => (int)answer)]),
            "what are the answers to be compared with?");
        Wrong("the part that is wrong", (network, images, labels, shift) => 1 - Of(network, Moved(images, shift), labels),
            "What does a network get that knows them all?");
        Wrong("always the first image", (network, images, labels, shift) => Of(network, Moved(images[..1], shift), labels[..1]),
            "The accuracy is right for");
    }

    private static double Of(Layer network, Tensor images, int[] labels) => Share(new Predictor(network).Call(images), labels);

    private static double Share(Tensor scores, int[] labels) =>
        scores.ArgMax(1).ToArray().Zip(labels).Count(pair => pair.First == pair.Second) / (double)labels.Length;

    private static Tensor Moved(Tensor images, int shift) => images.Pad(0, 0, shift, 0)[.., .., .., ..images.Shape[3]];
}
