using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Prediction;

namespace CourseKit.Exercises.Training;

public sealed class AccuracyWhenShifted() : PropertyExercise<Func<Layer, Tensor, int[], int, double>>(
    "04-training/accuracy-when-shifted", "Accuracy on shifted images")
{
    public override string Question =>
        """
        Measure how well a trained network recognizes images that are shifted. The images, [N, 1, H, W], move to the right by `shift`
        columns (0 ≤ shift < W): column j of a shifted image is column j − shift of the image, zeros come in at the left, and the last
        columns drop out. The network gives each image a score for every class; its answer is the class with the highest score. Return
        the part of the images whose answer is their label, from 0 to 1.

        Take a network that answers with the number of the brightest column, and three images of one row, `[0.9, 0, 0.5]`, `[0, 0.7, 0.2]`
        and `[0.2, 0.8, 0.9]`, with the labels 0, 1 and 2. Shifted by 1 they are `[0, 0.9, 0]`, `[0, 0, 0.7]` and `[0, 0.2, 0.8]`, the
        answers 1, 2 and 2, and the result is 1/3. The network is measured as it predicts, in evaluation mode: `network.Eval()` sets it,
        and so does `new Predictor(network)`, whose `Call` is that of the network. `scores.ArgMax(1)` is the place of each row's largest
        number, `images.Pad(0, 0, shift, 0)` puts zeros at the left.
        """;

    public override Answer<Func<Layer, Tensor, int[], int, double>> Reference { get; } = Write((network, images, labels, shift) =>
    {
        var shifted = images.Pad(0, 0, shift, 0)[.., .., .., ..images.Shape[3]];
        var answers = new Predictor(network).Call(shifted).ArgMax(1).ToArray();
        return answers.Zip(labels).Count(pair => pair.First == pair.Second) / (double)labels.Length;
    });

    protected override IEnumerable<Property<Func<Layer, Tensor, int[], int, double>>> Properties(Generator random)
    {
        Tensor rows = [[0.9f, 0, 0.5f], [0, 0.7f, 0.2f], [0.2f, 0.8f, 0.9f]];
        yield return Gives("the three images of the question, shifted by 1", () => BrightestColumn(3), rows.Reshape(3, 1, 1, 3),
            [0, 1, 2], 1);
        var images = random.Uniform([60, 1, 5, 7]);
        var seed = (ulong)random.Integer(1, 1_000_000);
        yield return Gives("60 images of 5×7 pixels that are not shifted", () => Convolutional(seed), images, Labels(seed, images), 0);
        foreach (var shift in new[] { 1, 2, 3 })
        {
            yield return Gives($"60 images of 5×7 pixels, shifted by {shift}", () => Convolutional(seed), images, Labels(seed, images),
                shift);
        }

        yield return Gives("a network with dropout, and 60 images shifted by 1", () => Convolutional(seed, new Dropout(0.8f)), images,
            Labels(seed, images), 1);
    }

    public override IReadOnlyList<Mistake<Func<Layer, Tensor, int[], int, double>>> Mistakes { get; } =
    [
        new("not shifted", (network, images, labels, shift) => Right(network, images, labels),
            "Your result is that of the images as they are. Which of your lines moves them?"),
        new("shifted to the left",
            (network, images, labels, shift) => Right(network, images.Pad(0, 0, 0, shift)[.., .., .., shift..], labels),
            "Your images move to the left. Column j of a shifted image is column j − shift of the image: where does column 0 go?"),
        new("shifted down", (network, images, labels, shift) =>
                Right(network, images.Pad(Math.Min(shift, images.Shape[2]), 0, 0, 0)[.., .., ..images.Shape[2]], labels),
            "Your images move down. Which axis of [N, 1, H, W] counts columns?"),
        new("wrapped around", (network, images, labels, shift) => Right(network, Tensor.Concat(3,
                images[.., .., .., (images.Shape[3] - shift)..], images[.., .., .., ..(images.Shape[3] - shift)]), labels),
            "The columns that drop out at the right come in again at the left. What is to come in there?"),
        new("the first columns blanked", (network, images, labels, shift) => Right(network, Tensor.FromIndex(images.Shape,
                at => at[3] < shift ? 0 : images[at]), labels),
            "The first columns are zeros, and all others stay where they were. Which column of the image is column `shift` now?"),
        new("in training mode", (network, images, labels, shift) =>
                Share(network.Call(Shifted(images, shift)), labels),
            "Without dropout your results are right. With it, the network is still in training mode: dropout throws numbers away, and " +
                "your result is another one each time. What sets evaluation mode?")
        {
            Shows = answer => Agrees(answer, new Identity()) && !Agrees(answer, new Dropout(0.8f)),
        },
        new("answers that stay", (network, images, labels, shift) =>
                Share(new Predictor(network).Call(Shifted(images, shift)), Answers(network, images)),
            "You count the images whose answer stays as it was before the shift. A wrong answer may stay wrong: what are the answers " +
                "to be compared with?"),
        new("the lowest score", (network, images, labels, shift) => Share(-new Predictor(network).Call(Shifted(images, shift)), labels),
            "You take the class with the lowest score. Is a loss low for the right class, or a score?"),
        new("the errors", (network, images, labels, shift) => 1 - Right(network, Shifted(images, shift), labels),
            "You count the images that are not recognized. What does a network get that knows them all?"),
        new("the number of images", (network, images, labels, shift) =>
                Math.Round(Right(network, Shifted(images, shift), labels) * labels.Length),
            "You return how many images are recognized. How many of how many is it?"),
        new("in percent", (network, images, labels, shift) => 100 * Right(network, Shifted(images, shift), labels),
            "Your results go up to 100. From 0 to 1: what is 100 % then?"),
        new("whole numbers divided", (network, images, labels, shift) => Math.Floor(Right(network, Shifted(images, shift), labels)),
            "Your result is 0 unless all images are recognized. `20 / 60` is 0 in C#, where both numbers are whole: which of them " +
                "could be a `double`?"),
    ];

    public override IReadOnlyList<string> Hints =>
    [
        "Three steps: shift the images, let the network answer, compare with the labels. Look at the shape after each.",
        "`images.Pad(0, 0, shift, 0)[.., .., .., ..W]` shifts them all at once, and `new Predictor(network).Call(shifted).ArgMax(1)` " +
            "are the answers.",
        "`answers.ToArray().Zip(labels).Count(pair => pair.First == pair.Second)` counts the right ones; divide by how many there are, " +
            "as `double`.",
    ];

    public override string Explanation =>
        "With this function you can ask any network how much a shift disturbs it, and not only hope that it does not. It is the accuracy " +
            "that a shift costs which matters: a network may give other scores, as long as the right one remains the highest.";

    private static Property<Func<Layer, Tensor, int[], int, double>> Gives(
        string what, Func<Layer> network, Tensor images, int[] labels, int shift)
    {
        var expected = Right(network(), Shifted(images, shift), labels);
        return new($"The accuracy is right for {what}", answer =>
            answer(network(), images, labels, shift) is var accuracy && Math.Abs(accuracy - expected) < 1e-4
                ? (true, accuracy) : (false, accuracy))
        {
            Expected = expected,
            Inputs = [("images", images), ("labels", labels), ("shift", shift)],
        };
    }

    /// <summary>Returns whether an answer is right for a network with such a layer in its middle.</summary>
    private static bool Agrees(Func<Layer, Tensor, int[], int, double> answer, Layer middle)
    {
        var images = new Generator(3).Uniform([60, 1, 5, 7]);
        var labels = Labels(2, images);
        return new[] { 0, 1, 2 }.All(shift => Math.Abs(answer(Convolutional(2, middle), images.Detach(), labels, shift)
            - Right(Convolutional(2), Shifted(images, shift), labels)) < 1e-4);
    }

    private static double Right(Layer network, Tensor images, int[] labels) => Share(new Predictor(network).Call(images), labels);

    private static double Share(Tensor scores, int[] labels) =>
        scores.ArgMax(1).ToArray().Zip(labels).Count(pair => pair.First == pair.Second) / (double)labels.Length;

    private static int[] Answers(Layer network, Tensor images) =>
        [.. new Predictor(network).Call(images).ArgMax(1).ToArray().Select(answer => (int)answer)];

    private static Tensor Shifted(Tensor images, int shift) => images.Pad(0, 0, shift, 0)[.., .., .., ..images.Shape[3]];

    /// <summary>Labels that a network gives most of the images, so that it recognizes three in four.</summary>
    private static int[] Labels(ulong seed, Tensor images) =>
        [.. Answers(Convolutional(seed), images).Index().Select(at => at.Index % 4 == 3 ? (at.Item + 1) % 4 : at.Item)];

    private static Layer BrightestColumn(int columns)
    {
        var network = new Sequential(new Flatten(), new Linear(columns)).Build([1, 1, 1, columns]);
        network.Parameters.First().Parameter.Set(Tensor.FromIndex([columns, columns], at => at[0] == at[1] ? 1 : 0));
        return network;
    }

    private static Layer Convolutional(ulong seed, Layer? middle = null) => new Sequential(
        new Conv2d(6, kernel: 3, padding: 1), new Relu(), middle ?? new Identity(), new Flatten(), new Linear(4))
        .Build([1, 1, 5, 7], new Generator(seed));
}
