using System.Buffers.Binary;
using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CourseKit.Notebooks.Session;

/// <summary>Puts <see cref="CellGuard"/> at the start of every method of a compiled cell: those that the compiler has made, too.</summary>
/// <remarks>
/// Methods get new bodies in a section of their own at the end of the file (ECMA-335, II.25): the old code behind a call of a guard.
/// A method whose lines cannot be moved behind the call keeps its body; in its loops, it can be stopped all the same.
/// Nothing is inlined any longer: an error inside a method would be reported in the line that calls it. Nor is anything optimized but
/// methods with loops, which take the time: in optimized code, an error may be reported in the line before.
/// </remarks>
internal static class GuardedImage
{
    /// <summary>The offset of the flags in a row of the method table, after the address of the body (II.22.26).</summary>
    private const int ImplFlags = 4;

    /// <summary>The parts of a header for a body of any size (II.25.4.4).</summary>
    private const ushort FatHeader = 0x3003, MoreSections = 0x08, InitLocals = 0x10;

    /// <summary>A table of exception clauses for a body of any size, and how long it and each clause are (II.25.4.6).</summary>
    private const int FatClauses = 0x41, ClausesHeaderSize = 4, ClauseSize = 24;

    /// <summary>The instruction <c>call</c>, and its length with the token of what it calls.</summary>
    private const byte CallInstruction = 0x28, CallLength = 5;

