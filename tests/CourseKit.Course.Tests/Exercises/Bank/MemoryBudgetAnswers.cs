using CourseKit.Exercises.ShapesAndCost;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class MemoryBudgetAnswers : AnswerBook<Answers>
{
    private const double Predict = 12_613_600, Train = 565_613_600;

    public MemoryBudgetAnswers()
        : base(new MemoryBudget())
    {
        Right("the book's rounded sum", Of(903_400, 6e6, 3e6, 1.52e6, Predict, 564.6e6));
        Right("image by image", Of(2800 + 180_200 + 720_400, 6e6, 3e6, 1.52e6, 9e6 + 3_613_600, (50 * 11.24e6) + 3_613_600));
        Right("in MB", Written("12.6 MB", "565.6 MB"));
        Wrong("cut off", Written("12 MB", "565.6 MB"), "rounded too much or on the way", "right in MiB");
        Wrong("MiB called MB", Written("12.03 MB", "565.6 MB"), "It is right in MiB", "three quarters");
        Wrong("gradients, in MB", Written("12.6 MB", "569 MB"), "are left out here", "rounded");
        Wrong("training in MiB called MB", Written("12.6 MB", "539.4 MB"), "It is right in MiB", "3 channels");
        Wrong("parameters not in bytes", Of(903_400, 6e6, 3e6, 1.52e6, Predict, 562_903_400), "how many bytes are they?", "What else");
        Wrong("images not in bytes", Of(903_400, 6e6, 3e6, 1.52e6, Predict, 538_613_600), "3·200·300 numbers", "537.7");
        Wrong("without biases", Of(902_700, 6e6, 3e6, 1.52e6, 12_610_800, 565_610_800), "What else does each of the 700 filters have?");
        Wrong("floor", Of(903_400, 6e6, 3e6, 1.48e6, Predict, 563_613_600), "Is that 37?");
        Wrong("counted twice", Of(903_400, 6e6, 3e6, 1.52e6, 18_613_600, Train), "which two numbers are added?");
        Wrong("all layers", Of(903_400, 6e6, 3e6, 1.52e6, 14_133_600, Train), "does anything still read the output of layer 1?");
        Wrong("without parameters", Of(903_400, 6e6, 3e6, 1.52e6, 9e6, 562e6), "What else must be in memory");
        Wrong("parameters for each image", Of(903_400, 6e6, 3e6, 1.52e6, Predict, 562e6 + (50 * 3_613_600d)),
            "How often are they in memory?");
        Wrong("activations forgotten", Of(903_400, 6e6, 3e6, 1.52e6, Predict, 36e6 + 3_613_600),
            "itself and the outputs of all three layers");
        Wrong("with gradients", Of(903_400, 6e6, 3e6, 1.52e6, Predict, Train + 3_613_600), "the question says");
        Wrong("without images", Of(903_400, 6e6, 3e6, 1.52e6, Predict, 529_613_600), "The first layer needs all 50 images again");
        Wrong("values", Of(903_400, 1.5e6, 750_000, 380_000, Predict, Train), "How many bytes has each?");
        Wrong("megabytes", Of(903_400, 6, 3, 1.52, 12.6, 565.6), "how many are a megabyte?");
        Wrong("MiB", Of(903_400, 6e6, 3e6, 1.52e6, Predict, 537.7e6), "rounded to 10 and multiplied by 50");
        Wrong("at stride 1", Of(903_400, 24e6, 48e6, 96e6, Predict, Train), "With a stride of 2, how many rows");
        Wrong("in double precision", Of(903_400, 12e6, 6e6, 3.04e6, 2 * Predict, 2 * Train), "how many bytes has a number?");
        Wrong("with gradients, rounded", Written("12.6 MB", "569.2 MB"), "Gradients and the optimizer's state are left out here");
        Wrong("counted twice, rounded", Written("18.6 MB", "565.6 MB"), "which two numbers are added?");
        Wrong("guessed", Of(903_400, 6e6, 3e6, 1.52e6, 20e6, Train), "layers 1 and 2 are in memory while layer 2 is computed", "Hint");
    }

    private static Answers Written(string predict, string train)
    {
        var answer = Of(903_400, 6e6, 3e6, 1.52e6, 0, 0);
        (answer["to predict"], answer["to train"]) = (predict, train);
        return answer;
    }

    private static Answers Of(double parameters, double first, double second, double third, double predict, double train) => new()
    {
        ["parameters"] = parameters,
        ["output of layer 1"] = first,
        ["output of layer 2"] = second,
        ["output of layer 3"] = third,
        ["to predict"] = predict,
        ["to train"] = train,
    };
}
