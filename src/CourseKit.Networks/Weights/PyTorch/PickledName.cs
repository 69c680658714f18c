namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>A name of Python's that a pickle may use, and what calling it gives here: plain data. Nothing of Python is looked up.</summary>
/// <param name="Name">The name with its module.</param>
/// <param name="Make">The function from arguments to a value, null for arguments it does not take; missing for other names.</param>
/// <param name="Numbers">For the type of a storage, its kind of number.</param>
internal sealed record PickledName(string Name, Func<IReadOnlyList<object?>, object?>? Make = null, NumberType? Numbers = null)
{
    private static readonly Dictionary<string, PickledName> Allowed = Functions().Concat(Storages()).ToDictionary(name => name.Name);

    /// <summary>Returns the meaning of a name; null for all that is on neither list.</summary>
    public static PickledName? Of(string name) => Allowed.GetValueOrDefault(name)
        ?? (HarmlessNames.Contains(name) ? new(name, _ => new SkippedObject(name)) : null);

    private static IEnumerable<PickledName> Functions() =>
    [
        new("collections.OrderedDict", arguments => arguments is [] ? new PickledDictionary()
            : arguments is [List<object?> or object?[]] ? PickledDictionary.Of((IReadOnlyList<object?>)arguments[0]!) : null),
        new("collections.defaultdict", _ => new PickledDictionary()),
        new("torch._utils._rebuild_tensor_v2", arguments => Tensor(arguments)),
        new("torch._utils._rebuild_tensor", arguments => arguments.Count == 4 ? Tensor(arguments) : null),
        new("torch._utils._rebuild_parameter", arguments => arguments is [PickledTensor tensor, ..] ? tensor : null),
        new("torch._utils._rebuild_parameter_with_state", arguments => arguments is [PickledTensor tensor, ..] ? tensor : null),
        new("torch._tensor._rebuild_from_type_v2", arguments =>
            arguments is [PickledName { Name: "torch._utils._rebuild_tensor_v2" }, PickledName, object?[] inner, _] ? Tensor(inner) : null),
        new("torch.Size", arguments => arguments is [object?[] sizes] ? sizes : null),
    ];

    /// <summary>The view (storage, offset, size, stride, …) of a storage.</summary>
    private static PickledTensor? Tensor(IReadOnlyList<object?> arguments) =>
        arguments is [StorageReference storage, long offset, object?[] sizes, object?[] strides, ..] && Whole(sizes) is { } shape
            && Whole(strides) is { } steps
            ? PickledTensor.Of(storage, offset, shape, steps) : null;

    private static IEnumerable<PickledName> Storages() =>
        from type in NumberType.All where type.Torch is not null select new PickledName($"torch.{type.Torch}", Numbers: type);

    private static IReadOnlyList<long>? Whole(object?[] items) => items.Length <= NumberType.MostAxes && items.All(item => item is long)
        ? [.. items.Cast<long>()]
        : null;
}
