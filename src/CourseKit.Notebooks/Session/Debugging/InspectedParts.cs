using System.Collections;
using System.Globalization;
using System.Reflection;
using CourseKit.Grading.Execution;
using CourseKit.Tensors;

namespace CourseKit.Notebooks.Session.Debugging;

/// <summary>Parts of a value: the rows of a tensor, the items of a collection, the properties and fields of an object.</summary>
internal static class InspectedParts
{
    private const int Most = 100;

    /// <summary>Returns whether a value has parts that say more than its text.</summary>
    public static bool IsComposed(object? value) => value switch
    {
        null or string or Delegate or IFormattable or bool or char or Type or Exception { InnerException: null } => false,
        Tensor tensor => tensor.Shape.Rank > 0,
        ICollection items when !IsOfCell(value) => items.Count > 0,
        _ => !DeferredSequence.Is(value) && Members(value).Any(),
    };

    /// <summary>Returns the parts, or as many as are shown.</summary>
    public static IEnumerable<InspectedValue> Of(object? value) => !IsComposed(value) ? [] : value switch
    {
        Tensor { Shape.Rank: 1 } vector => Items(vector.Shape[0], index => vector[index]),
        Tensor tensor => Items(tensor.Shape[0], index => tensor.Select(0, index)),
        Array { Rank: 1 } array => Items(array.Length, index => array.GetValue(array.GetLowerBound(0) + index)),
        IDictionary pairs when !IsOfCell(value) => Entries(pairs),
        ICollection items when !IsOfCell(value) => Items(items.Count, new Enumerated(items).At),
        _ => Members(value!).Select(member => Read(member.Name, () => member.Value())),
    };

    private static IEnumerable<InspectedValue> Items(int count, Func<int, object?> item)
    {
        for (var index = 0; index < Math.Min(count, Most); index++)
        {
            var at = index;
            yield return Read(string.Create(CultureInfo.InvariantCulture, $"[{index}]"), () => item(at));
        }

        if (count > Most)
        {
            var rest = string.Create(CultureInfo.InvariantCulture, $"{count - Most:N0} more");
            yield return new InspectedValue("…", rest, string.Empty, null);
        }
    }

    private static IEnumerable<InspectedValue> Entries(IDictionary pairs)
    {
        return pairs.Keys.Cast<object>().Take(Most).ToList().Select(key =>
            Read($"[{InspectedValue.Of(string.Empty, key).Text}]", () => pairs[key]));
    }

    /// <summary>The value of a part, which a learner's own code may compute; or what it throws.</summary>
    private static InspectedValue Read(string name, Func<object?> read)
    {
        object? value = null;
        return Stoppable.Run(() => value = read(), ShownText.Limit) switch
        {
            Ending.Returned => InspectedValue.Of(name, value),
            Ending.Threw(var error) => new InspectedValue(name, ErrorText.OneLine(Cause(error)), string.Empty, null),
            _ => new InspectedValue(name, ShownText.TooLong().Message, string.Empty, null),
        };
    }

    private static Exception Cause(Exception error) => error is TargetInvocationException { InnerException: { } cause } ? cause : error;

    /// <summary>The public properties and fields; of a learner's own types, all fields, but for those that the compiler has made.</summary>
    private static IEnumerable<(string Name, Func<object?> Value)> Members(object value)
    {
        const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;

        var type = value.GetType();
        var properties = type.GetProperties(Public)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && CanBeHeld(property.PropertyType));
        var fields = type.GetFields(IsOfCell(value) ? Public | BindingFlags.NonPublic : Public)
            .Where(field => !field.Name.StartsWith('<') && CanBeHeld(field.FieldType));
        return
        [
            .. properties.Select(property => (property.Name, (Func<object?>)(() => property.GetValue(value)))),
            .. fields.Select(field => (field.Name, (Func<object?>)(() => field.GetValue(value)))),
        ];
    }

    /// <summary>Returns whether a learner has written the type, whose members may do anything.</summary>
    private static bool IsOfCell(object value) => CellAssemblies.SymbolsOf(value.GetType().Assembly) is not null;

    private static bool CanBeHeld(Type type) => !type.IsByRefLike && !type.IsPointer && !type.IsByRef;

    /// <summary>The items of a collection by their numbers, which come in order.</summary>
    private sealed class Enumerated(ICollection items)
    {
        private readonly IEnumerator enumerator = items.GetEnumerator();

        public object? At(int index) => enumerator.MoveNext() ? enumerator.Current : null;
    }
}
