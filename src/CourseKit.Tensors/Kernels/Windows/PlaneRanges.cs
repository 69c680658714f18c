using CourseKit.Tensors.Execution;

namespace CourseKit.Tensors.Kernels.Windows;

/// <summary>Parallel loops over planes, several small ones at a time.</summary>
internal static class PlaneRanges
{
    private const long OperationsPerPiece = 1 << 16;

    /// <summary>Calls <paramref name="work"/> with ranges (first plane, the one behind the last) that together are all planes.</summary>
    public static void For(int planes, long operationsPerPlane, Action<int, int> work)
    {
        var size = (int)Math.Clamp(OperationsPerPiece / Math.Max(1, operationsPerPlane), 1, Math.Max(1, planes));
        Workers.For((planes + size - 1) / size, piece => work(piece * size, Math.Min(planes, (piece + 1) * size)));
    }
}
