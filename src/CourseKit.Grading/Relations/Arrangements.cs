namespace CourseKit.Grading.Relations;

/// <summary>The expected numbers in another arrangement: transposed, turned, flipped, under another shape.</summary>
internal static class Arrangements
{
    public static IReadOnlyList<GridRelation> All { get; } =
    [
        Matrix("is the expected one, transposed: rows and columns are exchanged", matrix => matrix.Permute([1, 0])),
        Matrix("is the expected one, upside down: its rows are in reverse order", matrix => matrix.Flip([0])),
        Matrix("is the expected one, mirrored: its columns are in reverse order", matrix => matrix.Flip([1])),
        Matrix("is the expected one, turned by 180°: rows and columns are in reverse order", matrix => matrix.Flip([0, 1])),
        Matrix("is the expected one, turned clockwise by 90°", matrix => matrix.Permute([1, 0]).Flip([1])),
        Matrix("is the expected one, turned counterclockwise by 90°", matrix => matrix.Permute([1, 0]).Flip([0])),
        Matrix("is the expected one, mirrored at the other diagonal", matrix => matrix.Permute([1, 0]).Flip([0, 1])),
        GridRelation.Change("is every second row and column of the expected one, as with a stride of 2", EverySecond),
        GridRelation.Change("is the expected one in reverse order", grid => grid.Rank == 1 ? grid.Flip([0]) : null),
        .. Enumerable.Range(0, 4).Select(axis => GridRelation.Change(
            $"is the expected one in reverse order along axis {axis}",
            grid => grid.Rank > 2 && axis < grid.Rank ? grid.Flip([axis]) : null)),
        .. from first in Enumerable.Range(0, 4)
           from second in Enumerable.Range(first + 1, 3 - first)
           select GridRelation.Change(
               $"is the expected one with its axes {first} and {second} exchanged",
               grid => grid.Rank > 2 && second < grid.Rank ? grid.Permute(Exchanged(grid.Rank, first, second)) : null),
        new(samples => samples.All(IsReshaped)
            ? $"has the right numbers in the right order, but in shape {Sizes(samples[0].Received)} instead of {Sizes(samples[0].Expected)}"
            : null),
        GridRelation.Of("has the right numbers, column after column instead of row after row", sample => sample.Expected.Rank == 2
            && sample.Expected.Permute([1, 0]).Reshape(sample.Received.Sizes)?.Agrees(sample.Received) == true),
        GridRelation.Of("has the right numbers down its columns, which should run along its rows", sample => sample.Expected.Rank == 2
            && sample.Expected.Reshape([.. sample.Expected.Sizes.Reverse()])!.Permute([1, 0]).Agrees(sample.Received)),
    ];

    private static GridRelation Matrix(string words, Func<Grid, Grid> change) =>
        GridRelation.Change(words, grid => grid.Rank == 2 ? change(grid) : null);

    /// <summary>Every second place along the last two axes, where that leaves something out of both.</summary>
    private static Grid? EverySecond(Grid grid) => grid.Rank >= 2 && grid.Sizes is [.., > 2, > 2]
        ? grid.Gather([.. grid.Sizes.Select((size, axis) => axis >= grid.Rank - 2 ? (size + 1) / 2 : size)],
            place => [.. place.Select((at, axis) => axis >= grid.Rank - 2 ? 2 * at : at)])
        : null;

    private static bool IsReshaped(GridSample sample) => !sample.Expected.HasSizes(sample.Received.Sizes)
        && sample.Expected.Reshape(sample.Received.Sizes)?.Agrees(sample.Received) == true;

    private static int[] Exchanged(int rank, int first, int second) =>
        [.. Enumerable.Range(0, rank).Select(axis => axis == first ? second : axis == second ? first : axis)];

    private static string Sizes(Grid grid) => $"[{string.Join(", ", grid.Sizes)}]";
}
