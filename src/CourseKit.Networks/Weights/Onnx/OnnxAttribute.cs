namespace CourseKit.Networks.Weights.Onnx;

/// <summary>An option of an operation.</summary>
/// <param name="Message">The attribute as ONNX writes it.</param>
internal readonly record struct OnnxAttribute(ProtobufMessage Message)
{
    private const int Name = 1, Float = 2, Integer = 3, Text = 4, Integers = 8, Type = 20;

    public static OnnxAttribute Of(string name, float number) => new(new ProtobufMessage().Add(Name, name).Add(Float, number).Add(Type, 1));

    public static OnnxAttribute Of(string name, int number) => new(new ProtobufMessage().Add(Name, name).Add(Integer, number).Add(Type, 2));

    public static OnnxAttribute Of(string name, string text) => new(new ProtobufMessage().Add(Name, name).Add(Text, text).Add(Type, 3));

    public static OnnxAttribute Of(string name, IEnumerable<int> numbers) =>
        new(numbers.Aggregate(new ProtobufMessage().Add(Name, name), (message, number) => message.Add(Integers, (long)number))
            .Add(Type, 7));
}
