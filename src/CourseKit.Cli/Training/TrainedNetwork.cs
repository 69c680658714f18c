using CourseKit.Networks;
using CourseKit.Networks.Architectures;
using CourseKit.Networks.Training;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;
using CourseKit.Vision.Datasets;

namespace CourseKit.Cli.Training;

/// <summary>Networks that commands train, and find again in files.</summary>
internal static class TrainedNetwork
{
    /// <summary>Returns the file of an architecture trained on a set, where no other is named.</summary>
    public static string FileOf(Architecture architecture, TrainingData data) => $"{architecture.Name}-{data.Name}.ckpt";

    /// <summary>Makes a network with as many classes as a set has, built for its images.</summary>
    /// <exception cref="ArgumentException">It does not take such images, or does not tell classes.</exception>
    public static Layer Build(Architecture architecture, IDataset set, Generator? random)
    {
        var (network, classes) = (architecture.Network(set.ClassNames.Count), set.ClassNames.Count);
        Shape input = [1, .. set[0].Image.Shape];
        return network.Infer(input) is var scores && scores == [1, classes]
            ? network.Build(input, random)
            : throw new ArgumentException($"A network to be trained on {set.Name} gives {classes} scores for an image. Received: "
                + $"{architecture.Name}, which gives {scores}.");
    }

    /// <summary>Returns the architecture that a checkpoint was written of.</summary>
    /// <exception cref="ArgumentException">No architecture of the course is that network, with as many classes as the set.</exception>
    public static Architecture ArchitectureOf(Checkpoint checkpoint, TrainingData data, string file) =>
        Architecture.All.FirstOrDefault(one => $"{one.Network(data.Classes)}" == checkpoint.Network)
        ?? throw new ArgumentException("A file to be measured was trained as an architecture of the course, with the "
            + $"{data.Classes} classes of {data.Name}. Received: {file}, of another network. «coursekit architectures» lists all.");
}
