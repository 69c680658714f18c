namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>The numbers that one or more tensors of a checkpoint look at: named in its pickle, stored outside of it.</summary>
/// <param name="Key">The name of the storage in the checkpoint.</param>
/// <param name="Type">The type of the numbers.</param>
/// <param name="Count">The number of numbers.</param>
internal sealed record StorageReference(string Key, NumberType Type, long Count)
{
    /// <summary>Keys are short numbers; each is compared with others many times.</summary>
    public const int LongestKey = 100;

    public long Bytes => Count * Type.Size;
}
