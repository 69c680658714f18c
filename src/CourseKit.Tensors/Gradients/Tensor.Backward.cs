using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Tensors;

/// <content>Reverse-mode differentiation: operations remember their inputs, and
/// <see cref="Backward()"/> walks them from the result to the leaves.</content>
public sealed partial class Tensor
{
    /// <summary>What the gradient of one operation has made so far, on the thread that computes it.</summary>
    [ThreadStatic]
    private static List<Tensor>? temporaries;

    private Operation? operation;
    private bool isLetGo;

    /// <summary>Whether gradients flow to or through this tensor.</summary>
    public bool RequiresGrad { get; private set; }

    /// <summary>The gradient that <see cref="Backward()"/> left at this leaf, added up over calls; null before the first.</summary>
    /// <exception cref="ShapeException">What is assigned has another shape than this tensor.</exception>
    public Tensor? Grad
    {
        get;
        set => field = value is null || value.Shape == Shape
            ? value
            : throw new ShapeException($"A gradient has the shape of its tensor, {Shape}.", $"{value.Shape}");
    }

    /// <summary>Marks this tensor as a leaf whose gradient is wanted, and returns it.</summary>
    public Tensor RequireGrad()
    {
        RequiresGrad = true;
        return this;
    }

    /// <summary>The same values, cut off from the operations that led to them.</summary>
    public Tensor Detach() => Share(Shape);

    /// <summary>Computes the gradient of this single number with respect to every leaf that asked for one.</summary>
    /// <exception cref="ShapeException">This tensor holds more than one value.</exception>
    /// <exception cref="InvalidOperationException">
    /// Nothing leads from here to a leaf that asked for a gradient, or an earlier call has let go of values on the way.
    /// </exception>
    public void Backward() => Backward(Count == 1
        ? Full(Shape, 1)
        : throw new ShapeException("Backward() starts at a single number, a loss: take the Sum() or Mean(), or pass a gradient of the " +
            "same shape.", $"shape {Shape}"));

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
                "Nothing that this tensor was computed from asks for a gradient. Mark a leaf with RequireGrad() and compute with " +
                    "whole-tensor operations: "
                + "values written one by one, as in y[i, j] = …, leave no trace of where they came from.");
        }

        using var _ = new NoGrad();
        var gradients = new Dictionary<Tensor, Tensor> { [this] = gradient.Share(Shape) };
        foreach (var tensor in ResultsBeforeInputs())
        {
            if (!gradients.Remove(tensor, out var its))
            {
                continue; // Nothing of it reaches the result: an operation between them has no gradient.
            }

            Interruption.Check?.Invoke();
            if (tensor.operation is { } made)
            {
                AddUp(gradients, made, its);
                tensor.operation = Operation.Released;
                its.Release();
                tensor.ReleaseIfLetGo();
            }
            else
            {
                tensor.Grad = tensor.Grad is { } sofar ? sofar + its : its;
            }
        }
    }

    /// <summary>Promises that nobody reads this tensor again, but for gradients that need it: its
    /// memory is free when they are done.</summary>
    internal void LetGo()
    {
        isLetGo = true;
        if (NoGrad.IsActive && operation is null)
        {
            Release();
        }
    }

    /// <summary>Computes in steps; where no gradients are wanted, everything but the result is given back at once.</summary>
    private static Tensor LettingGoOfSteps(Func<Tensor> compute)
    {
        if (!NoGrad.IsActive || temporaries is not null)
        {
            return compute();
        }

        temporaries = [];
        try
        {
            var result = compute();
            temporaries.Remove(result);
            temporaries.ForEach(step => step.Release());
            return result;
        }
        finally
        {
            temporaries = null;
        }
    }

    /// <summary>Whether an operation on this tensor is recorded.</summary>
    private bool IsRecorded => RequiresGrad && !NoGrad.IsActive;

    private void ReleaseIfLetGo()
    {
        if (isLetGo)
        {
            Release();
        }
    }

    /// <summary>Takes the gradients of one operation's inputs to what they have already, and lets go
    /// of everything that was computed on the way.</summary>
    private static void AddUp(Dictionary<Tensor, Tensor> gradients, Operation made, Tensor gradient)
    {
        temporaries = [];
        try
        {
            foreach (var (input, its) in made.Inputs.Zip(made.Gradients(gradient)))
            {
                if (input.RequiresGrad && its is not null)
                {
                    // One tensor may be the gradient of two inputs, and the result's own too: each gets a handle of its own.
                    gradients[input] = gradients.TryGetValue(input, out var others) ? others + its : its.Share(its.Shape);
                    temporaries.Remove(gradients[input]);
                    others?.Release();
                }
            }

            temporaries.ForEach(temporary => temporary.Release());
        }
        finally
        {
            temporaries = null;
        }
    }

    /// <summary>Gives a freshly computed tensor its place in the record, if one of its inputs wants a gradient.</summary>
    /// <remarks>Every operation ends here, and so keeps its inputs alive, and their memory theirs, until it has read them.</remarks>
    private Tensor MadeFromAll(Tensor[] inputs, Func<Tensor, Tensor?[]> gradients)
    {
        Interruption.Check?.Invoke();
        if (!NoGrad.IsActive && Array.Exists(inputs, input => input.RequiresGrad))
        {
            RequiresGrad = true;
            operation = new Operation(inputs, gradients);
        }

        return this;
    }

    /// <param name="input">What this tensor was computed from.</param>
    /// <param name="gradient">Turns the gradient of this tensor into that of the input.</param>
    /// <param name="holding">What else was computed for the gradient alone, and is let go with it.</param>
    private Tensor MadeFrom(Tensor input, Func<Tensor, Tensor> gradient, Tensor? holding = null) => MadeFromAll([input], dy =>
    {
        var dx = gradient(dy);
        holding?.Release();
        return [dx];
    });

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
                    "Backward() has run through here already and let the intermediate values go. Compute the loss again, then call it " +
                        "once; "
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
