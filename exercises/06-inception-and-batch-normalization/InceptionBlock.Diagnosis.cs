using Module = System.Func<int, int, int, int, int, int, CourseKit.Networks.Layer>;

namespace CourseKit.Exercises.InceptionAndBatchNormalization;

/// <content>Explanations of wrong modules that no named mistake explains.</content>
public sealed partial class InceptionBlock
{
    /// <summary>The names of the six numbers of a module.</summary>
    private static readonly string[] Names = ["ones", "before3", "threes", "before5", "fives", "pooled"];

    /// <inheritdoc/>
    protected override string? Diagnose(Module answer)
    {
        var module = Of3a(answer);
        if (ModuleBranches.Closed(module) is { } closed)
        {
            return $"`{closed}` is a layer of your own, and the verdict cannot look into it. Of which layers of the library, `Conv2d`, " +
                "`Relu` and `MaxPool2d`, can it be made? A block may hold them: `new Sequential(…)`, `new Branches(…)`, or a `Block` of " +
                "your own.";
        }

        if (module.NamedLayers().Select(named => named.Layer).FirstOrDefault(layer => layer is Linear) is { } dense)
        {
            return $"`{dense}` works on the last axis of what it gets, which are the columns of maps. Which layer works on the channels, " +
                "at each pixel alone?";
        }

        if (Resizing(module) is { } resizing)
        {
            return $"`{resizing}` makes {resizing.Infer(Input)} of {Input}, where each branch is to give 28×28 pixels. Which stride and " +
                "which padding keep the size?";
        }

        return Exchanged(answer) ?? OtherBranch("3a", Of3a(Reference.Value), module, Input)
            ?? OtherBranch("inceptionBlock(5, 7, 9, 3, 4, 6)", Reference.Value(5, 7, 9, 3, 4, 6), answer(5, 7, 9, 3, 4, 6), [2, 11, 8, 9])
            ?? "Your four ways lead through the right layers, and yet the parameters differ. Is there a layer that two of them share, or " +
                "one that sees the maps of several branches?";
    }

    /// <summary>A sentence on two of the six numbers that are each in the place of the other; null for none.</summary>
    private static string? Exchanged(Module answer)
    {
        // Some settings of layers, as groups, do not go together with all numbers.
        if (!ModuleBranches.Keeps(answer(5, 7, 9, 3, 4, 6), [2, 11, 8, 9]))
        {
            return null;
        }

        int[] numbers = [5, 7, 9, 3, 4, 6];
        var branches = BranchesOf(answer(5, 7, 9, 3, 4, 6));
        var pairs = Enumerable.Range(0, numbers.Length)
            .SelectMany(first => Enumerable.Range(first + 1, numbers.Length - first - 1).Select(second => (First: first, Second: second)));
        return pairs.Where(pair => BranchesOf(With(pair.First, pair.Second)) == branches)
            .Select(pair => $"Your four ways lead through the right layers, but `{Names[pair.First]}` and `{Names[pair.Second]}` are " +
                "exchanged. Which convolution of the table has which of the two?").FirstOrDefault();

        Layer With(int first, int second)
        {
            int[] other = [.. numbers];
            (other[first], other[second]) = (other[second], other[first]);
            return Make(other[0], other[1], other[2], other[3], other[4], other[5]);
        }

        static string BranchesOf(Layer module) =>
            string.Join("; ", ModuleBranches.Of(module, [2, 11, 8, 9]).Order(StringComparer.Ordinal));
    }

    /// <summary>A sentence on the first branch of a module that is not in the table; null where all are those of the table.</summary>
    private static string? OtherBranch(string name, Layer table, Layer module, Shape input)
    {
        var (expected, received) = (ModuleBranches.Of(table, input), ModuleBranches.Of(module, input));
        var missing = expected.Except(received).ToList();
        var others = received.Except(expected).ToList();
        return (missing, others) switch
        {
            ([], []) when received.Count > expected.Count => "One of your branches is there twice. What is each of the four?",
            ([], []) => null,
            (_, []) when received.Count == 1 && expected.Count > 1 => $"One branch of {name} comes back: {received[0]}. Which variables " +
                "hold the others, and what puts them side by side?",
            ([], [var other, ..]) => $"All four branches are there, and one more: {other}. Where does it come from?",
            ([var wanted, ..], []) => $"A branch of {name} is missing: {wanted}.",
            ([var wanted, ..], _) =>
                $"Branch {expected.Index().First(one => one.Item == wanted).Index + 1} of {name} is: {wanted}. Received: " +
                    $"{others.MaxBy(other => Alike(wanted, other))}.",
        };
    }

    /// <summary>The number of steps that two branches have in common.</summary>
    private static int Alike(string branch, string other) => branch.Split(" → ").Intersect(other.Split(" → ")).Count();
}
