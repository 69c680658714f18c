using Function = System.Func<CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor, CourseKit.Tensors.Tensor>;

namespace CourseKit.Exercises.EfficientArchitectures;

/// <summary>Trial of squeeze and excitation on two images of three maps, in which nothing is 0 and no two factors are alike: so the pixels
/// of a result tell which of them were written, and which factor each of them got.</summary>
internal sealed class RecalibrationProbe
{
    private const float Precision = 1e-3f;

    private static readonly Tensor First = [[0.5f, 0.25f, 0.75f], [0.25f, 0.5f, -0.125f]],
        Second = [[0.5f, -0.25f], [0.25f, 0.5f], [-0.125f, 0.75f]];

    private static readonly Tensor Maps = Tensor.FromIndex([2, 3, 2, 4], at =>
        1 + (0.6 * at[0]) + (0.75 * (1 + at[0]) * (at[1] switch { 0 => 0.5, 1 => 1.75, _ => -0.25 }))
            + (0.25 * (((5 * at[2]) + (3 * at[3]) + (2 * at[1])) % 7)));

    private static readonly IReadOnlyList<(int Axis, string Name)> Axes = [(0, "image"), (1, "map"), (3, "column"), (2, "row")];

    private readonly Function right;

    private readonly Tensor expected, result;

    private RecalibrationProbe(Function right, Function answer)
    {
        this.right = right;
        expected = right(Maps, First, Second);
        result = answer(Maps.Detach(), First.Detach(), Second.Detach()).Detach();
    }

    /// <summary>Returns what the pixels of a result tell of an answer; null where they tell nothing.</summary>
    public static string? Objection(Function right, Function answer) =>
        new RecalibrationProbe(right, answer) is { result.Shape: var shape } probe && shape == Maps.Shape
            ? probe.Unwritten() ?? probe.AddedUp() ?? probe.Displaced() ?? probe.LeftOut() ?? probe.Shares() : null;

    private string? Unwritten() => Axes
        .Select(axis => (axis.Name, Count: Maps.Shape[axis.Axis], At: Enumerable.Range(0, Maps.Shape[axis.Axis])
            .Where(at => result.Select(axis.Axis, at).ToArray().All(value => value == 0)).ToList()))
        .Where(empty => empty.At.Count > 0 && empty.At.Count < empty.Count)
        .Select(empty => $"With two images of three maps of 2×4 pixels, your result is 0 everywhere in {empty.Name}"
            + $"{(empty.At.Count > 1 ? "s" : null)} {string.Join(" and ", empty.At)}, counted from 0. Which indices does your code write "
            + "to, and which not?")
        .FirstOrDefault();

    private string? AddedUp() => Enumerable.Range(0, Maps.Shape[1])
        .All(map => AreClose(expected.Sum(1), result.Select(1, map)))
            ? "All maps of an image are alike in your result: it is the sum of the weighed maps. Each map stays a map of its own, times " +
                "its factor. Which axis do you add up over?"
            : null;

    /// <summary>Returns what is to be said of right factors that other maps, or pixels of other maps, got.</summary>
    private string? Displaced()
    {
        var got = (result / Maps).ToArray().Select(Place).ToList();
        var pixels = Maps.Shape[2] * Maps.Shape[3];
        if (got.Any(place => place < 0) || AreClose(expected, result))
        {
            return null;
        }

        var maps = got.Chunk(pixels).ToList();
        return maps.Any(places => places.Distinct().Count() > 1)
            ? "Each pixel of your result got one of the right factors, but the pixels of one map got those of several maps. `Reshape` " +
                "leaves numbers in their row: does your code bring the maps into a shape in which they no longer stand apart?"
            : maps.Chunk(Maps.Shape[1]).All(image => image.Select(places => places[0]).Distinct().Count() == 1)
            ? $"All maps of an image get one and the same factor, in image 0 that of {Name(maps[0][0])}. How many factors does the " +
                "second dense layer give, and does each of them go to its map?"
            : $"Your factors are right, but not in their places: {string.Join(", ", maps.Index()
                .Where(map => map.Item[0] != map.Index).Take(Maps.Shape[1])
                .Select(map => $"{Name(map.Index)} gets the factor of {Name(map.Item[0])}"))}. By which indices, or in which order, does " +
                "your code take them?";
    }

    /// <summary>Returns what is to be said of a hidden number, or of a mean, that has no part in the result.</summary>
    private string? LeftOut() => Enumerable.Range(0, First.Shape[0])
        .Where(hidden => AreClose(right(Maps, Without(0, hidden), Second), result))
        .Select(hidden => $"With two hidden numbers, your result is the same whatever hidden number {hidden} is, counted from 0. How " +
            "many products does the second dense layer add up for a score?")
        .Concat(Enumerable.Range(0, First.Shape[1])
            .Where(map => AreClose(right(Maps, Without(1, map), Second), result))
            .Select(map => $"With three maps, your factors are the same whatever the mean of map {map} is, counted from 0. How many " +
                "products does the first dense layer add up for a hidden number?"))
        .FirstOrDefault();

    private string? Shares() => Enumerable.Range(0, Maps.Shape[0])
        .All(image => Math.Abs((result / Maps).Select(0, image).Mean(2).Mean(1).Sum().Item() - 1) < Precision)
            ? "Your factors of an image add up to 1: a softmax gives such, and so does a division by their sum. Which function makes a " +
                "number from 0 to 1 of any score, whatever the others are?" + OfSums()
            : null;

    /// <summary>A sentence on factors that are the softmax of what comes of the sums of maps, and not of their means; nothing for
    /// others.</summary>
    private string? OfSums()
    {
        var factors = expected / Maps;
        var scores = (factors / (1 - factors)).Log();
        return AreClose((scores * (Maps.Shape[2] * Maps.Shape[3])).Softmax(1), result / Maps)
            ? " And your scores are those of the sums of the maps. By how many numbers is a mean divided?" : null;
    }

    /// <summary>Returns the number of the map, over all images, whose factor a number is; −1 for none.</summary>
    private int Place(float factor)
    {
        var factors = (expected / Maps).Select(3, 0).Select(2, 0).ToArray();
        return Array.FindIndex(factors, one => Math.Abs(one - factor) < Precision);
    }

    private static string Name(int map) => $"map {map % Maps.Shape[1]} of image {map / Maps.Shape[1]}";

    private static Tensor Without(int axis, int index) =>
        First * Tensor.FromIndex(First.Shape, at => at[axis] == index ? 0 : 1);

    private static bool AreClose(Tensor one, Tensor other) => (one - other).Abs().Max().Item() < Precision;
}
