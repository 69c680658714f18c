using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CourseKit.Tests;

/// <summary>Lets TorchSharp's native library load where libstdc++ is older than that of GCC 13, as on Debian 12.</summary>
/// <remarks>
/// It asks for GLIBCXX_3.4.32 for one symbol alone, which no code of it calls. In the copy beside the program that requirement is marked as
/// weak, as the linker's <c>VER_FLG_WEAK</c> does; the file in the package stays as it is.
/// https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html.
/// </remarks>
internal static class NativeLibrary
{
    private const uint VersionNeeds = 0x6FFFFFFE;
    private const byte Weak = 2;

    [ModuleInitializer]
    internal static void Loosen()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
        if (!OperatingSystem.IsLinux() || !File.Exists(path))
        {
            return;
        }

        var file = File.ReadAllBytes(path);
        if (Loosen(file, "GLIBCXX_3.4.32\0"u8))
        {
            File.WriteAllBytes($"{path}.loose", file);
            File.Move($"{path}.loose", path, overwrite: true);
        }
    }

    /// <summary>Marks a required version as weak; returns whether it was not yet.</summary>
    private static bool Loosen(Span<byte> file, ReadOnlySpan<byte> version)
    {
        var (table, size, count) = (Long(file, 0x28), Short(file, 0x3A), Short(file, 0x3C));
        for (var section = table; section < table + (size * count); section += size)
        {
            if (Int(file, section + 4) != VersionNeeds)
            {
                continue;
            }

            var names = Long(file, table + (size * Int(file, section + 40)) + 24);
            for (int library = Long(file, section + 24), next = -1; next != 0; library += next)
            {
                next = Int(file, library + 12);
                for (int required = library + Int(file, library + 8), after = -1; after != 0; required += after)
                {
                    after = Int(file, required + 12);
                    if (file[(names + Int(file, required + 8))..].StartsWith(version) && (file[required + 4] & Weak) == 0)
                    {
                        file[required + 4] |= Weak;
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static int Short(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);

    private static int Int(ReadOnlySpan<byte> file, int at) => (int)BinaryPrimitives.ReadUInt32LittleEndian(file[at..]);

    private static int Long(ReadOnlySpan<byte> file, int at) => checked((int)BinaryPrimitives.ReadUInt64LittleEndian(file[at..]));
}
