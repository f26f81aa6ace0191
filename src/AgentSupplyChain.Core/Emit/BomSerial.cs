using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AgentSupplyChain.Core.Emit;

/// <summary>
/// Serial numbers that are derived from content: UUID version 5 (RFC 9562) over the bytes of the document without its serial number and
/// without its links to the document it is joined to. An SBOM and an AIBOM link each other, so a serial number over the finished bytes
/// would have to contain itself. Who wants to verify one removes <c>serialNumber</c> and every external reference whose address begins
/// with the other document's <c>urn:cdx:</c> serial, and hashes what is left.
/// </summary>
internal static class BomSerial
{
    /// <summary>Name space of RFC 9562 for names that are addresses.</summary>
    private static readonly Guid Address = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private static readonly Guid NameSpace = Version5(Address, Encoding.ASCII.GetBytes("urn:cdx:agent-supply-chain"));

    /// <summary>Lower-case UUID without <c>urn:uuid:</c>.</summary>
    public static string Of(byte[] canonicalBody) => Version5(NameSpace, canonicalBody).ToString("D");

    /// <summary>BOM-Link of the first version of a document, or of an element in it.</summary>
    public static string Link(string serial, string? bomRef) =>
        string.IsNullOrEmpty(bomRef) ? $"urn:cdx:{serial}/1" : $"urn:cdx:{serial}/1#{Uri.EscapeDataString(bomRef)}";

    [SuppressMessage("Security", "CA5350", Justification = "RFC 9562 defines version 5 over SHA-1. It names a document here; what protects its content is the signature.")]
    internal static Guid Version5(Guid nameSpace, byte[] name)
    {
        var input = new byte[16 + name.Length];
        nameSpace.TryWriteBytes(input, bigEndian: true, out _);
        name.CopyTo(input, 16);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
