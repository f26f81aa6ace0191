using System.Text;

namespace AgentSupplyChain.Detection.Packages;

/// <summary>
/// The stored form: a version, the lengths of the sections, and the sections as they lie in memory, little-endian. It comes with the product and is read
/// by the same version of it.
/// </summary>
public sealed partial class PackageNameIndex
{
    private const int StoredVersion = 1;

    /// <summary>The index as bytes, the same for the same list on every machine.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var reserved = Encoding.ASCII.GetBytes(string.Join("\n", _reserved));
        int[] lengths = [_text.Length, _signatures.Length, _exact.Length, _loose.Length, _cores.Length, _brands.Length, _orders.Length, _words.Length, _families.Length, reserved.Length];
        writer.Write(StoredVersion);
        foreach (var length in lengths)
            writer.Write(length);

        writer.Write(Encoding.ASCII.GetBytes(_text));
        foreach (var (start, end) in _starts.Zip(_starts.Skip(1), (start, end) => (start, end)))
            writer.Write((byte)(end - start));
        foreach (var signature in _signatures)
            writer.Write(signature);
        foreach (var table in new[] { _exact, _loose, _cores, _brands, _orders })
        {
            foreach (var slot in table)
                writer.Write(slot);
        }

        foreach (var hash in _words.Concat(_families))
            writer.Write(hash);
        writer.Write(reserved);
        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not those of <see cref="ToBytes"/>.</exception>
    public static PackageNameIndex Load(byte[] bytes)
    {
        const int Sections = 10;
        if (!BitConverter.IsLittleEndian || bytes.Length < (Sections + 1) * sizeof(int) || BitConverter.ToInt32(bytes, 0) != StoredVersion)
            throw new InvalidDataException("The index of package names is of another version.");

        var lengths = new int[Sections];
        Buffer.BlockCopy(bytes, sizeof(int), lengths, 0, Sections * sizeof(int));
        var at = (Sections + 1) * sizeof(int);
        var text = Encoding.ASCII.GetString(bytes, at, lengths[0]);
        at += lengths[0];
        var starts = new int[lengths[1] + 1];
        for (var i = 0; i < lengths[1]; i++)
            starts[i + 1] = starts[i] + bytes[at++];

        var signatures = new ulong[lengths[1]];
        Copy(signatures, sizeof(ulong));
        var tables = new ushort[5][];
        for (var i = 0; i < tables.Length; i++)
        {
            tables[i] = new ushort[lengths[2 + i]];
            Copy(tables[i], sizeof(ushort));
        }

        var words = new uint[lengths[7]];
        Copy(words, sizeof(uint));
        var families = new uint[lengths[8]];
        Copy(families, sizeof(uint));
        var reserved = Encoding.ASCII.GetString(bytes, at, lengths[9]);
        return new PackageNameIndex(
            text, starts, signatures, tables[0], tables[1], tables[2], tables[3], tables[4], words, families, reserved.Length == 0 ? [] : reserved.Split('\n'));

        void Copy(Array section, int size)
        {
            Buffer.BlockCopy(bytes, at, section, 0, section.Length * size);
            at += section.Length * size;
        }
    }
}
