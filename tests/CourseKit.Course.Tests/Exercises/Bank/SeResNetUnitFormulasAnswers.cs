using CourseKit.Exercises.EfficientArchitectures;
using CourseKit.Networks;
using CourseKit.Tensors;

namespace CourseKit.Course.Tests.Exercises.Bank;

/// <summary>Units that are one layer of the learner's own, written in formulas.</summary>
public sealed class SeResNetUnitFormulasAnswers : AnswerBook<Func<int, Layer>>
{
    public SeResNetUnitFormulasAnswers()
        : base(new SeResNetUnit())
    {
        Right("a layer of one's own that declares its parameters in reverse", maps => Own(maps, (get, x, training) =>
            OwnForward(get, x, training), isReversed: true));
        Right("a layer of one's own with formulas", maps => Own(maps, (get, x, training) =>
        {
            var branch = Norm(get, Norm(get, x.Conv2d(get("conv1"), padding: 1), 1, training).Relu().Conv2d(get("conv2"), padding: 1), 2,
                training);
            var hidden = get("downBias") + branch.Mean(3).Mean(2).MatMul(get("down").Transpose());
            return Sum(x, branch, (get("upBias") + hidden.Relu().MatMul(get("up").Transpose())).Sigmoid());
        }));
        Wrong("own: the sum squeezed", maps => Own(maps, (get, x, training) =>
            Sum(x, Branch(get, x, training), Gate(get, Branch(get, x, training).Sum(3).Sum(2)))), "comes to the sigmoid as it is");
        Wrong("own: the mean over the batch", maps => Own(maps, (get, x, training) => Sum(x, Branch(get, x, training),
            Gate(get, Branch(get, x, training).Mean(3).Mean(2).Mean(0, keepAxis: true)))), "changes with the other images of the batch");
        Wrong("own: the branch computed twice", maps => Own(maps, (get, x, training) =>
            Sum(x, Branch(get, x, training), Gate(get, Branch(get, x, training).Mean(3).Mean(2)))), "is each normalization called once?");
        Wrong("own: one added to the factors", maps => Own(maps, (get, x, training) =>
            OwnForward(get, x, training, means => Gate(get, means) + 1)),
            "You add the branch itself, too");
        Wrong("own: half added to the factors", maps => Own(maps, (get, x, training) =>
            Sum(x, Branch(get, x, training), Gate(get, Branch(get, x, training).Mean(3).Mean(2)) + 0.5f)),
            "an input of 3 everywhere should give 4 in the middle of its first map. Yours gives 5.");
        Wrong("own: taken off", maps => Own(maps, (get, x, training) =>
            Sum(x, -Branch(get, x, training), Gate(get, Branch(get, x, training).Mean(3).Mean(2)))), "Yours gives 2.");
        Wrong("own: the factors without the maps", maps => Own(maps, (get, x, training) =>
            (x + Gate(get, Branch(get, x, training).Mean(3).Mean(2)).Unsqueeze(2).Unsqueeze(3)).Relu()),
            "Your branch adds one number to all pixels of a map");
        Wrong("own: ε behind the root", maps => Own(maps, (get, x, training) => Sum(
            x, Branch(get, x, training, RootFirst), Gate(get, Branch(get, x, training, RootFirst).Mean(3).Mean(2)))),
            "so that ε alone stands below the root", "right but for slice");
        Wrong("own: no ReLU in the gate", maps => Own(maps, (get, x, training) => OwnForward(get, x, training,
            means => means.Linear(get("down"), get("downBias")).Linear(get("up"), get("upBias")).Sigmoid())),
            "Nothing stands between your two dense layers");
        Wrong("own: softmax", maps => Own(maps, (get, x, training) => OwnForward(get, x, training,
            means => means.Linear(get("down"), get("downBias")).Relu().Linear(get("up"), get("upBias")).Softmax(1))),
            "so the maps compete");
        Wrong("own: the factors of the input", maps => Own(maps, (get, x, training) =>
            Sum(x, Branch(get, x, training), Gate(get, x.Mean(3).Mean(2)))), "Your factors come from what goes into the unit");
        Wrong("own: a bias that is not used", maps => Own(maps, (get, x, training) => Sum(x, Branch(get, x, training),
            Branch(get, x, training).Mean(3).Mean(2).Linear(get("down"), get("downBias")).Relu().Linear(get("up")).Sigmoid())),
            "The unit for 64 maps has `upBias`, and in evaluation mode it computes nothing with it.");
        Wrong("own: the first weights twice", maps => Own(maps, (get, x, training) => Branch(
            name => get(name == "conv2" ? "conv1" : name), x, training) is var branch
                ? Sum(x, branch, Gate(get, branch.Mean(3).Mean(2))) : x), "The unit for 64 maps has `conv2`, and");
        Wrong("own: the batch's statistics, always", maps => Own(maps, (get, x, _) =>
            Sum(x, Branch(get, x, true), Gate(get, Branch(get, x, true).Mean(3).Mean(2)))), "it normalizes by the statistics of the batch");
        Wrong("own: running statistics, always", maps => Own(maps, (get, x, _) =>
            Sum(x, Branch(get, x, false), Gate(get, Branch(get, x, false).Mean(3).Mean(2)))), "it normalizes by the running statistics");
        Wrong("own: the modes exchanged", maps => Own(maps, (get, x, training) =>
            Sum(x, Branch(get, x, !training), Gate(get, Branch(get, x, !training).Mean(3).Mean(2)))), "and the other way round");
        Wrong("own: windows turned", maps => Own(maps, (get, x, training) => Branch(
            name => name == "conv1" ? get(name).Flip(2, 3) : get(name), x, training) is var branch
                ? Sum(x, branch, Gate(get, branch.Mean(3).Mean(2))) : x), "as if its windows were turned by 180°");
        Wrong("own: statistics that are learned", maps => new OwnUnit(input => input, OwnParameters(maps, "moved", "spread"),
            (get, x, training) => OwnForward(name => get(name.Replace("mean", "moved").Replace("var", "spread")), x, training)),
            "as many as the running means and variances of two normalizations");
        Wrong("own: statistics that stay", maps => Own(maps, (get, x, training) => OwnForward(
            name => training && (name.StartsWith("mean") || name.StartsWith("var")) ? get(name) * 1 : get(name), x, training)),
            "its running statistics have stayed");
        Wrong("own: statistics that the last batch makes", maps => Own(maps, (get, x, training) => Norm(
            get, x.Conv2d(get("conv1"), padding: 1), 1, training).Relu().Conv2d(get("conv2"), padding: 1).BatchNorm(
            get("scale2"), get("shift2"), get("mean2"), get("var2"), training, 0.9f) is var branch
                ? Sum(x, branch, Gate(get, branch.Mean(3).Mean(2))) : x), "How much of a batch goes into them");
        Wrong("own: scale and shift exchanged", maps => Own(maps, (get, x, training) => OwnForward(name => get(
            name.StartsWith("scale") ? name.Replace("scale", "shift") : name.Replace("shift", "scale")), x, training)),
            "Your code uses `shift1` as the scale of a normalization, and freshly built it is 0");
        Wrong("own: mean and variance exchanged", maps => new OwnUnit(input => input, OwnParameters(maps, "var", "mean"),
            (get, x, training) => OwnForward(name => get(
                name.StartsWith("mean") ? name.Replace("mean", "var") : name.Replace("var", "mean")), x, training)),
            "as the running mean of a normalization, and freshly built it is 1");
        Wrong("own: all parameters read first, in another order", maps => Own(maps, (get, x, training) =>
        {
            var read = OwnParameters(maps).Select(one => one.Name).Reverse().ToDictionary(name => name, get);
            return OwnForward(name => read[name], x, training);
        }, isReversed: true), "Your own layer got these numbers in the order in which its code reads its parameters: `upBias`, `up`,");
        Wrong("own: a name that there is not", maps => Own(maps, (get, x, training) => OwnForward(
            name => get(name == "up" ? "fc2" : name), x, training)), "A layer reads parameters that its Describe names", "no matching");
        Wrong("own: ε of 0.001", maps => Own(maps, (get, x, training) => x.Conv2d(get("conv1"), padding: 1) is var first
            && first.BatchNorm(get("scale1"), get("shift1"), get("mean1"), get("var1"), training, 0.1f, 1e-3f).Relu() is var bent
            && bent.Conv2d(get("conv2"), padding: 1).BatchNorm(
                get("scale2"), get("shift2"), get("mean2"), get("var2"), training, 0.1f, 1e-3f) is var branch
                ? Sum(x, branch, Gate(get, branch.Mean(3).Mean(2))) : x), "ε alone stands below the root");
    }

