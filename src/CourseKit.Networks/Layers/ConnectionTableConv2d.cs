using CourseKit.Networks.Costs;
using CourseKit.Networks.Initialization;
using CourseKit.Tensors;

namespace CourseKit.Networks.Layers;

/// <summary>2-D convolution in which each filter sees only those input channels that a connection table names.</summary>
/// <remarks>
/// [N, C, H, W] → [N, F, H', W'], where H' is that of <see cref="Conv2d"/>: a convolution with zeros where the table has no connection.
/// Only those that it has are stored and learned: a window of weights each, in the order of the table. LeCun et al. 1998, section II.B and
/// table I (https://doi.org/10.1109/5.726791): maps that see different things have to find different things.
/// </remarks>
/// <param name="table">The input channels of each filter.</param>
/// <param name="window">The size, stride and padding of the kernel.</param>
public sealed class ConnectionTableConv2d(ConnectionTable table, Window2d window) : Layer
{
    private readonly int[] numbers = table.Numbers();

    /// <summary>A convolution with a square window.</summary>
    public ConnectionTableConv2d(ConnectionTable table, int kernel, int stride = 1, Padding padding = default)
        : this(table, new Window2d(kernel, stride, padding))
    {
    }

    /// <summary>Gets the connection table.</summary>
    public ConnectionTable Table => table;

    /// <summary>Gets the window of a filter.</summary>
    public Window2d Window => window;

    /// <summary>Gets the initializer of each filter's weights, [1, connected channels, kernel, kernel].</summary>
    public Initializer Initializer { get; init; } = Initializers.KaimingDefault;

    /// <inheritdoc/>
    public override Shape Infer(Shape input) =>
        input.Rank != 4 ? throw new ShapeException("A 2-D convolution takes images [N, C, H, W].", $"{input}")
        : input[1] != table.Inputs ? throw new ShapeException($"The table connects {table.Inputs} channels.", $"{input[1]} channels")
        : [input[0], table.Outputs, window.Rows.Slide(input[2]), window.Columns.Slide(input[3])];

    /// <inheritdoc/>
    public override string ToString() => $"ConnectionTableConv2d({table.Outputs}, {table}, {OptionText.Of(window)})";

    /// <inheritdoc/>
    protected internal override IEnumerable<ParameterSpec> Describe(Shape input)
    {
        var (rows, columns) = (window.Rows.Kernel, window.Columns.Kernel);
        yield return new("weight", [table.Connections, rows, columns], (_, random) =>
            Tensor.Concat(0, [.. Enumerable.Range(0, table.Outputs).Select(output =>
                 Initializer([1, table.InputsOf(output).Count, rows, columns], random).Reshape(-1, rows, columns))]));
        yield return new("bias", [table.Outputs], Initializers.Zeros);
    }

    /// <inheritdoc/>
    protected internal override Operations CountOperations(IReadOnlyList<Shape> inputs, Shape output) => new(
        Arithmetic.Product([window.Rows.Kernel, window.Columns.Kernel, table.Connections]) * Arithmetic.Product(output.Without(1)),
        Arithmetic.Product(output));

    /// <inheritdoc/>
    protected internal override ReceptiveFieldStep ReceptiveFieldStep => ReceptiveFieldStep.Sliding(window);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Conv2d(Filters(), this["bias"], window);

    /// <summary>All filters, with zeros where the table has no connection.</summary>
    internal Tensor Filters()
    {
        var (rows, columns) = (window.Rows.Kernel, window.Columns.Kernel);
        return Tensor.Concat(0, this["weight"], Tensor.Zeros([1, rows, columns])).IndexSelect(0, numbers)
            .Reshape(table.Outputs, table.Inputs, rows, columns);
    }
}
