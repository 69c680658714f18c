using CourseKit.Networks.Training;
using CourseKit.Networks.Training.Schedules;
using CourseKit.TorchSharp;
using CourseKit.TorchSharp.Conversion;
using TorchSharp;
using Generator = CourseKit.Tensors.Randomness.Generator;
using Tensor = CourseKit.Tensors.Tensor;

namespace CourseKit.Benchmarks.Recipes;

/// <summary>TorchSharp, on the same batches: the same network with the same weights to begin with, and its own AdamW with the rates of the
/// same schedule.</summary>
internal sealed class TorchSharpTrainer : ITrainer
{
    private readonly Recipe recipe;
    private readonly GraphModule module;
    private readonly torch.optim.Optimizer optimizer;
    private readonly Schedule schedule;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor> loss = torch.nn.CrossEntropyLoss();
    private int step;

    public TorchSharpTrainer(Recipe recipe, int steps)
    {
        this.recipe = recipe;
        torch.manual_seed((long)recipe.Seed);
        module = recipe.Network().Build(recipe.Data.Image, new Generator(recipe.Seed)).ToTorch(recipe.Data.Image);
        optimizer = torch.optim.AdamW(module.parameters(), recipe.LearningRate, weight_decay: recipe.WeightDecay);
        schedule = Schedule.OneCycle(steps);
    }

    public float Learn(Batch batch)
    {
        using var scope = torch.NewDisposeScope();
        module.train();
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = recipe.LearningRate * schedule.FactorAt(step);
        }

        step++;
        optimizer.zero_grad();
        var its = loss.call(module.call(batch.Images.ToTorch()), batch.Labels.ToTorch().to(torch.ScalarType.Int64));
        its.backward();
        optimizer.step();
        return its.item<float>();
    }

    public IEnumerable<int> Classify(Tensor images)
    {
        using var scope = torch.NewDisposeScope();
        using var mode = torch.inference_mode();
        module.eval();
        return [.. module.call(images.ToTorch()).argmax(1).data<long>().ToArray().Select(best => (int)best)];
    }
}
