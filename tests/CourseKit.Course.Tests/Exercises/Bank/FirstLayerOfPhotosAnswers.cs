using CourseKit.Exercises.ShapesAndCost;
using CourseKit.Grading.Kinds;

namespace CourseKit.Course.Tests.Exercises.Bank;

public sealed class FirstLayerOfPhotosAnswers : AnswerBook<Answers>
{
    public FirstLayerOfPhotosAnswers()
        : base(new FirstLayerOfPhotos())
    {
        Right("in powers of ten", Of(1.52e4, 2.25e8, 1.2e7, 1.2e9, 6.75e8, 1.35e11));
        Wrong("without biases", Of(15_000, 225e6, 12e6, 1.2e9, 675e6, 135e9), "What else does each filter have?");
        Wrong("without channels", Of(5200, 75e6, 12e6, 1.2e9, 225e6, 45e9), "How many weights has it then?");
        Wrong("products without channels", Of(15_200, 75e6, 12e6, 1.2e9, 675e6, 135e9), "How many products has one output?");
        Wrong("bits", Of(15_200, 225e6, 96e6, 9.6e9, 675e6, 135e9), "A float32 has 32 bits");
        Wrong("megabytes", Of(15_200, 225e6, 12, 1200, 675e6, 135e9), "how many are a megabyte?");
        Wrong("a batch shares its maps", Of(15_200, 225e6, 12e6, 12e6, 675e6, 135e9), "Are the maps that come out of them, too?");
        Wrong("parameters for each image", Of(15_200, 225e6, 12e6, 1_206_080_000, 675e6, 135e9), "All images share the parameters");
        Wrong("the slip of the text", Of(15_200, 225e6, 12e6, 1.2e9, 75e6, 15e9), "Did you read 50×100?");
        Wrong("a dense layer without channels", Of(15_200, 225e6, 12e6, 1.2e9, 225e6, 45e9), "each pixel has 3 channels");
        Wrong("a dense layer of one map", Of(15_200, 225e6, 12e6, 1.2e9, 675e6, 675e6), "All 200 have weights of their own");
        Wrong("floating-point operations", Of(15_200, 450e6, 12e6, 1.2e9, 675e6, 135e9), "Did you count the additions too?");
        Wrong("GiB", Of(15_200, 225e6, 12e6, 1.2 * (1 << 30), 675e6, 135e9), "2²⁰ and 2³⁰ are a MiB and a GiB");
        Wrong("MiB", Of(15_200, 225e6, "12 MiB", 1.2e9, 675e6, 135e9), "2²⁰ bytes are a MiB", "rounded");
        Wrong("GiB by its name", Of(15_200, 225e6, "12 MB", "1.2 GiB", 675e6, 135e9), "It is right in GB.", "rounded");
        Wrong("guessed", Of(15_200, 225e6, 10e6, 1.2e9, 675e6, 135e9), "each value has 4 bytes", "Hint");
        Wrong("not shared", Of(15_000d * 15_000, 225e6, 12e6, 1.2e9, 675e6, 135e9), "others at each place of the photo?");
    }

    private static Answers Of(
        double parameters, double multiplications, GivenNumber? image, GivenNumber? batch, double map, double layer) => new()
        {
            ["parameters"] = parameters,
            ["multiplications"] = multiplications,
            ["output of one image"] = image,
            ["output of 100 images"] = batch,
            ["weights of a dense map"] = map,
            ["weights of a dense layer"] = layer,
        };
}
