using CourseKit.Exercises.ResidualAndDenseConnections;
using CourseKit.Grading.Kinds;
using CourseKit.Networks.Accounting;
using CourseKit.Networks.Architectures;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class DenseNetMemoryAnswers : AnswerBook<Answers>
{
    private const string New = "block 1, new maps", Joined = "block 1, joined maps", Longer = "12 layers, joined maps",
        Pixels = "from 96 to 224 pixels", Dense = "DenseNet-121, memory to train", Residual = "ResNet-50, memory to train";

    public DenseNetMemoryAnswers()
        : base(new DenseNetMemory())
    {
        Right("with units", Of((New, "2.41 MB"), (Joined, "13.2 MB"), (Longer, 3_264 * 12_544), (Pixels, 49 / 9d)));
        Right("as the summary gives it", Of(
            (Dense, Summary(DenseNet.DenseNet121, 32).Memory.Training), (Residual, Summary(ResNet.ResNet50, 32).Memory.Training)));
        Wrong("the summary of the other network", Of((Dense, Summary(ResNet.ResNet50, 32).Memory.Training)), "That is `resnet50`");
        Wrong("8 bytes a number", Of((New, 4_816_896)), "or a number 8 bytes?");
        Wrong("percent", Of((Pixels, 544.4)), "That is in percent");
        Wrong("with Adam", Of((Dense, Summary(
            DenseNet.DenseNet121, 32, new SummaryOptions { Optimizer = OptimizerState.Adam }).Memory.Training)), "as Adam keeps them");
        Wrong("in place", Of((Residual, Summary(ResNet.ResNet50, 32, new SummaryOptions { InPlace = true }).Memory.Training)),
            "is your summary one with `InPlace = true`?");
        Wrong("one layer", Of((New, 401_408)), "How many layers are there?");
        Wrong("numbers, not bytes", Of((New, 602_112)), "Or do you count numbers in the place of their bytes?");
        Wrong("128 maps for each layer, or 112×112 pixels", Of((New, 4 * 2_408_448)), "Which is it?");
        Wrong("new maps and copies", Of((Joined, 13_246_464 + 2_408_448)), "The new maps are in the copies already");
        Wrong("12 layers' new maps", Of((Longer, 4_816_896)), "each holds the old maps once more", "copy behind layer 10 alone would");
        Wrong("with the first 64 maps", Of((Longer, 41_746_432)), "nobody copies them");
        Wrong("a difference", Of((Pixels, 40_960)), "How many times as much is asked for");
        Wrong("1 less", Of((Pixels, 4.444)), "1 less than the one that is asked for");
        Wrong("with momentum", Of((Dense, 6_359_910_368)), "The question is about SGD without");
        Wrong("one image of 32", Of((Dense, 197_749_842)), "the 32nd part");
        Wrong("DenseNet for ResNet", Of((Residual, 6_327_994_944)), "That is `densenet121`");
        Wrong("with the block's input", Of((New, 256 * 12_544)), "are not new");
        Wrong("6 for the growth rate", Of((New, 36 * 12_544)), "6 is the number of layers");
        Wrong("the last copy alone", Of((Joined, 256 * 12_544)), "how many bytes have all six?");
        Wrong("what comes into the layers", Of((Joined, 864 * 12_544)), "What is copied behind them?");
        Wrong("the third copy forgotten", Of((Joined, (1_056 - 160) * 12_544)), "Add these up for l = 1 to 6", "the copy behind");
        Wrong("twice the layers, twice the bytes", Of((Longer, 2 * 1_056 * 12_544)), "Twice the layers, twice the bytes?");
        Wrong("one axis", Of((Pixels, 2.333)), "That is one axis");
        Wrong("parameters alone", Of((Dense, "31.9 MB")), "What else is in memory while a network learns?");
        Wrong("one image", Of((Residual, Summary(ResNet.ResNet50, 1).Memory.Training.Value)), "That is for a batch of one image");
        Wrong("the peak of a prediction", Of((Dense, Summary(DenseNet.DenseNet121, 32).Memory.InferencePeak.Value)), "That is a " +
            "prediction");
        Wrong("a mean of 64 and 256 maps", Of((Joined, 6 * (64 + 256) / 2 * 12_544)), "Or do you take six times a mean");
        Wrong("a mean of 64 and 192 maps", Of((Joined, (64 + 192) * 6 / 2 * 12_544)), "Add these up for l = 1 to 6", "the copy behind");
        Wrong("a mean of 64 and 448 maps", Of((Longer, 12 * (64 + 448) / 2 * 12_544)),
            "Do you take twelve times a mean", "the copy behind");
        Wrong("copies that stop growing", Of((Longer, (1_056 + (6 * 256)) * 12_544)), "Add these up for l = 1 to 12", "the copy behind");
        Wrong("the last copy forgotten", Of((Longer, (3_264 - 448) * 12_544)), "as much as the copy behind layer 12 would add");
        Wrong("the memory to train, for activations", Of((Pixels, 5.20876)), "Weights and gradients are among them");
        Wrong("the memory to train with one image", Of((Pixels, 2.59585)), "Weights and gradients are among them");
        Wrong("rounded on the way", Of((Pixels, 5.29)), "Keep all digits until the end");
        Wrong("MB for GB", Of((Dense, "6.328 MB")), "G is 10⁹");
        Wrong("the smaller divided by the larger", Of((Pixels, 0.18)),
            "the pixels of the smaller image divided by the pixels of the larger image", "those of the smaller");
        Wrong("three axes", Of((Pixels, 12.7)), "A map has two axes");
        Wrong("the batch counted", Of((Pixels, 174.2)), "The images of a batch");
        Wrong("the bytes counted", Of((Pixels, 21.78)), "the bytes of a number");
        Wrong("a whole-number division, one axis", Of((Pixels, 224 / 96)), "Write `224.0 / 96`");
        Wrong("a whole-number division, squared", Of((Pixels, Math.Pow(224 / 96, 2))), "Write `224.0 / 96`");
        Wrong("pixels divided as whole numbers", Of((Pixels, 224 * 224 / (96 * 96))), "`/` between two whole numbers drops the fraction");
        Wrong("twice one axis", Of((Pixels, 4.667)), "That is twice the factor of one axis");
        Wrong("the root of one axis", Of((Pixels, 1.528)), "That is the root of 224/96");
        Wrong("times the colors", Of((Pixels, 16.33)), "the colors of a pixel");
        Wrong("an `int` that has overflowed", Of((Dense, unchecked(32 * 25_557_032 * 4))), "An `int` ends at 2,147,483,647");
        Wrong("a product beyond the `int`", Of((Longer, -1_674_575_872)), "An `int` ends at 2,147,483,647");
        Wrong("GB for MB", Of((New, "2.41 GB")), "It is a thousand times as much");
        Wrong("MB for kB", Of((New, "2408 MB")), "It is a thousand times as much");
        Wrong("GB for MB of the whole", Of((Dense, "6328 GB")), "It is a thousand times as much");
        Wrong("MiB for MB, rounded", Of((Joined, "13.2 MiB")), "It is right in MB");
        Wrong("one row of each map", Of((Joined, 1_056 * 56 * 4)), "How many rows of 56 pixels has a map?");
        Wrong("192 new maps in each copy", Of((Joined, 6 * 192 * 12_544)), "has each of your copies 192 maps");
        Wrong("three times the six copies", Of((Longer, 3 * 13_246_464)), "Or do you take three times the six copies");
        Wrong("DenseNet-161", Of((Dense, Summary(DenseNet.DenseNet161, 32).Memory.Training)), "That is `densenet161`");
        Wrong("32 times one image", Of((Dense, 32d * Summary(DenseNet.DenseNet121, 1).Memory.Training.Value)),
            "Weights and gradients are there once");
        Wrong("copies of another block", Of((Joined, 5_000_000)), "Add these up for l = 1 to 6");
    }

    private static Answers Of(params (string Name, GivenNumber? Value)[] given)
    {
        var answer = new Answers
        {
            [New] = 2_408_448,
            [Joined] = 13_246_464,
            [Longer] = 40_943_616,
            [Pixels] = 5.44,
            [Dense] = Summary(DenseNet.DenseNet121, 32).Memory.Training.Value,
            [Residual] = Summary(ResNet.ResNet50, 32).Memory.Training.Value,
        };
        foreach (var (name, value) in given)
        {
            answer[name] = value;
        }

        return answer;
    }

    private static Summary Summary(Architecture network, int batch, SummaryOptions? options = null) =>
        network.Network().Summarize([batch, 3, 224, 224], options);
}
