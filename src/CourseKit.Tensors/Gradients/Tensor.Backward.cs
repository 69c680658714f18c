using CourseKit.Tensors.Gradients;

namespace CourseKit.Tensors;

/// <content>Reverse-mode differentiation: operations remember their inputs, and <see cref="Backward()"/> walks them from the result to the leaves.</content>
public sealed partial class Tensor
{
    private Operation? operation;

    /// <summary>Whether gradients flow to or through this tensor.</summary>
    public bool RequiresGrad { get; private set; }

    /// <summary>The gradient that <see cref="Backward()"/> left at this leaf, added up over calls; null before the first.</summary>
    public Tensor? Grad { get; set; }

    /// <summary>Marks this tensor as a leaf whose gradient is wanted, and returns it.</summary>
    public Tensor RequireGrad()
    {
        RequiresGrad = true;
        return this;
    }

    /// <summary>The same values, cut off from the operations that led to them.</summary>
    public Tensor Detach() => new(Shape, [.. values]);

    /// <summary>Computes the gradient of this single number with respect to every leaf that asked for one.</summary>
    /// <exception cref="ShapeException">This tensor holds more than one value.</exception>
    /// <exception cref="InvalidOperationException">
    /// Nothing leads from here to a leaf that asked for a gradient, or an earlier call has let go of values on the way.
    /// </exception>
    public void Backward() => Backward(values.Length == 1
        ? Full(Shape, 1)
        : throw new ShapeException("Backward() starts at a single number, a loss: take the Sum() or Mean(), or pass a gradient of the same shape.", $"shape {Shape}"));

    /// <summary>Starts from a given gradient of some later number with respect to this tensor.</summary>
    /// <exception cref="ShapeException">The gradient has another shape than this tensor.</exception>
    /// <exception cref="InvalidOperationException">
    /// Nothing leads from here to a leaf that asked for a gradient, or an earlier call has let go of values on the way.
    /// </exception>
    public void Backward(Tensor gradient)
    {
        if (gradient.Shape != Shape)
        {
            throw new ShapeException($"A gradient has the shape of its tensor, {Shape}.", $"{gradient.Shape}");
        }

        if (!RequiresGrad)
        {
            throw new InvalidOperationException(
                "Nothing that this tensor was computed from asks for a gradient. Mark a leaf with RequireGrad() and compute with whole-tensor operations: "
                + "values written one by one, as in y[i, j] = …, leave no trace of where they came from.");
        }

        using var _ = new NoGrad();
        var gradients = new Dictionary<Tensor, Tensor> { [this] = gradient };
        foreach (var tensor in ResultsBeforeInputs())
        {
            gradients.Remove(tensor, out var its);
            if (tensor.operation is not { } made)
            {
                tensor.Grad = tensor.Grad is { } sofar ? sofar + its! : its!.Detach();
                continue;
            }

            foreach (var (input, its1) in made.Inputs.Zip(made.Gradients(its!)))
            {
                if (input.RequiresGrad && its1 is not null)
                {
                    gradients[input] = gradients.TryGetValue(input, out var others) ? others + its1 : its1;
                }
            }

            tensor.operation = Operation.Released;
        }
    }

    /// <summary>Gives a freshly computed tensor its place in the record, if one of its inputs wants a gradient.</summary>
    private Tensor MadeFromAll(Tensor[] inputs, Func<Tensor, Tensor?[]> gradients)
    {
        if (!NoGrad.IsActive && inputs.Any(input => input.RequiresGrad))
        {
            RequiresGrad = true;
            operation = new Operation(inputs, gradients);
        }

        return this;
    }

    private Tensor MadeFrom(Tensor input, Func<Tensor, Tensor> gradient) => MadeFromAll([input], dy => [gradient(dy)]);

    /// <summary>Every tensor that a gradient reaches, each after all the results that it went into.</summary>
    /// <exception cref="InvalidOperationException">An earlier call has let go of what is needed on the way.</exception>
    private List<Tensor> ResultsBeforeInputs()
    {
        var inputsFirst = new List<Tensor>();
        var seen = new HashSet<Tensor> { this };
        var path = new Stack<(Tensor Tensor, int NextInput)>([(this, 0)]);
        while (path.TryPop(out var at))
        {
            if (at.Tensor.operation == Operation.Released)
            {
                throw new InvalidOperationException(
                    "Backward() has run through here already and let the intermediate values go. Compute the loss again, then call it once; "
                    + "of several losses, call it on their sum.");
            }

            var inputs = at.Tensor.operation?.Inputs ?? [];
            if (at.NextInput == inputs.Length)
            {
                inputsFirst.Add(at.Tensor);
                continue;
            }

            path.Push((at.Tensor, at.NextInput + 1));
            var input = inputs[at.NextInput];
            if (input.RequiresGrad && seen.Add(input))
            {
                path.Push((input, 0));
            }
        }

        inputsFirst.Reverse();
        return inputsFirst;
    }
}
