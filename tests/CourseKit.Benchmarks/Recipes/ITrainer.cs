using CourseKit.Networks.Training;
using CourseKit.Tensors;

namespace CourseKit.Benchmarks.Recipes;

/// <summary>What trains by a recipe.</summary>
internal interface ITrainer
{
    /// <summary>Gets what makes each of them, by the names that the command line has for engines: of a recipe and the number of its
    /// steps.</summary>
    static IReadOnlyDictionary<string, Func<Recipe, int, ITrainer>> All { get; } = new Dictionary<string, Func<Recipe, int, ITrainer>>
    {
        ["coursekit"] = (recipe, steps) => new CourseKitTrainer(recipe, steps),
        ["torchsharp"] = (recipe, steps) => new TorchSharpTrainer(recipe, steps),
    };

    /// <summary>Learns from a batch, and returns the loss.</summary>
    float Learn(Batch batch);

    /// <summary>Returns the class of each image.</summary>
    IEnumerable<int> Classify(Tensor images);
}
