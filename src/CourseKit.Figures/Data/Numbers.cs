using System.Collections;
using System.Runtime.CompilerServices;

namespace CourseKit.Figures.Data;

/// <summary>Numbers to plot, converted from an array or a list of double, float or int, a tensor [n], or <c>[1, 2, 3]</c>.</summary>
[CollectionBuilder(typeof(Numbers), nameof(Of))]
public readonly struct Numbers : IReadOnlyList<double>
{
    private readonly double[]? values;

    private Numbers(double[] values) => this.values = values;

    /// <inheritdoc/>
    public int Count => values?.Length ?? 0;

    /// <inheritdoc/>
    public double this[int index] => (values ?? [])[index];

    /// <summary>Returns the numbers of a collection expression.</summary>
    public static Numbers Of(ReadOnlySpan<double> values) => new([.. values]);

    /// <summary>Returns the values of an array.</summary>
    public static implicit operator Numbers(double[] values) => Of(values);

    /// <summary>Returns the values of an array.</summary>
    public static implicit operator Numbers(float[] values) => [.. values];

    /// <summary>Returns the values of an array.</summary>
    public static implicit operator Numbers(int[] values) => [.. values];

    /// <summary>Returns the values of a list.</summary>
    public static implicit operator Numbers(List<double> values) => [.. values];

    /// <summary>Returns the values of a list.</summary>
    public static implicit operator Numbers(List<float> values) => [.. values];

    /// <summary>Returns the values of a list.</summary>
    public static implicit operator Numbers(List<int> values) => [.. values];

    /// <summary>Returns the values of a tensor [n].</summary>
    /// <exception cref="ShapeException">The tensor has more than one axis, or none.</exception>
    public static implicit operator Numbers(Tensor values) => values.Shape.Rank == 1
        ? [.. values.ToArray()]
        : throw new ShapeException("A row of numbers is a tensor [n]; Reshape(-1) makes one of any tensor.", $"shape {values.Shape}");

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)(values ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
