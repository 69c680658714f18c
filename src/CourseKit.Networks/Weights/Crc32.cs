namespace CourseKit.Networks.Weights;

/// <summary>The checksum of zip archives, CRC-32 with the polynomial EDB88320, four bytes at a time (Kounavis and Berry 2005).</summary>
internal sealed class Crc32
{
    private static readonly uint[][] Tables = Make();

    private uint state = ~0u;

    public uint Value => ~state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var crc = state;
        while (bytes.Length >= 4)
        {
            crc ^= BitConverter.ToUInt32(bytes);
            crc = Tables[3][crc & 255] ^ Tables[2][(crc >> 8) & 255] ^ Tables[1][(crc >> 16) & 255] ^ Tables[0][crc >> 24];
            bytes = bytes[4..];
        }

        foreach (var next in bytes)
        {
            crc = Tables[0][(crc ^ next) & 255] ^ (crc >> 8);
        }

        state = crc;
    }

    /// <summary>For each byte what becomes of it, if none, one, two or three more follow.</summary>
    private static uint[][] Make()
    {
        var tables = new[] { new uint[256], new uint[256], new uint[256], new uint[256] };
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }

            tables[0][i] = crc;
        }

        for (var later = 1; later < 4; later++)
        {
            for (var i = 0; i < 256; i++)
            {
                var before = tables[later - 1][i];
                tables[later][i] = tables[0][before & 255] ^ (before >> 8);
            }
        }

        return tables;
    }
}