    private static OwnUnit Own(int maps, Func<Func<string, Tensor>, Tensor, bool, Tensor> forward, bool isReversed = false)
    {
        var parameters = OwnParameters(maps);
        if (isReversed)
        {
            parameters.Reverse();
        }

        return new(input => input, parameters, forward);
    }

    private static List<(string Name, Shape Shape)> OwnParameters(int maps, string mean = "mean", string variance = "var") =>
    [
        .. new[] { 1, 2 }.SelectMany(number => new (string, Shape)[]
        {
            ($"conv{number}", [maps, maps, 3, 3]), ($"scale{number}", [maps]), ($"shift{number}", [maps]), ($"{mean}{number}", [maps]),
            ($"{variance}{number}", [maps]),
        }),
        ("down", [maps / 16, maps]), ("downBias", [maps / 16]), ("up", [maps, maps / 16]), ("upBias", [maps]),
    ];

    private static Tensor OwnForward(Func<string, Tensor> get, Tensor x, bool training, Func<Tensor, Tensor>? gate = null)
    {
        var branch = Branch(get, x, training);
        var means = branch.Mean(3).Mean(2);
        return Sum(x, branch, gate?.Invoke(means) ?? Gate(get, means));
    }

    private static Tensor Branch(
        Func<string, Tensor> get, Tensor x, bool training, Func<Func<string, Tensor>, Tensor, int, bool, Tensor>? norm = null)
    {
        var normalize = norm ?? Norm;
        var bent = normalize(get, x.Conv2d(get("conv1"), padding: 1), 1, training).Relu();
        return normalize(get, bent.Conv2d(get("conv2"), padding: 1), 2, training);
    }

    private static Tensor RootFirst(Func<string, Tensor> get, Tensor x, int number, bool training)
    {
        return training ? Norm(get, x, number, training)
            : ((x - Of("mean")) / (Of("var").Sqrt() + 1e-5f) * Of("scale")) + Of("shift");

        Tensor Of(string name) => get($"{name}{number}").Reshape(1, x.Shape[1], 1, 1);
    }

    private static Tensor Norm(Func<string, Tensor> get, Tensor x, int number, bool training) => x.BatchNorm(
        get($"scale{number}"), get($"shift{number}"), get($"mean{number}"), get($"var{number}"), training);

    private static Tensor Gate(Func<string, Tensor> get, Tensor numbers) =>
        numbers.Linear(get("down"), get("downBias")).Relu().Linear(get("up"), get("upBias")).Sigmoid();

    private static Tensor Sum(Tensor x, Tensor branch, Tensor factors) => (x + (branch * factors.Unsqueeze(2).Unsqueeze(3))).Relu();
}
