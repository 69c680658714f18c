using static TorchSharp.torch;

namespace CourseKit.TorchSharp.Tests.Accounting;

/// <summary>A module that computes by a function.</summary>
internal sealed class Called : nn.Module<Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor> function;

    public Called(Func<Tensor, Tensor> function, params (string Name, nn.Module Module)[] children)
        : base("Called")
    {
        this.function = function;
        foreach (var (name, module) in children)
        {
            register_module(name, module);
        }
    }

    public override Tensor forward(Tensor input) => function(input);
}
