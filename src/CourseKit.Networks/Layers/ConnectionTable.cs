namespace CourseKit.Networks.Layers;

/// <summary>Connection table of a convolution: the input channels that each output channel is computed from.</summary>
public sealed class ConnectionTable
{
    private readonly int[][] inputs;

    /// <summary>Makes a table: for each output channel, the indices of its input channels.</summary>
    /// <exception cref="ArgumentException">An output channel has no input channel, one twice, or one of a negative index.</exception>
    public ConnectionTable(params int[][] inputs)
    {
        if (inputs.FirstOrDefault(maps => maps.Length == 0 || maps.Min() < 0 || maps.Distinct().Count() < maps.Length) is { } odd)
        {
            throw new ArgumentException(
                $"Each map sees at least one other, each once, and they count from 0. Received: [{string.Join(", ", odd)}].");
        }

        this.inputs = inputs.Length > 0 ? [.. inputs.Select(maps => (int[])[.. maps])]
            : throw new ArgumentException("At least one map comes out. Received: none.");
        (Inputs, Connections) = (inputs.Max(maps => maps.Max()) + 1, inputs.Sum(maps => maps.Length));
    }

    /// <summary>Gets the number of input channels.</summary>
    public int Inputs { get; }

    /// <summary>Gets the number of output channels.</summary>
    public int Outputs => inputs.Length;

    /// <summary>Gets the number of connected pairs of an input and an output channel.</summary>
    public int Connections { get; }

    /// <summary>Returns the input channels of an output channel.</summary>
    public IReadOnlyList<int> InputsOf(int output) => inputs[output];

    /// <summary>Returns whether an output channel is computed from an input channel.</summary>
    public bool Connects(int output, int input) => inputs[output].Contains(input);

    /// <summary>Returns the number of connections: <c>60 of 96 connections</c>.</summary>
    public override string ToString() => $"{Connections} of {Inputs * Outputs} connections";

    /// <summary>For each pair, row by row, the number of its connection; those without one have the number behind the last.</summary>
    internal int[] Numbers()
    {
        var numbers = Enumerable.Repeat(Connections, Outputs * Inputs).ToArray();
        var number = 0;
        for (var output = 0; output < Outputs; output++)
        {
            foreach (var input in inputs[output])
            {
                numbers[(output * Inputs) + input] = number++;
            }
        }

        return numbers;
    }
}
