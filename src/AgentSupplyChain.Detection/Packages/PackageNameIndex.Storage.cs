using System.Text;

namespace AgentSupplyChain.Detection.Packages;

/// <summary>
/// The stored form: a version, the length of each section, and the sections as they lie in memory, little-endian. It comes with the product and is read by the
/// same version of it. Nothing is computed on the way in: the first build of a process runs this code before the JIT has made it fast.
/// </summary>
public sealed partial class PackageNameIndex
{
    private const int StoredVersion = 1;
    private const int SectionCount = 12;
    private const int HeadLength = (1 + SectionCount) * sizeof(int);

    /// <summary>The index as bytes, the same for the same list on every machine.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var sections = new[]
        {
            Encoding.ASCII.GetBytes(_text), Bytes(_starts), Bytes(_byLength), Bytes(_signatures), Bytes(_exact), Bytes(_loose), Bytes(_cores), Bytes(_brands), Bytes(_orders),
            Bytes(_words), Bytes(_families), Encoding.ASCII.GetBytes(string.Join("\n", _reserved)),
        };
        writer.Write(StoredVersion);
        foreach (var section in sections)
            writer.Write(section.Length);
        foreach (var section in sections)
            writer.Write(section);

        writer.Flush();
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not those of <see cref="ToBytes"/>.</exception>
    public static PackageNameIndex Load(byte[] bytes)
    {
        if (!BitConverter.IsLittleEndian || bytes.Length < HeadLength || BitConverter.ToInt32(bytes, 0) != StoredVersion)
            throw new InvalidDataException("The index of package names is of another version.");

        var (number, at) = (0, HeadLength);
        var text = Text(bytes, ref number, ref at);
        var starts = Section<int>(bytes, sizeof(int), ref number, ref at);
        var byLength = Section<int>(bytes, sizeof(int), ref number, ref at);
        var signatures = Section<ulong>(bytes, sizeof(ulong), ref number, ref at);
        var exact = Section<ushort>(bytes, sizeof(ushort), ref number, ref at);
        var loose = Section<ushort>(bytes, sizeof(ushort), ref number, ref at);
        var cores = Section<ushort>(bytes, sizeof(ushort), ref number, ref at);
        var brands = Section<ushort>(bytes, sizeof(ushort), ref number, ref at);
        var orders = Section<ushort>(bytes, sizeof(ushort), ref number, ref at);
        var words = Section<uint>(bytes, sizeof(uint), ref number, ref at);
        var families = Section<uint>(bytes, sizeof(uint), ref number, ref at);
        var reserved = Text(bytes, ref number, ref at);
        return new PackageNameIndex(text, starts, byLength, signatures, exact, loose, cores, brands, orders, words, families, reserved.Length == 0 ? [] : reserved.Split('\n'));
    }

    private static byte[] Bytes(Array section)
    {
        var bytes = new byte[Buffer.ByteLength(section)];
        Buffer.BlockCopy(section, 0, bytes, 0, bytes.Length);
        return bytes;
    }

    private static string Text(byte[] bytes, ref int number, ref int at)
    {
        var length = LengthOf(bytes, ref number, at);
        at += length;
        return Encoding.ASCII.GetString(bytes, at - length, length);
    }

    private static T[] Section<T>(byte[] bytes, int size, ref int number, ref int at)
        where T : struct
    {
        var length = LengthOf(bytes, ref number, at);
        var section = new T[length / size];
        Buffer.BlockCopy(bytes, at, section, 0, length);
        at += length;
        return section;
    }

    private static int LengthOf(byte[] bytes, ref int number, int at)
    {
        var length = BitConverter.ToInt32(bytes, ++number * sizeof(int));
        return length >= 0 && length <= bytes.Length - at ? length : throw new InvalidDataException("The index of package names is cut off.");
    }
}
