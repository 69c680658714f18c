using CourseKit.Networks.Prediction;

namespace CourseKit.Exercises.Training;

public sealed class AccuracyWhenShifted() : PropertyExercise<Func<Layer, Tensor, int[], int, double>>(
    "04-training/accuracy-when-shifted", "Accuracy on shifted images")
{
    /// <summary>The shift that answers are watched with.</summary>
    private const int WatchedShift = 2;

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
        new("left as wide as they become", (network, images, labels, shift) => Right(network, images.Pad(0, 0, shift, 0), labels),
            "Your images become wider by `shift` columns, and the network takes them as wide as they were. Which columns drop out?")
        {
            Shows = answer => Watch(answer, Images(7)).Inputs.All(input => input.Shape[3] == 7 + WatchedShift),
        },
        new("the edge repeated", (network, images, labels, shift) => Right(network, Tensor.Concat(3,
                [.. Enumerable.Repeat(images[.., .., .., ..1], shift), images[.., .., .., ..(images.Shape[3] - shift)]]), labels),
            "Your first columns repeat the edge of the image. What is to come in there?"),
        new("wrapped around", (network, images, labels, shift) => Right(network, Tensor.Concat(3,
                images[.., .., .., (images.Shape[3] - shift)..], images[.., .., .., ..(images.Shape[3] - shift)]), labels),
            "The columns that drop out at the right come in again at the left. What is to come in there?"),
        new("the first columns blanked", (network, images, labels, shift) => Right(network, Tensor.FromIndex(images.Shape,
                at => at[3] < shift ? 0 : images[at]), labels),
            "The first columns are zeros, and all others stay where they were. Which column of the image is column `shift` now?"),
        new("28 columns", (network, images, labels, shift) =>
                Right(network, images.Pad(0, 0, shift, 0)[.., .., .., ..28], labels),
            "These images do not have 28 columns. Where do you read how many there are?")
        {
            Shows = answer => Refuses(answer, Images(7)) && !Refuses(answer, Images(28)),
        },
        new("how much accuracy is lost", (network, images, labels, shift) =>
                Right(network, images, labels) - Right(network, Shifted(images, shift), labels),
            "You return by how much the accuracy falls. How large is it for the shifted images themselves?"),
        new("how much accuracy is left", (network, images, labels, shift) =>
                Right(network, Shifted(images, shift), labels) / Right(network, images, labels),
            "You divide by the accuracy without a shift. By how many are the right answers to be divided?"),
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

    /// <summary>Returns what is wrong with the images that an answer hands to the network, or that nothing is.</summary>
    protected override string? Diagnose(Func<Layer, Tensor, int[], int, double> answer)
    {
        var images = Images(7);
        var watched = Watch(answer, images);
        var (count, sizes) = (watched.Inputs.Sum(input => input.Shape[0]), watched.Inputs.Select(input => input.Shape).ToList());
        return sizes.Count == 0 ? "Your function does not ask the network. Which of your lines calls it, with which images?"
            : sizes.Find(size => size.Rank != 4 || size[2] != 5 || size[3] != 7) is { Rank: > 0 } other
                ? $"For images [60, 1, 5, 7] the network gets {other}. Shifted images are as large as before: which columns drop out, " +
                    "and at which side do as many come in?"
            : count != 60 ? count < 60 ? $"The network gets {count} of 60 images. What of the others?"
                : $"The network gets {count} images, where there are 60. With which of them is it to be measured?"
            : Changed(images, watched.Inputs) ?? Displaced(images, watched.Inputs, WatchedShift)
                ?? (sizes.Count > 1 && sizes.DistinctBy(size => size[0]).Count() > 1
                ? "The network gets all images, and rightly shifted, in batches of which the last is smaller. Does an image in it count " +
                    "as much as any other? How many right answers are there in all?"
                : "The network gets the right images. What do you make of its scores: which class is the answer to an image, with what " +
                    "do you compare it, and by what do you divide?");
    }

    private static Tensor Images(int columns) => new Generator(4).Uniform([60, 1, 5, columns]) + 0.1f;

    private static Watched Watch(Func<Layer, Tensor, int[], int, double> answer, Tensor images)
    {
        var watched = new Watched();
        answer(watched, images.Detach(), [.. Enumerable.Range(0, 60).Select(index => index % 4)], WatchedShift);
        return watched;
    }

    private static bool Refuses(Func<Layer, Tensor, int[], int, double> answer, Tensor images)
    {
        try
        {
            Watch(answer, images);
            return false;
        }
        catch (ShapeException)
        {
            return true;
        }
    }

    /// <summary>Returns that the network gets numbers which no image has, in a sentence; null where it does not.</summary>
    private static string? Changed(Tensor images, IReadOnlyList<Tensor> inputs)
    {
        var own = images.ToArray().ToHashSet();
        float[] given = [.. inputs.SelectMany(input => input.ToArray()).Where(number => number != 0)];
        return given.Length > 0 && given.Count(own.Contains) > given.Length / 2 ? null
            : FormattableString.Invariant($"Your images have numbers from {images.Min().Item():0.##} to {images.Max().Item():0.##}, and ") +
                FormattableString.Invariant($"the network gets some from {given.DefaultIfEmpty().Min():0.##} to ") +
                FormattableString.Invariant($"{given.DefaultIfEmpty().Max():0.##}. A shift moves numbers: which of your lines changes ") +
                "them?";
    }

    private static string? Displaced(Tensor images, IReadOnlyList<Tensor> inputs, int shift)
    {
        var seen = inputs.SelectMany(input => Enumerable.Range(0, input.Shape[0]).Select(index => input[index..(index + 1)]))
            .First(image => image.Max().Item() > 0);
        var (rows, columns) = (from down in Enumerable.Range(-4, 9)
                               from right in Enumerable.Range(-6, 13)
                               select (down, right)).MaxBy(by => Enumerable.Range(0, 35).Count(at => Agrees(at / 7, at % 7, by)));
        return (rows, columns) != (0, shift)
                ? $"With `shift` = {shift} your images move {Columns(columns)}{Rows(rows)}. By how much, and to which side, should they?"
            : Enumerable.Range(0, 5 * shift).Any(at => seen[0, 0, at / shift, at % shift] != 0)
                ? "Your images move as they should, but the columns that come in at the left are not 0. What do you fill them with?"
            : null;

        bool Agrees(int row, int column, (int Rows, int Columns) by) =>
            row - by.Rows is >= 0 and < 5 && column - by.Columns is >= 0 and < 7
                && seen[0, 0, row, column] == images[0, 0, row - by.Rows, column - by.Columns];
    }

    private static string Columns(int count) => count == 0 ? "by no column"
        : $"by {Math.Abs(count)} {(Math.Abs(count) == 1 ? "column" : "columns")} to the {(count > 0 ? "right" : "left")}";

    private static string Rows(int count) => count == 0 ? string.Empty
        : $", and {Math.Abs(count)} {(Math.Abs(count) == 1 ? "row" : "rows")} {(count > 0 ? "down" : "up")}";

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

    /// <summary>Network that takes images of any size, and keeps what it is given.</summary>
    private sealed class Watched : Layer
    {
        public List<Tensor> Inputs { get; } = [];

        public override Shape Infer(Shape input) => [input[0], 4];

        protected override Tensor Forward(Tensor x)
        {
            Inputs.Add(x.Detach());
            return Tensor.FromIndex([x.Shape[0], 4], at => at[1] == at[0] % 4 ? 1 : 0);
        }
    }
}
