namespace CourseKit.Tensors.Kernels.Vectors;

/// <summary>One number, for the few columns that fill no vector.</summary>
internal readonly unsafe struct SingleLane : ILanes<float>
{
    public static int Count => 1;

    public static float Load(float* source) => *source;

    public static void Store(float vector, float* target) => *target = vector;

    public static float Fill(float value) => value;

    public static float Add(float left, float right) => left + right;

    public static float Subtract(float left, float right) => left - right;

    public static float Multiply(float left, float right) => left * right;

    public static float MultiplyAdd(float left, float right, float addend) => MathF.FusedMultiplyAdd(left, right, addend);

    public static float AtLeast(float vector, float least) => vector < least ? least : vector;

    public static float AtMost(float vector, float most) => vector > most ? most : vector;
}
