using CourseKit.Tensors.Kernels.Elementwise;
using CourseKit.Tensors.Kernels.Elementwise.Updates;

namespace CourseKit.Tests.Tensors.Kernels.Elementwise;

/// <summary>Three steps of each optimizer against PyTorch's documented formulas, for one parameter at a time in double precision.</summary>
public sealed unsafe class UpdateTests
{
    private const int Steps = 3;

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(0.9f, 0, false)]
    [InlineData(0.9f, 0.01f, false)]
    [InlineData(0.9f, 0.01f, true)]
    public void Sgd_steps_as_PyTorch(float momentum, float decay, bool nesterov) => Check(
        (_, p, g, b, _, count) => Update.Step(new Sgd(0.1f, momentum, decay, nesterov), p, g, momentum == 0 ? null : b, count),
        (t, p, g, state) =>
        {
            g += decay * p;
            state[0] = t == 1 ? g : (momentum * state[0]) + g;
            return p - (0.1 * (nesterov ? g + (momentum * state[0]) : state[0]));
        });

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.05f, false)]
    [InlineData(0.05f, true)]
    public void Adam_steps_as_PyTorch(float decay, bool decoupled) => Check(
        (t, p, g, m, v, count) => Update.Step(new Adam(0.01f, 0.9f, 0.999f, 1e-8f, decay, decoupled, t), p, g, m, v, count),
        (t, p, g, state) =>
        {
            (p, g) = decoupled ? (p * (1 - (0.01 * decay)), g) : (p, g + (decay * p));
            state[0] = (0.9 * state[0]) + (0.1 * g);
            state[1] = (0.999 * state[1]) + (0.001 * g * g);
            return p - (0.01 * state[0] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(state[1] / (1 - Math.Pow(0.999, t))) + 1e-8));
        });

    [Theory]
    [InlineData(0)]
    [InlineData(0.05f)]
    public void NAdam_steps_as_PyTorch(float decay)
    {
        static double Mu(int t) => 0.9 * (1 - (0.5 * Math.Pow(0.96, t * 0.004)));

        Check(
            (t, p, g, m, v, count) => Update.Step(new NAdam(0.01f, 0.9f, 0.999f, 1e-8f, decay, 0.004, t), p, g, m, v, count),
            (t, p, g, state) =>
            {
                g += decay * p;
                state[0] = (0.9 * state[0]) + (0.1 * g);
                state[1] = (0.999 * state[1]) + (0.001 * g * g);
                var product = Enumerable.Range(1, t).Aggregate(1.0, (soFar, step) => soFar * Mu(step));
                var lookAhead = (Mu(t + 1) * state[0] / (1 - (product * Mu(t + 1)))) + ((1 - Mu(t)) * g / (1 - product));
                return p - (0.01 * lookAhead / (Math.Sqrt(state[1] / (1 - Math.Pow(0.999, t))) + 1e-8));
            });
    }

    private delegate void Kernel(int step, float* parameters, float* gradients, float* first, float* second, nint count);

    private static void Check(Kernel kernel, Func<int, double, double, double[], double> formula)
    {
        foreach (var count in new[] { 1, 13, Pieces.Values + 3 })
        {
            PinnedValues.ShouldBeTheSameForAnyThreads(() =>
            {
                var p = PinnedValues.Random(count);
                var (first, second) = (new PinnedValues(new float[count]), new PinnedValues(new float[count]));
                for (var t = 1; t <= Steps; t++)
                {
                    kernel(t, p, PinnedValues.Random(count, seed: (ulong)t), first, second, count);
                }

                var gradients = Enumerable.Range(1, Steps).Select(t => PinnedValues.Random(count, seed: (ulong)t)).ToArray();
                var start = PinnedValues.Random(count);
                p.ShouldHold(i =>
                {
                    var (value, state) = ((double)start[i], new double[2]);
                    for (var t = 1; t <= Steps; t++)
                    {
                        value = formula(t, value, gradients[t - 1][i], state);
                    }

                    return value;
                }, tolerance: 2e-6);
                return p;
            });
        }
    }
}
