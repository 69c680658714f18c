using CourseKit.Networks.Training.Schedules;
using TorchSharp;
using static TorchSharp.torch.optim.lr_scheduler;

namespace CourseKit.TorchSharp.Tests.Training;

public sealed class ScheduleTests
{
    private const int Steps = 40;

    private static readonly Dictionary<string, (Schedule Ours, Func<torch.optim.Optimizer, LRScheduler> Theirs)> Pairs = new()
    {
        ["step"] = (Schedule.StepDecay(7), optimizer => StepLR(optimizer, 7)),
        ["step, factor"] = (Schedule.StepDecay(3, 0.7), optimizer => StepLR(optimizer, 3, 0.7)),
        ["exponential"] = (Schedule.ExponentialDecay(0.93), optimizer => ExponentialLR(optimizer, 0.93)),
        ["cosine"] = (Schedule.CosineDecay(Steps), optimizer => CosineAnnealingLR(optimizer, Steps)),
        ["cosine to an end"] = (Schedule.CosineDecay(Steps, 0.1), optimizer => CosineAnnealingLR(optimizer, Steps, eta_min: 0.05)),
        ["one cycle"] = (Schedule.OneCycle(Steps), optimizer => OneCycleLR(optimizer, 0.5, Steps, cycle_momentum: false)),
        ["one cycle, early"] = (Schedule.OneCycle(Steps, 0.15),
            optimizer => OneCycleLR(optimizer, 0.5, Steps, pct_start: 0.15, cycle_momentum: false)),
        ["warm-up"] = (Schedule.WarmUp(9), optimizer => LinearLR(optimizer, total_iters: 9)),
        ["warm-up from zero"] = (Schedule.WarmUp(5, start: 1e-3), optimizer => LinearLR(optimizer, 1e-3, total_iters: 5)),
    };

    public static TheoryData<string> Names => [.. Pairs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_takes_the_same_course(string name)
    {
        using var value = new global::TorchSharp.Modules.Parameter(torch.zeros(1));
        using var optimizer = torch.optim.SGD([value], 0.5);
        var theirs = Pairs[name].Theirs(optimizer);
        for (var step = 0; step < Steps; step++)
        {
            (0.5 * Pairs[name].Ours.FactorAt(step)).Should().BeApproximately(theirs.get_last_lr().Single(), 1e-9, $"of step {step}");
            optimizer.step();
            theirs.step();
        }
    }
}
