using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using CourseKit.Tensors.Files;
using static System.FormattableString;

namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>
/// Reads the part of Python's pickle format that state dicts are written in, protocols 2 to 5: numbers, texts, lists, tuples,
/// dictionaries and tensors. A pickle is a program that may name any function of Python's; here it can only use the names of
/// <see cref="PickledName"/> and pass over objects of the <see cref="HarmlessNames"/>; any other name is refused and said.
/// </summary>
/// <remarks>https://github.com/python/cpython/blob/main/Lib/pickletools.py describes each
/// instruction. A list is a <c>List</c>, a tuple an array.</remarks>
internal sealed class Unpickler
{
    /// <summary>More than the state of any network needs; it bounds what a small file can make grow.</summary>
    private const int MostInstructions = 4_000_000;

    private const int LongestName = 1000, LongestInteger = 256;

    private readonly ByteSource source;
    private readonly PickleStack stack;
    private readonly Dictionary<long, object?> memo = [];
    private readonly Dictionary<string, StorageReference> storages = [];
    private int steps;

    private Unpickler(ByteSource source) => (this.source, stack) = (source, new PickleStack(Unexpected));

    /// <summary>The value that the next pickle of a source holds.</summary>
    public static object? Read(ByteSource source) => new Unpickler(source).Run();

    /// <summary>The value that the next pickle of a source holds, and the storages that it refers to, by their keys.</summary>
    public static (object? Root, IReadOnlyDictionary<string, StorageReference> Storages) ReadCheckpoint(ByteSource source)
    {
        var unpickler = new Unpickler(source);
        return (unpickler.Run(), unpickler.storages);
    }

    private object? Run()
    {
        while (steps++ < MostInstructions)
        {
            var instruction = (Instruction)source.Byte();
            if (instruction == Instruction.Stop)
            {
                return stack.Pop();
            }

            if (!PushNumber(instruction) && !PutTogether(instruction))
            {
                Execute(instruction);
            }
        }

        throw source.Damaged(Invariant($"The pickle of a state dict has at most {MostInstructions:N0} instructions."), "more");
    }

    private bool PushNumber(Instruction instruction)
    {
        switch (instruction)
        {
            case Instruction.None: stack.Push(null); break;
            case Instruction.True: stack.Push(true); break;
            case Instruction.False: stack.Push(false); break;
            case Instruction.Int32: stack.Push((long)source.Int32()); break;
            case Instruction.Byte: stack.Push((long)source.Byte()); break;
            case Instruction.UInt16: stack.Push((long)source.UInt16()); break;
            case Instruction.ShortInteger: stack.Push(Integer(source.Byte())); break;
            case Instruction.LongInteger: stack.Push(Integer(source.Int32())); break;
            case Instruction.Float: stack.Push(BinaryPrimitives.ReadDoubleBigEndian(source.Take(8))); break;
            case Instruction.ShortText or Instruction.ShortLatinText: stack.Push(Text(source.Byte())); break;
            case Instruction.Text: stack.Push(Text((uint)source.Int32())); break;
            case Instruction.LatinText: stack.Push(Text(source.Int32())); break;
            case Instruction.LongText: stack.Push(Text(source.Int64())); break;
            case Instruction.ShortBytes: stack.Push(source.Take(source.Byte())); break;
            case Instruction.LongBytes32: stack.Push(source.Take((uint)source.Int32())); break;
            case Instruction.LongBytes or Instruction.ByteArray: stack.Push(source.Take(source.Int64())); break;
            default: return false;
        }

        return true;
    }

    private bool PutTogether(Instruction instruction)
    {
        switch (instruction)
        {
            case Instruction.Mark: stack.PushMark(); break;
            case Instruction.Pop: stack.Pop(); break;
            case Instruction.PopMark: stack.PopToMark(); break;
            case Instruction.Duplicate: stack.Push(stack.Top); break;
            case Instruction.EmptyList: stack.Push(new List<object?>()); break;
            case Instruction.List: stack.Push(stack.PopToMark()); break;
            case Instruction.Append: stack.Append([stack.Pop()]); break;
            case Instruction.AppendAll: stack.Append(stack.PopToMark()); break;
            case Instruction.EmptySet: stack.Push(new SkippedObject("set")); break;
            case Instruction.AddItems: stack.Append(stack.PopToMark()); break;
            case Instruction.FrozenSet: stack.PopToMark(); stack.Push(new SkippedObject("frozenset")); break;
            case Instruction.EmptyTuple: stack.Push(Array.Empty<object?>()); break;
            case Instruction.Tuple: stack.Push(stack.PopToMark().ToArray()); break;
            case Instruction.Tuple1: stack.Push(stack.Pop(1)); break;
            case Instruction.Tuple2: stack.Push(stack.Pop(2)); break;
            case Instruction.Tuple3: stack.Push(stack.Pop(3)); break;
            case Instruction.EmptyDictionary: stack.Push(new PickledDictionary()); break;
            case Instruction.SetItem: stack.SetItems(stack.Pop(2)); break;
            case Instruction.SetItems: stack.SetItems(stack.PopToMark()); break;
            case Instruction.Memoize: memo[memo.Count] = stack.Top; break;
            case Instruction.Put: memo[source.Byte()] = stack.Top; break;
            case Instruction.LongPut: memo[(uint)source.Int32()] = stack.Top; break;
            case Instruction.Get: stack.Push(Remembered(source.Byte())); break;
            case Instruction.LongGet: stack.Push(Remembered((uint)source.Int32())); break;
            default: return false;
        }

        return true;
    }

