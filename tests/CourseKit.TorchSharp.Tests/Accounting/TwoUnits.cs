using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CourseKit.TorchSharp.Tests.Accounting;

/// <summary>A module as one writes it for TorchSharp: residual units that add in place, and functions between modules.</summary>
internal sealed class TwoUnits : Module<Tensor, Tensor>
{
    private readonly Conv2d stem;
    private readonly Unit unit1, unit2;
    private readonly Linear head, auxiliary;

    public TwoUnits()
        : base(nameof(TwoUnits))
    {
        stem = Conv2d(3, 8, 3, stride: 2, padding: 1);
        unit1 = new Unit();
        unit2 = new Unit();
        head = Linear(16, 5);
        auxiliary = Linear(8, 5);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var first = unit1.call(stem.call(x));
        return head.call(cat([first, unit2.call(first)], 1).mean([2, 3]));
    }

    private sealed class Unit : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1, conv2;
        private readonly BatchNorm2d norm;
        private readonly ReLU relu;

        public Unit()
            : base(nameof(Unit))
        {
            conv1 = Conv2d(8, 8, 3, padding: 1, bias: false);
            norm = BatchNorm2d(8);
            relu = ReLU(inplace: true);
            conv2 = Conv2d(8, 8, 3, padding: 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => conv2.call(relu.call(norm.call(conv1.call(x)))).add_(x).relu_();
    }
}
