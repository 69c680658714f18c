namespace CourseKit.Exercises.EfficientArchitectures;

/// <content>Numbers that the normalizations of a unit begin with.</content>
public abstract partial class UnitExercise<T>
{
    /// <summary>The parts that parameters of a normalization play, by the names that the library's has for them.</summary>
    private static readonly IReadOnlyDictionary<string, string> Roles = new Dictionary<string, string>
    {
        ["weight"] = "scale",
        ["bias"] = "shift",
        ["running_mean"] = "running mean",
        ["running_var"] = "running variance",
    };

    /// <summary>The first parameter that the unit uses as a scale, shift, mean or variance and that begins with another number than it
    /// should; null for none. Which one is which is known of a unit that computes the right numbers with the same weights: it uses each
    /// where the right one does.</summary>
    private (string Name, string Role, float Value)? Beginning(T answer)
    {
        var unit = Units[0];
        var right = Made(Reference.Value, unit).Build(unit.Input, new Generator(1));
        var ofNorms = right.NamedLayers().Select(named => named.Layer).OfType<BatchNorm2d>().SelectMany(norm => norm.OwnParameters)
            .Where(parameter => Roles.ContainsKey(parameter.Name)).ToHashSet();
        var known = AlikeWeights.Keys(right, unit.Input).Where(one => ofNorms.Contains(one.Parameter))
            .ToDictionary(one => one.Key, one => one.Parameter);
        var own = Made(answer, unit);
        if (own.IsBuilt)
        {
            return null; // One that was built before holds the numbers of a trial, where a function gives the same unit each time.
        }

        own.Build(unit.Input, new Generator(1));
        return AlikeWeights.Keys(own, unit.Input, IsByDeclaration(answer, unit, isTraining: false))
            .Where(one => known.ContainsKey(one.Key))
            .Select(one => (one.Parameter.Name, Role: Roles[known[one.Key].Name], Value: one.Parameter.Value.ToArray()[0],
                Right: known[one.Key].Value.ToArray()[0]))
            .Where(one => one.Value != one.Right)
            .Select(one => ((string, string, float)?)(one.Name, one.Role, one.Value))
            .FirstOrDefault();
    }

    /// <summary>Returns what is to be said of a normalization of the learner's own that begins with other numbers.</summary>
    private string? BeginningFault(T answer) =>
        !HasRightShape(answer, Units[0]) || !IsSame(Right(Units[0], false), Outputs(answer, Units[0], isTraining: false))
        || Beginning(answer) is not var (name, role, value) ? null
            : FormattableString.Invariant($"Your code uses `{name}` as the {role} of a normalization, and freshly built it is ") +
                FormattableString.Invariant($"{value:0.###}. With which number does a {role} begin? Does `Describe` give it another ") +
                $"one, or does `{name}` stand in the place of another argument, where scale, shift, mean and variance come in this " +
                "order?";
}