    /// <summary>The assembly with its guards, and its symbols, which are changed in place.</summary>
    public static byte[] Of(byte[] image, byte[] symbols)
    {
        using var file = new PEReader(new MemoryStream(image));
        var metadata = file.GetMetadataReader();
        var (guards, bodies) = (Guards(metadata), new AddedSection(file));
        using var lines = new MethodLines(symbols);
        var row = file.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.MethodDef);
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            var flags = MethodImplAttributes.NoInlining;
            if (method.RelativeVirtualAddress != 0 && guards.Count > 0)
            {
                var body = file.GetMethodBody(method.RelativeVirtualAddress);
                flags |= HasLoop(metadata, body) ? 0 : MethodImplAttributes.NoOptimization;
                if (lines.TryMove(handle, CallLength))
                {
                    var address = bodies.Add(Guarded(body, guards[Guard(metadata, method, body)]));
                    BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(row), address);
                }
            }

            image[row + ImplFlags] |= (byte)flags;
            row += metadata.GetTableRowSize(TableIndex.MethodDef);
        }

        AllowOptimization(image, file, metadata);
        KeepProcess(image, file, metadata);
        return bodies.AppendedTo(image);
    }

    /// <summary>Allows the runtime to optimize, which the compiler forbids where it keeps every statement and variable apart:
    /// changes <see cref="DebuggableAttribute"/>.</summary>
    private static void AllowOptimization(byte[] image, PEReader file, MetadataReader metadata)
    {
        var modes = metadata.GetAssemblyDefinition().GetCustomAttributes().Single(one => IsOf(metadata, one, nameof(DebuggableAttribute)));
        var value = metadata.GetCustomAttribute(modes).Value;

        // Behind the length of the blob and its prolog (II.23.3).
        var start = file.PEHeaders.MetadataStartOffset + metadata.GetHeapMetadataOffset(HeapIndex.Blob) + metadata.GetHeapOffset(value) + 3;
        BinaryPrimitives.WriteInt32LittleEndian(
            image.AsSpan(start), (int)DebuggableAttribute.DebuggingModes.IgnoreSymbolStoreSequencePoints);
    }

    /// <summary>Makes references to what ends the process refer to the guards of the same names: calls, and methods as values.</summary>
    private static void KeepProcess(byte[] image, PEReader file, MetadataReader metadata)
    {
        var guards = metadata.TypeReferences.FirstOrDefault(type => IsNamed(metadata, type, nameof(CellGuard)));
        if (guards.IsNil)
        {
            return;
        }

        // The row is: whose member it is, its name, its signature (II.22.25).
        var rowSize = metadata.GetTableRowSize(TableIndex.MemberRef);
        var ofWhom = rowSize - IndexSize(metadata, HeapIndex.String) - IndexSize(metadata, HeapIndex.Blob);
        var start = file.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.MemberRef);
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference
                && IsNamed(metadata, (TypeReferenceHandle)member.Parent, nameof(Environment))
                && metadata.GetString(member.Name) is nameof(CellGuard.Exit) or nameof(CellGuard.FailFast))
            {
                var row = image.AsSpan(start + ((MetadataTokens.GetRowNumber(handle) - 1) * rowSize), ofWhom);
                var index = CodedIndex.MemberRefParent(guards);
                if (ofWhom == sizeof(ushort))
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(row, (ushort)index);
                }
                else
                {
                    BinaryPrimitives.WriteInt32LittleEndian(row, index);
                }
            }
        }
    }

    private static int IndexSize(MetadataReader metadata, HeapIndex heap) =>
        metadata.GetHeapSize(heap) > ushort.MaxValue ? sizeof(int) : sizeof(ushort);

    private static bool IsNamed(MetadataReader metadata, TypeReferenceHandle type, string name) =>
        metadata.StringComparer.Equals(metadata.GetTypeReference(type).Name, name);

    /// <summary>The tokens of the guards by their names; none in an assembly that does not know them.</summary>
    private static Dictionary<string, int> Guards(MetadataReader metadata)
    {
        var guards = new Dictionary<string, int>();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference
                && IsNamed(metadata, (TypeReferenceHandle)member.Parent, nameof(CellGuard)))
            {
                guards[metadata.GetString(member.Name)] = MetadataTokens.GetToken(handle);
            }
        }

        return guards;
    }

    private static string Guard(MetadataReader metadata, MethodDefinition method, MethodBodyBlock body)
    {
        var (name, type) = (metadata.GetString(method.Name), metadata.GetTypeDefinition(method.GetDeclaringType()));
        var isPartOfAsync = Implements(metadata, type, "IAsyncStateMachine");
        if (name == "MoveNext")
        {
            return isPartOfAsync ? nameof(CellGuard.AsyncStep) : nameof(CellGuard.SlowCall);
        }

        if (Has(metadata, method.GetCustomAttributes(), "AsyncStateMachineAttribute")
            || (isPartOfAsync && name.EndsWith("MoveNextAsync", StringComparison.Ordinal)))
        {
            return nameof(CellGuard.AsyncCall);
        }

        return body.ExceptionRegions.Any(region => HoldsUp(metadata, body, region)) || Creates(metadata, body)
            ? nameof(CellGuard.SlowCall)
            : MayCall(body.GetILBytes()) ? nameof(CellGuard.Call)
            : nameof(CellGuard.Round);
    }

    /// <summary>Returns whether an exception may give rise to another on its way: in what catches it, and in a <c>finally</c> that
    /// calls more than <c>using</c>, <c>foreach</c> and <c>lock</c> do.</summary>
    private static bool HoldsUp(MetadataReader metadata, MethodBodyBlock body, ExceptionRegion region)
    {
        if (region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter)
        {
            return true;
        }

        return Called(metadata, body.GetILBytes().AsSpan(region.HandlerOffset, region.HandlerLength))
            .Any(name => name is not ("Dispose" or "Exit"));
    }

    /// <summary>Returns whether objects are created by reflection, also by <c>new T()</c>, which wraps what constructors throw.</summary>
    private static bool Creates(MetadataReader metadata, MethodBodyBlock body) =>
        Called(metadata, body.GetILBytes()).Contains(nameof(Activator.CreateInstance));

    /// <summary>Returns whether there is a loop, which <see cref="GuardedCell"/> has put a guard into. It has put all guards at the
    /// beginning of the cell, too.</summary>
    private static bool HasLoop(MetadataReader metadata, MethodBodyBlock body)
    {
        var called = Called(metadata, body.GetILBytes());
        return called.Count(name => name == nameof(CellGuard.Round)) > called.Count(name => name == nameof(CellGuard.SlowCall));
    }

    /// <summary>The names of the methods that code calls, and perhaps some of what only looks like a call.</summary>
    private static List<string> Called(MetadataReader metadata, ReadOnlySpan<byte> code)
    {
        var names = new List<string>();
        for (var at = 0; at + CallLength <= code.Length; at++)
        {
            if (MayCall(code[at..(at + 1)])
                && NameOfCalled(metadata, BinaryPrimitives.ReadInt32LittleEndian(code[(at + 1)..])) is { } name)
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>The name of a method; null if the token is no method's.</summary>
    private static string? NameOfCalled(MetadataReader metadata, int token)
    {
        var (kind, row) = ((HandleKind)(token >>> 24), token & 0xFFFFFF);
        return row == 0 ? null : kind switch
        {
            HandleKind.MethodDefinition when row <= metadata.GetTableRowCount(TableIndex.MethodDef) =>
                metadata.GetString(metadata.GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(row)).Name),
            HandleKind.MemberReference when row <= metadata.GetTableRowCount(TableIndex.MemberRef) =>
                metadata.GetString(metadata.GetMemberReference(MetadataTokens.MemberReferenceHandle(row)).Name),
            HandleKind.MethodSpecification when row <= metadata.GetTableRowCount(TableIndex.MethodSpec) => NameOfCalled(
                metadata,
                MetadataTokens.GetToken(metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row)).Method)),
            _ => null,
        };
    }

    private static bool Has(MetadataReader metadata, CustomAttributeHandleCollection attributes, string name) =>
        attributes.Any(attribute => IsOf(metadata, attribute, name));

    private static bool IsOf(MetadataReader metadata, CustomAttributeHandle attribute, string name) =>
        metadata.GetCustomAttribute(attribute).Constructor is { Kind: HandleKind.MemberReference } constructor
            && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type
            && IsNamed(metadata, (TypeReferenceHandle)type, name);

    private static bool Implements(MetadataReader metadata, TypeDefinition type, string name) =>
        type.GetInterfaceImplementations().Any(implementation =>
            metadata.GetInterfaceImplementation(implementation).Interface is { Kind: HandleKind.TypeReference } implemented
            && IsNamed(metadata, (TypeReferenceHandle)implemented, name));

    /// <summary>Returns whether there is a byte that may be one of the instructions that call.</summary>
    private static bool MayCall(ReadOnlySpan<byte> code) => code.ContainsAny(
        [CallInstruction, (byte)ILOpCode.Calli, (byte)ILOpCode.Callvirt, (byte)ILOpCode.Newobj]);

    /// <summary>The body with a guard in front of its code.</summary>
    private static byte[] Guarded(MethodBodyBlock body, int guard)
    {
        var (code, clauses) = (body.GetILBytes()!, body.ExceptionRegions);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write((ushort)(FatHeader | (clauses.Length > 0 ? MoreSections : 0) | (body.LocalVariablesInitialized ? InitLocals : 0)));
        writer.Write((ushort)body.MaxStack);
        writer.Write(CallLength + code.Length);
        writer.Write(body.LocalSignature.IsNil ? 0 : MetadataTokens.GetToken(body.LocalSignature));
        writer.Write(CallInstruction);
        writer.Write(guard);
        writer.Write(code);
        if (clauses.Length > 0)
        {
            AddedSection.Align(stream);
            writer.Write(FatClauses | (ClausesHeaderSize + (ClauseSize * clauses.Length)) << 8);
            foreach (var clause in clauses)
            {
                writer.Write((int)clause.Kind);
                writer.Write(clause.TryOffset + CallLength);
                writer.Write(clause.TryLength);
                writer.Write(clause.HandlerOffset + CallLength);
                writer.Write(clause.HandlerLength);
                writer.Write(clause.Kind switch
                {
                    ExceptionRegionKind.Catch => MetadataTokens.GetToken(clause.CatchType),
                    ExceptionRegionKind.Filter => clause.FilterOffset + CallLength,
                    _ => 0,
                });
            }
        }

        return stream.ToArray();
    }
}
