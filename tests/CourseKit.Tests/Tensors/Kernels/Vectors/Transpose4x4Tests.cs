using System.Runtime.Intrinsics;
using CourseKit.Tensors.Kernels.Vectors;

namespace CourseKit.Tests.Tensors.Kernels.Vectors;

/// <summary>Runs on whatever processor the tests do: its own instructions against the portable code,
/// and both against the indices.</summary>
public sealed class Transpose4x4Tests
{
    private static readonly Vector128<float> A = Vector128.Create(1.5f, -2, 3, 4.25f), B = Vector128.Create(5f, 6.5f, -7, 8);

    [Fact]
    public void Halves_are_interleaved()
    {
        Transpose4x4.Low(A, B).Should().Be(Vector128.Create(1.5f, 5, -2, 6.5f));
        Transpose4x4.High(A, B).Should().Be(Vector128.Create(3f, -7, 4.25f, 8));
        Transpose4x4.PortableLow(A, B).Should().Be(Transpose4x4.Low(A, B));
        Transpose4x4.PortableHigh(A, B).Should().Be(Transpose4x4.High(A, B));
    }

    [Fact]
    public void Rows_become_columns()
    {
        Vector128<float>[] rows = [A, B, Vector128.Create(9f, 10, 11, 12), Vector128.Create(-13f, 14, 15.5f, 16)];
        var (first, second, third, fourth) = Transpose4x4.Of(rows[0], rows[1], rows[2], rows[3]);

        foreach (var (column, k) in new[] { first, second, third, fourth }.Select((column, k) => (column, k)))
        {
            Enumerable.Range(0, 4).Select(row => column[row]).Should().Equal(rows.Select(row => row[k]));
        }
    }
}
