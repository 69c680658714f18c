namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <summary>Order of three results, where each of them is right and stands in another one's place.</summary>
internal static class ResultOrder
{
    private static readonly int[][] Others = [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    /// <summary>Returns whether results are the expected ones in another order.</summary>
    public static bool IsOther(
        (Tensor First, Tensor Second, Tensor Third) expected, (Tensor First, Tensor Second, Tensor Third) received)
    {
        Tensor[] wanted = [expected.First, expected.Second, expected.Third], given = [received.First, received.Second, received.Third];
        return Others.Any(order => order.Index().All(place => Difference.Between(wanted[place.Item], given[place.Index]) is null))
            && wanted.Zip(given).Any(pair => Difference.Between(pair.First, pair.Second) is not null);
    }
}
