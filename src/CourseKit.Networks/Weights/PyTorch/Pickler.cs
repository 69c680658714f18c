using System.Buffers.Binary;
using System.Text;
using CourseKit.Tensors;

namespace CourseKit.Networks.Weights.PyTorch;

/// <summary>Writes the pickle of a state dict, as torch.save does: an ordered dictionary of tensors,
/// each with a storage of its own.</summary>
internal sealed class Pickler
{
    private readonly MemoryStream pickle = new();

    private Pickler()
    {
    }

    public static byte[] Write(StateDict weights)
    {
        var pickler = new Pickler();
        pickler.Dictionary(weights);
        return pickler.pickle.ToArray();
    }

    private void Dictionary(StateDict weights)
    {
        Do(Instruction.Protocol);
        pickle.WriteByte(2);
        EmptyOrderedDictionary();
        Do(Instruction.Mark);
        foreach (var (number, (name, value)) in weights.Index())
        {
            Text(name);
            TensorOf(value.Shape, $"{number}");
        }

        Do(Instruction.SetItems, Instruction.Stop);
    }

    /// <summary>torch._utils._rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks).</summary>
    private void TensorOf(Shape shape, string key)
    {
        Name("torch._utils", "_rebuild_tensor_v2");
        Do(Instruction.Mark, Instruction.Mark);
        Text("storage");
        Name("torch", NumberType.Float32.Torch!);
        Text(key);
        Text("cpu");
        Integer(shape.Elements);
        Do(Instruction.Tuple, Instruction.Persistent);
        Integer(0);
        Tuple(shape.Select(size => (long)size));
        Tuple(Strided.RowMajor(shape));
        Do(Instruction.False);
        EmptyOrderedDictionary();
        Do(Instruction.Tuple, Instruction.Call);
    }

    private void EmptyOrderedDictionary()
    {
        Name("collections", "OrderedDict");
        Do(Instruction.EmptyTuple, Instruction.Call);
    }

    private void Do(params ReadOnlySpan<Instruction> instructions)
    {
        foreach (var instruction in instructions)
        {
            pickle.WriteByte((byte)instruction);
        }
    }

    private void Name(string module, string name)
    {
        Do(Instruction.Name);
        pickle.Write(Encoding.ASCII.GetBytes($"{module}\n{name}\n"));
    }

    private void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        Do(Instruction.Text);
        pickle.Write(length);
        pickle.Write(bytes);
    }

    /// <summary>Writes a number of 0 or more in the shortest form, as Python does: some readers know no longer one for a small
    /// number.</summary>
    private void Integer(long number)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = sizeof(long);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], number);
        var (instruction, form) = number switch
        {
            <= byte.MaxValue => (Instruction.Byte, 1..2),
            <= ushort.MaxValue => (Instruction.UInt16, 1..3),
            <= int.MaxValue => (Instruction.Int32, 1..5),
            _ => (Instruction.ShortInteger, Range.All),
        };
        Do(instruction);
        pickle.Write(bytes[form]);
    }

    private void Tuple(IEnumerable<long> numbers)
    {
        Do(Instruction.Mark);
        foreach (var number in numbers)
        {
            Integer(number);
        }

        Do(Instruction.Tuple);
    }
}
