namespace CourseKit.Networks.Accounting;

/// <summary>Number format of tensors in memory.</summary>
/// <param name="Name">The name of the type: <c>fp32</c>.</param>
/// <param name="Bytes">The size of one number in bytes.</param>
public sealed record DataType(string Name, int Bytes)
{
    /// <summary>32-bit floating point, IEEE 754 single precision, which this engine computes with.</summary>
    public static DataType Fp32 { get; } = new("fp32", 4);

    /// <summary>16-bit floating point, IEEE 754 half precision.</summary>
    public static DataType Fp16 { get; } = new("fp16", 2);

    /// <summary>16-bit floating point with the exponent of 32 bits.</summary>
    public static DataType BFloat16 { get; } = new("bf16", 2);

    /// <summary>8-bit integers, for quantized inference.</summary>
    public static DataType Int8 { get; } = new("int8", 1);

    /// <summary>Gets all data types.</summary>
    public static IReadOnlyList<DataType> All { get; } = [Fp32, Fp16, BFloat16, Int8];

    /// <summary>Returns the data type of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such data type.</exception>
    public static DataType Named(string name) => All.FirstOrDefault(one => one.Name == name)
        ?? throw new KeyNotFoundException(
            $"There is no data type of this name. Received: {name}. There are: {string.Join(", ", All.Select(one => one.Name))}.");

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
