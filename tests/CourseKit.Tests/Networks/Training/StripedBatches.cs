using CourseKit.Networks;
using CourseKit.Networks.Blocks;
using CourseKit.Networks.Layers;
using CourseKit.Networks.Training;
using CourseKit.Tensors;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Networks.Training;

/// <summary>Images 7×6 of three classes, a bright row, column or diagonal in noise: others in each epoch, always the same in the same
/// one.</summary>
internal sealed class StripedBatches(int count, int batch = 8, ulong seed = 1) : IBatches
{
    public static readonly Shape Image = [1, 1, 7, 6];

    public int Count => count;

    /// <summary>A small network with all that has a state: normalization, dropout.</summary>
    public static Layer Network(ulong seed = 1) => new Sequential(
        new Conv2d(4, kernel: 3), new BatchNorm2d(), new Relu(), new MaxPool2d(2), new Flatten(), new Dropout(0.2f), new Linear(3))
        .Build(Image, new Generator(seed));

    public IEnumerable<Batch> Epoch(int number)
    {
        var random = new Generator((seed * 1000) + (ulong)number);
        for (var step = 0; step < count; step++)
        {
            var labels = random.Integers([batch], 0, 3);
            var places = random.Integers([batch], 0, 6);
            yield return new Batch(random.Normal([batch, .. Image[1..]], deviation: 0.3) + Tensor.FromIndex([batch, .. Image[1..]], at =>
                labels[at[0]] switch
                {
                    0 => at[2] == (int)places[at[0]],
                    1 => at[3] == (int)places[at[0]],
                    _ => (at[2] + at[3]) % 6 == (int)places[at[0]],
                } ? 1 : 0), labels);
        }
    }

    /// <summary>All numbers of a network, as bits: two trainings are the same only if these are.</summary>
    public static IReadOnlyList<uint> BitsOf(Layer network) =>
        [.. network.Parameters.SelectMany(named => named.Parameter.Value.ToArray()).Select(BitConverter.SingleToUInt32Bits)];
}
