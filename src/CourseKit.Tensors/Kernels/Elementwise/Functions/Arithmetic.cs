using System.Numerics;

namespace CourseKit.Tensors.Kernels.Elementwise.Functions;

/// <summary>a + b.</summary>
internal readonly struct Add : IBinary
{
    public static Vector<float> Of(Vector<float> a, Vector<float> b) => a + b;

    public static float Of(float a, float b) => a + b;
}

/// <summary>a − b.</summary>
internal readonly struct Subtract : IBinary
{
    public static Vector<float> Of(Vector<float> a, Vector<float> b) => a - b;

    public static float Of(float a, float b) => a - b;
}

/// <summary>a · b.</summary>
internal readonly struct Multiply : IBinary
{
    public static Vector<float> Of(Vector<float> a, Vector<float> b) => a * b;

    public static float Of(float a, float b) => a * b;
}

/// <summary>a ÷ b.</summary>
internal readonly struct Divide : IBinary
{
    public static Vector<float> Of(Vector<float> a, Vector<float> b) => a / b;

    public static float Of(float a, float b) => a / b;
}
