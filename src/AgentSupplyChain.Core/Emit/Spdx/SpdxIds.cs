using System.Security.Cryptography;
using System.Text;

namespace AgentSupplyChain.Core.Emit.Spdx;

/// <summary>
/// The ids of one SPDX document: <c>urn:uuid:…#…</c>. The UUID is derived from the content, as a CycloneDX serial number is, and differs from
/// that; what follows the number sign is derived from the <c>bom-ref</c>. So an element has one id in every document of equal content.
/// </summary>
internal sealed class SpdxIds(string serial)
{
    private static readonly Guid NameSpace = BomSerial.Version5(new Guid("6ba7b811-9dad-11d1-80b4-00c04fd430c8"), "urn:spdx:agent-supply-chain"u8.ToArray());

    private readonly string start = "urn:uuid:" + serial + "#";

    /// <summary>The ids of a document, from its canonical body.</summary>
    public static SpdxIds Of(BomDocument document) =>
        new(BomSerial.Version5(NameSpace, BomWriter.Write(document, serial: null, joinedSerial: null)).ToString("D"));

    public string Document => start + "document";

    public string Sbom => start + "sbom";

    public string Build => start + "build";

    public string Element(string bomRef) => start + "element-" + Escaped(bomRef);

    public string Agent(string name) => start + "agent-" + Escaped(name);

    public string Tool(string name) => start + "tool-" + Escaped(name);

    public string Licence(string text) => start + "licence-" + Short(text);

    public string Ancestor(BomAncestor ancestor) => start + "ancestor-" + Short(ancestor.Name + "\n" + ancestor.Version + "\n" + ancestor.PackageUrl);

    public string Annotation(string bomRef) => start + "annotation-" + Escaped(bomRef);

    public string Relation(string type, string from, string detail = "") => start + type + "-" + (detail.Length > 0 ? detail + "-" : "") + from[(from.IndexOf('#', StringComparison.Ordinal) + 1)..];

    private static string Escaped(string text) => Uri.EscapeDataString(BomText.Plain(text));

    // A licence can be a page long, an id should not be.
    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(BomText.Plain(text))).AsSpan(0, 10));
}