    private void Execute(Instruction instruction)
    {
        switch (instruction)
        {
            case Instruction.Protocol: RequireProtocol(source.Byte()); break;
            case Instruction.Frame: source.Take(8); break;
            case Instruction.Name: stack.Push(Named(source.Line(LongestName), source.Line(LongestName))); break;
            case Instruction.StackName: PushStackName(); break;
            case Instruction.Call: Call(); break;
            case Instruction.NewObject: NewObject(stack.Pop(2)[0]); break;
            case Instruction.NewObjectWithNames: NewObject(stack.Pop(3)[0]); break;
            case Instruction.SetState: SetState(); break;
            case Instruction.Persistent: stack.Push(Storage(stack.Pop())); break;
            case Instruction.Instance: Named(source.Line(LongestName), source.Line(LongestName)); throw Unexpected("an object");
            default: throw Unexpected(Invariant($"instruction {(int)instruction:X2}"));
        }
    }

    private void PushStackName() =>
        stack.Push(stack.Pop(2) is [string module, string name] ? Named(module, name) : throw Unexpected("a name that is no text"));

    private void RequireProtocol(byte protocol)
    {
        if (protocol is < 2 or > 5)
        {
            throw source.Damaged("A checkpoint is pickled in protocol 2 to 5.", $"protocol {protocol}");
        }
    }

    /// <summary>Integers of any length. Those of a state dict fit into 64 bits; the magic number of the old format does not.</summary>
    private object Integer(int length)
    {
        var number = length <= LongestInteger ? new BigInteger(source.Take(length)) : throw Unexpected($"a number of {length} bytes");
        return length <= 8 ? (object)(long)number : number;
    }

    private string Text(long length) => Encoding.UTF8.GetString(source.Take(length));

    private object? Remembered(long place) =>
        memo.TryGetValue(place, out var value) ? value : throw Unexpected($"place {place} of the memo, which is empty");

    private PickledName Named(string module, string name) => KnownName(module, name) ?? throw source.Damaged(
        "A checkpoint is read without running anything: it names what tensors, dictionaries and harmless options are made of, and nothing "
        + "else. torch.save(model.state_dict(), …) makes one.",
        $"{Excerpt.Of(module)}.{Excerpt.Of(name)}");

    private static PickledName? KnownName(string module, string name) =>
        module.Length + name.Length <= LongestName ? PickledName.Of($"{module}.{name}") : null;

    /// <summary>An object of a class. Only of those that are passed over there are any.</summary>
    private void NewObject(object? type) => stack.Push(type is PickledName { Name: var name } && HarmlessNames.Contains(name)
        ? new SkippedObject(name) : throw Unexpected("an object"));

    private void Call()
    {
        if (stack.Pop(2) is not [PickledName { Make: { } make } function, object?[] arguments])
        {
            throw Unexpected("a call of something that is no function");
        }

        steps += arguments is [List<object?> { Count: var items }] ? Math.Min(items, MostInstructions) : 0;
        stack.Push(make(arguments) ?? throw Unexpected(
            $"{function.Name} with arguments that it does not take, or a tensor that reaches beyond its storage"));
    }

    /// <summary>State dicts have notes about versions, which are passed over, as are the states of objects that are themselves.</summary>
    private void SetState()
    {
        var state = stack.Pop();
        if (stack.Top is not SkippedObject && (stack.Top is not PickledDictionary || state is not PickledDictionary))
        {
            throw Unexpected("a state for something that has none");
        }
    }

    private StorageReference Storage(object? id)
    {
        var storage = id is object?[] and ["storage", PickledName { Numbers: { } type }, string key, string, long count, ..] parts
            && key.Length <= StorageReference.LongestKey && count >= 0 && count <= long.MaxValue / type.Size
            && (parts.Length == 5 || (parts.Length == 6 && parts[5] is null))
                ? new StorageReference(key, type, count)
                : throw Unexpected("a reference to something that is no storage");
        return storages.TryAdd(storage.Key, storage) || storages[storage.Key] == storage
            ? storages[storage.Key]
            : throw Unexpected($"storage {Excerpt.Of(storage.Key)} with two kinds of numbers or two sizes");
    }

    private WeightsException Unexpected(string received) => source.Damaged(
        "The pickle of a state dict puts together numbers, texts, lists, tuples, dictionaries and tensors.",
        Invariant($"{received}, at byte {source.Position:N0}"));
}
