namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>The stack on which the instructions of a pickle put values, and put them together.</summary>
/// <param name="unexpected">The objection to a pickle that takes what is not there.</param>
internal sealed class PickleStack(Func<string, WeightsException> unexpected)
{
    private static readonly object Mark = new();

    private readonly List<object?> values = [];

    public object? Top => values is [.., var top] && top != Mark ? top : throw unexpected("nothing where a value should be");

    public void Push(object? value) => values.Add(value);

    public void PushMark() => values.Add(Mark);

    public object? Pop()
    {
        var top = Top;
        values.RemoveAt(values.Count - 1);
        return top;
    }

    /// <summary>The last values, the topmost last.</summary>
    public object?[] Pop(int count)
    {
        var items = new object?[count];
        for (var i = count - 1; i >= 0; i--)
        {
            items[i] = Pop();
        }

        return items;
    }

    /// <summary>All values above the last mark, and the mark.</summary>
    public List<object?> PopToMark()
    {
        var mark = values.LastIndexOf(Mark);
        var items = mark >= 0 ? values[(mark + 1)..] : throw unexpected("items without a beginning");
        values.RemoveRange(mark, values.Count - mark);
        return items;
    }

    /// <summary>Puts items behind those of the list on top; those of an object that is passed over are passed over.</summary>
    public void Append(IReadOnlyList<object?> items)
    {
        if (Top is SkippedObject)
        {
            return;
        }

        if (Top is not List<object?> list)
        {
            throw unexpected("items for something that is no list");
        }

        list.AddRange(items);
    }

    /// <summary>Puts keys and values, in turn, into the dictionary on top; those of an object that is passed over are passed
    /// over.</summary>
    public void SetItems(IReadOnlyList<object?> items)
    {
        if (Top is SkippedObject)
        {
            return;
        }

        if (Top is not PickledDictionary dictionary || items.Count % 2 != 0)
        {
            throw unexpected("items for something that is no dictionary");
        }

        for (var i = 0; i < items.Count; i += 2)
        {
            dictionary.Add(items[i], items[i + 1]);
        }
    }
}
