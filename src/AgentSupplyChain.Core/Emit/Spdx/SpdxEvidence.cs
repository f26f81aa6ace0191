using System.Text;

namespace AgentSupplyChain.Core.Emit.Spdx;

/// <summary>Where and how an element was found, as an annotation of it: the evidence of CycloneDX, as JSON.</summary>
internal static class SpdxEvidence
{
    public static SpdxNode? Of(BomElement element, SpdxIds ids)
    {
        if (element.Evidence.Count + element.FoundLicenses.Count == 0 && element.Places is null)
            return null;

        // The body of a component whose only content is its evidence: both formats tell the same places in the same words.
        var evidence = new BomElement("data", "", "") { Evidence = element.Evidence, FoundLicenses = element.FoundLicenses, IdentityField = element.IdentityField, Places = element.Places };
        var statement = Encoding.UTF8.GetString(BomJson.WriteCompact(json =>
        {
            json.WriteStartObject();
            BomEvidenceWriter.Write(json, evidence);
            json.WriteEndObject();
        }));
        return new SpdxNode("Annotation", ids.Annotation(element.Ref), json =>
        {
            json.WriteString("annotationType", "other");
            json.WriteString("contentType", "application/json");
            json.WriteString("subject", ids.Element(element.Ref));
            json.WriteString("statement", statement);
        });
    }
}
