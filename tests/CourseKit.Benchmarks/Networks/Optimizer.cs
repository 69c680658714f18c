using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Kernels.Elementwise.Updates;

namespace CourseKit.Benchmarks.Networks;

/// <summary>Steps the parameters of a network with the engine's fused updates.</summary>
internal sealed class Optimizer
{
    private readonly List<(Tensor Parameter, Tensor First, Tensor Second)> states;
    private readonly Action<Tensor, Tensor, Tensor, int> update;
    private int step;

    private Optimizer(IEnumerable<Tensor> parameters, Action<Tensor, Tensor, Tensor, int> update)
    {
        states = [.. parameters.Select(parameter => (parameter, Tensor.Zeros(parameter.Shape), Tensor.Zeros(parameter.Shape)))];
        this.update = update;
    }

    public static unsafe Optimizer Sgd(IEnumerable<Tensor> parameters, float rate, float momentum) =>
        new(parameters, (parameter, first, _, _) =>
        Update.Step(new Sgd(rate, momentum), parameter.PointerToWrite, parameter.Grad!.Pointer, first.Pointer, parameter.Count));

    public static unsafe Optimizer NAdam(IEnumerable<Tensor> parameters, float rate) => new(parameters, (parameter, first, second, step) =>
        Update.Step(new NAdam(rate, 0.9f, 0.999f, 1e-8f, 0, 0.004, step), parameter.PointerToWrite, parameter.Grad!.Pointer, first.Pointer,
            second.Pointer, parameter.Count));

    public void Step()
    {
        step++;
        using var _ = new NoGrad();
        foreach (var (parameter, first, second) in states)
        {
            update(parameter, first, second, step);
            parameter.Grad!.FreeAfterBackward();
            parameter.Grad = null;
        }
    }
}
