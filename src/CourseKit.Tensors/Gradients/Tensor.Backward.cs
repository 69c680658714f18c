using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Tensors;

/// <content>Reverse-mode automatic differentiation: <see cref="Backward()"/> walks the recorded operations from the result to the
/// leaves.</content>
public sealed partial class Tensor
{
    /// <summary>Computes the gradient of this single number with respect to every leaf that asked for one.</summary>
    /// <exception cref="ShapeException">This tensor holds more than one value.</exception>
    /// <exception cref="InvalidOperationException">
    /// Nothing leads from here to a leaf that asked for a gradient, an earlier call has freed values on the way, or a value that a gradient
    /// needs was written to since.
    /// </exception>
    public void Backward() => Backward(Count == 1
        ? Full(Shape, 1)
        : throw new ShapeException("Backward() starts at a single number, a loss: take the Sum() or Mean(), or pass a gradient of the " +
            "same shape.", $"shape {Shape}"));

    /// <summary>Computes gradients from a given one: that of some later number with respect to this tensor.</summary>
    /// <exception cref="ShapeException">The gradient has another shape than this tensor.</exception>
    /// <exception cref="InvalidOperationException">
    /// Nothing leads from here to a leaf that asked for a gradient, an earlier call has freed values on the way, or a value that a gradient
    /// needs was written to since.
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

        if (IsOverwritten)
        {
            throw Overwritten(this, "before Backward()");
        }

        using var _ = new NoGrad();
        var gradients = new Dictionary<Tensor, Tensor> { [this] = gradient.Share(Shape) };
        var order = ReverseTopologicalOrder();
        GradientObserver.Current?.OnBackward(this, order);
        foreach (var tensor in order)
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
                tensor.ReleaseIfFreed();
            }
            else
            {
                tensor.grad = tensor.grad is { } sofar ? sofar + its : its;
            }
        }
    }

    /// <summary>Adds the gradients of one operation's inputs to those that they have, and frees the temporaries.</summary>
    private static void AddUp(Dictionary<Tensor, Tensor> gradients, Operation made, Tensor gradient)
    {
        temporaries = [];
        try
        {
            foreach (var (input, its) in made.Inputs.Zip(made.Gradients(gradient)))
            {
                if (input is not null && its is not null)
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

    /// <summary>Returns every tensor that a gradient reaches in reverse topological order: results before their inputs.</summary>
    /// <exception cref="InvalidOperationException">An earlier call has freed what is needed on the way, or it was written to.</exception>
    private List<Tensor> ReverseTopologicalOrder()
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

            if (at.NextInput == 0)
            {
                at.Tensor.RequireUnchangedValues();
            }

            var inputs = at.Tensor.operation?.Inputs ?? [];
            if (at.NextInput == inputs.Length)
            {
                inputsFirst.Add(at.Tensor);
                continue;
            }

            path.Push((at.Tensor, at.NextInput + 1));
            if (inputs[at.NextInput] is { } input && seen.Add(input))
            {
                path.Push((input, 0));
            }
        }

        inputsFirst.Reverse();
        return inputsFirst;
    }

    /// <summary>Makes sure that this tensor's operation computes its gradient from the values that it computed its result from.</summary>
    /// <exception cref="InvalidOperationException">One of them was written to.</exception>
    private void RequireUnchangedValues()
    {
        if (operation?.OverwrittenInput is { } input)
        {
            throw Overwritten(input, $"before {operation.Name} read it");
        }

        foreach (var saved in operation?.Saved ?? [])
        {
            if (!saved.IsUnchanged)
            {
                throw new InvalidOperationException(
                    $"{operation!.Name} needs the values that it computed with again, for its gradient. Received: a tensor of shape "
                    + $"{saved.Tensor.Shape} that was written to (tensor[i] = …, or its Data) between {operation.Name} and Backward(). "
                    + "Write before you compute, or after Backward(), or write to a copy: tensor.Detach().");
            }
        }
    }

    private static InvalidOperationException Overwritten(Tensor tensor, string when) => new(
        "Gradients follow operations, and a value that is written into a result leaves no trace of where it came from. Received: the "
        + $"result of {tensor.operation?.Name}, of shape {tensor.Shape}, that was written to (tensor[i] = …, or its Data) {when}. Compute "
        + "with whole-tensor operations, such as a product with a mask, or write to a tensor that Detach() has cut off.");
}
