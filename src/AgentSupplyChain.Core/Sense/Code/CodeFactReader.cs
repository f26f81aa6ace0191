using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Files;

namespace AgentSupplyChain.Core.Sense.Code;

/// <summary>
/// Finds the generator's record: as a file in obj where the compiler writes generated sources, else among the sources that the compiler
/// embeds in the PDB, which lies beside the assembly or in it.
/// </summary>
public static class CodeFactReader
{
    public const string SourceName = "AgentSupplyChain.Inventory.g.cs";

    private const long SourceLimit = 32 * 1024 * 1024;

    private const long BinaryLimit = 256 * 1024 * 1024;

    /// <summary>Kind of the custom debug information that holds an embedded source (Portable PDB format).</summary>
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <param name="source">The generated source; it need not exist.</param>
    /// <param name="symbols">PDB, or assembly with an embedded one, in the order in which they are asked; they need not exist.</param>
    public static CodeRecord Read(ProjectFile? source, IEnumerable<ProjectFile> symbols, ICollection<Finding> faults)
    {
        if (source is not null && File.Exists(source.Path))
            return BoundedFile.ReadText(source.Path, source.Name, SourceLimit, faults) is { } text ? Judge(text, source.Name, faults) : CodeRecord.Missing;

        foreach (var file in symbols.Where(file => File.Exists(file.Path)))
        {
            if (BoundedFile.ReadBytes(file.Path, file.Name, BinaryLimit, faults) is { } bytes && ReadSymbols(bytes, file.Name, faults) is { } text)
                return Judge(text, file.Name, faults);
        }

        return CodeRecord.Missing;
    }

    private static CodeRecord Judge(string text, string name, ICollection<Finding> faults)
    {
        var record = CodeRecord.Parse(text);
        if (record.Coverage != CodeCoverage.Complete)
            faults.Add(BoundedFile.Fault(name, "the record of what the code uses is cut off or was altered; rebuild the project"));

        return record;
    }

    private static string? ReadSymbols(byte[] bytes, string name, ICollection<Finding> faults)
    {
        try
        {
            return bytes.AsSpan().StartsWith("MZ"u8) ? InAssembly(bytes) : InPortablePdb(bytes);
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidDataException or DecoderFallbackException or IOException
            or InvalidOperationException or ArgumentException or OverflowException)
        {
            faults.Add(BoundedFile.Fault(name, "its debug information is damaged; rebuild the project"));
            return null;
        }
    }

    private static string? InAssembly(byte[] bytes)
    {
        using var assembly = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(bytes));
        foreach (var entry in assembly.ReadDebugDirectory().Where(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb))
        {
            // "MPDB", then the size after decompression: asked before the platform allocates it.
            if (entry.DataSize < 8 || BitConverter.ToInt32(bytes, entry.DataPointer + 4) is < 0 or > (int)BinaryLimit)
                throw new InvalidDataException();

            using var pdb = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
            return SourceIn(pdb.GetMetadataReader());
        }

        return null;
    }

    private static string? InPortablePdb(byte[] bytes)
    {
        // Another format (the Windows PDB) embeds no source that could be read here: that is unknown, not damaged.
        if (!bytes.AsSpan().StartsWith("BSJB"u8))
            return null;

        using var pdb = MetadataReaderProvider.FromPortablePdbImage(ImmutableCollectionsMarshal.AsImmutableArray(bytes));
        return SourceIn(pdb.GetMetadataReader());
    }

    private static string? SourceIn(MetadataReader pdb)
    {
        foreach (var handle in pdb.Documents)
        {
            if (!pdb.GetString(pdb.GetDocument(handle).Name).EndsWith(SourceName, StringComparison.Ordinal))
                continue;

            foreach (var information in pdb.GetCustomDebugInformation(handle).Select(pdb.GetCustomDebugInformation))
            {
                if (pdb.GetGuid(information.Kind) == EmbeddedSource)
                    return TextOf(pdb.GetBlobBytes(information.Value));
            }
        }

        return null;
    }

    /// <summary>Four bytes with the size after decompression, zero where the rest is not compressed; then the source.</summary>
    private static string TextOf(byte[] blob)
    {
        if (blob.Length < 4)
            throw new InvalidDataException();

        var size = BitConverter.ToInt32(blob, 0);
        if (size is < 0 or > (int)SourceLimit || blob.Length > SourceLimit)
            throw new InvalidDataException();

        byte[] bytes;
        if (size == 0)
        {
            bytes = blob[4..];
        }
        else
        {
            bytes = new byte[size];
            using var deflate = new DeflateStream(new MemoryStream(blob, 4, blob.Length - 4), CompressionMode.Decompress);
            deflate.ReadExactly(bytes);
        }

        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(start));
    }
}
