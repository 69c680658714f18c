using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CourseKit.Tensors.Execution;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Tensors;

/// <content>The graph of operations, and how a write to what it needs is noticed.</content>
public sealed partial class Tensor
{
    /// <summary>The tensors that a composite computation has made so far on this thread, for it to free.</summary>
    [ThreadStatic]
    private static List<Tensor>? temporaries;

    private Operation? operation;
    private bool isInGraph;
    private bool isFreedAfterBackward;
    private int? hashWhenLent;

    /// <summary>Gets the number of writes to this tensor, those through a span of its <see cref="Data"/> apart.</summary>
    internal int Version { get; private set; }

    /// <summary>Gets whether an operation on this tensor is recorded.</summary>
    private bool IsRecorded => RequiresGrad && !NoGrad.IsActive;

    /// <summary>Returns whether the values have this hash or, if it is null, the one from when a span of them was first handed
    /// out; true if no span is out.</summary>
    internal bool HasHash(int? hash) => (hash ?? hashWhenLent) is not { } known || known == Hash();

    /// <summary>Promises that nobody reads this tensor again, but for gradients that need it: its memory is free when they are
    /// done.</summary>
    internal void FreeAfterBackward()
    {
        isFreedAfterBackward = true;
        if (NoGrad.IsActive && operation is null)
        {
            Release();
        }
    }

    /// <summary>Computes in several operations and, where no gradients are wanted, frees their results but for the last at once.</summary>
    private static Tensor FreeingIntermediates(Func<Tensor> compute)
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
            temporaries.ForEach(intermediate => intermediate.Release());
            return result;
        }
        finally
        {
            temporaries = null;
        }
    }

    private void ReleaseIfFreed()
    {
        if (isFreedAfterBackward)
        {
            Release();
        }
    }

    /// <summary>Records how this freshly computed tensor came about, if one of its inputs wants a gradient, and returns it.</summary>
    /// <remarks>Every operation ends here, and so keeps its inputs alive, and their memory theirs, until it has read them.</remarks>
    /// <param name="inputs">The tensors that it was computed from.</param>
    /// <param name="gradients">Computes one gradient an input from the gradient of this tensor.</param>
    /// <param name="saved">The tensors whose values <paramref name="gradients"/> reads: none may be missing here, or a write to it
    /// goes unnoticed.</param>
    /// <param name="name">The operation, for messages.</param>
    private Tensor RecordAll(
        Tensor[] inputs, Func<Tensor, Tensor?[]> gradients, ReadOnlySpan<Tensor?> saved = default, [CallerMemberName] string name = "")
    {
        Interruption.Check?.Invoke();
        if (!NoGrad.IsActive && Array.Exists(inputs, input => input.RequiresGrad))
        {
            RequiresGrad = true;
            operation = new Operation(name, Array.ConvertAll(inputs, input => input.RequiresGrad ? input : null), gradients)
            {
                Saved = Save(saved),
                Result = Save(this),
                OverwrittenInput = Array.Find(inputs, input => input.IsOverwritten),
            };
        }

        return this;
    }

    /// <inheritdoc cref="RecordAll(Tensor[], Func{Tensor, Tensor?[]}, ReadOnlySpan{Tensor?}, string)"/>
    /// <param name="input">The tensor that this one was computed from.</param>
    /// <param name="gradient">Computes the gradient of the input from that of this tensor.</param>
    /// <param name="saved">The tensors whose values <paramref name="gradient"/> reads.</param>
    /// <param name="scratch">Memory that was filled for the gradient alone, and is freed with it.</param>
    /// <param name="name">The operation, for messages.</param>
    private Tensor Record(Tensor input, Func<Tensor, Tensor> gradient, ReadOnlySpan<Tensor?> saved = default, Tensor? scratch = null,
        [CallerMemberName] string name = "") => RecordAll(
        [input],
        dy =>
        {
            var dx = gradient(dy);
            scratch?.Release();
            return [dx];
        },
        saved,
        name);

    /// <summary>Gets whether this tensor was computed and then written to, so that its operation is not all that it came from.</summary>
    private bool IsOverwritten => operation is { } made && made != Operation.Released && !made.Result.IsUnchanged;

    private static SavedTensor[] Save(ReadOnlySpan<Tensor?> tensors)
    {
        var (saved, count) = (new SavedTensor[tensors.Length], 0);
        foreach (var tensor in tensors)
        {
            if (tensor is not null)
            {
                saved[count++] = Save(tensor);
            }
        }

        return count == saved.Length ? saved : saved[..count];
    }

    private static SavedTensor Save(Tensor tensor)
    {
        tensor.isInGraph = true;
        return new SavedTensor(tensor, tensor.Version, tensor.Storage.IsLent ? tensor.Hash() : null);
    }

    /// <summary>Counts a write.</summary>
    private void NoteWrite()
    {
        Version++;
        hashWhenLent = null;
    }

    /// <summary>Prepares for a span of the values to be out: a reader changes nothing, and a writer is found out by the hash.</summary>
    private void NoteLending()
    {
        if (isInGraph && !Storage.IsLent)
        {
            hashWhenLent ??= Hash();
        }
    }

    private int Hash()
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(Values));
        return hash.ToHashCode();
    }
}
