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
        Wrong("wider images", (network, images, labels, shift) => Of(network, images.Pad(0, 0, shift, 0), labels),
            "Which columns drop out?");
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
            "The network gets 1 of 60 images");
        Wrong("wider on both sides", (network, images, labels, shift) => Of(network, images.Pad(0, 0, shift, shift), labels),
            "the network gets [60, 1, 5, 11]");
        Wrong("cut off alone", (network, images, labels, shift) => Of(network, images[.., .., .., shift..], labels),
            "the network gets [60, 1, 5, 5]");
        Wrong("28 columns", (network, images, labels, shift) => Of(network, images.Pad(0, 0, shift, 0)[.., .., .., ..28], labels),
            "Where do you read how many there are?");
        Wrong("by four, always", (network, images, labels, shift) => Of(network, Moved(images, 4), labels),
            "With `shift` = 2 your images move by 4 columns to the right");
        Wrong("one further", (network, images, labels, shift) => Of(network, Moved(images, shift + 1), labels),
            "With `shift` = 2 your images move by 3 columns to the right");
        Wrong("up", (network, images, labels, shift) => Of(network, images.Pad(0, shift, 0, 0)[.., .., shift..], labels),
            "your images move by no column, and 2 rows up");
        Wrong("along both axes", (network, images, labels, shift) => Of(network, images.Pad(shift, 0, shift, 0)[.., .., ..images.Shape[2],
            ..images.Shape[3]], labels), "by 2 columns to the right, and 2 rows down");
        Wrong("the edge drawn out", (network, images, labels, shift) => Of(network, Tensor.FromIndex(images.Shape, at =>
            images[at[0], at[1], at[2], Math.Max(0, at[3] - shift)]), labels), "Your first columns repeat the edge");
        Wrong("ones for zeros", (network, images, labels, shift) => Of(network, Tensor.FromIndex(images.Shape, at =>
            at[3] < shift ? 1 : images[at[0], at[1], at[2], at[3] - shift]), labels), "What do you fill them with?");
        Wrong("the first batch", (network, images, labels, shift) => Of(network, Moved(images[..Math.Min(32, labels.Length)], shift),
            labels[..Math.Min(32, labels.Length)]), "The network gets 32 of 60 images");
        Wrong("a mean of means", (network, images, labels, shift) => Enumerable.Range(0, (labels.Length + 31) / 32).Average(part =>
            Math.Min(32 * (part + 1), labels.Length) is var end
                ? Of(network, Moved(images[(32 * part)..end], shift), labels[(32 * part)..end]) : 0),
            "in batches of which the last is smaller");
        Wrong("there and back", (network, images, labels, shift) => (Of(network, Moved(images, shift), labels)
            + Of(network, images.Pad(0, 0, 0, shift)[.., .., .., shift..], labels)) / 2, "The network gets 120 images");
        Wrong("what is lost", (network, images, labels, shift) => Of(network, images, labels) - Of(network, Moved(images, shift), labels),
            "You return by how much the accuracy falls");
        Wrong("what is left of it", (network, images, labels, shift) => Of(network, Moved(images, shift), labels)
            / Of(network, images, labels), "By how many are the right answers to be divided?");
        Wrong("negated", (network, images, labels, shift) => Of(network, Moved(images, shift) * -1, labels),
            "which of your lines changes them?");
        Wrong("the mean probability", (network, images, labels, shift) => new Predictor(network).Call(Moved(images, shift)).Softmax(1) is
            var probabilities ? labels.Index().Average(label => probabilities[label.Index, label.Item]) : 0,
            "The network gets the right images.");
    }

    private static double Of(Layer network, Tensor images, int[] labels) => Share(new Predictor(network).Call(images), labels);

    private static double Share(Tensor scores, int[] labels) =>
        scores.ArgMax(1).ToArray().Zip(labels).Count(pair => pair.First == pair.Second) / (double)labels.Length;

    private static Tensor Moved(Tensor images, int shift) => images.Pad(0, 0, shift, 0)[.., .., .., ..images.Shape[3]];
}
