namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>The numbers that one or more tensors of a checkpoint look at: named in its pickle, stored outside of it.</summary>
/// <param name="Key">Its name in the checkpoint.</param>
/// <param name="Type">Its kind of number.</param>
/// <param name="Count">How many there are.</param>
internal sealed record StorageReference(string Key, NumberType Type, long Count)
{
    public long Bytes => Count * Type.Size;
}
