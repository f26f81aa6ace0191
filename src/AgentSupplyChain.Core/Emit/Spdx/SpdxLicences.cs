namespace AgentSupplyChain.Core.Emit.Spdx;

/// <summary>Licences, and who has which. A licence by name is a text, since SPDX has no other place for it.</summary>
internal sealed class SpdxLicences(SpdxIds ids)
{
    private readonly SortedDictionary<string, SpdxNode> nodes = new(StringComparer.Ordinal);

    public IEnumerable<SpdxNode> Nodes => nodes.Values;

    /// <summary>True where somewhere no licence is known: the individual that says so is of the profile ExpandedLicensing.</summary>
    public bool IsAnyUnknown { get; private set; }

    /// <summary>What is declared and what is concluded, each exactly once: where nothing is known, that is said.</summary>
    public IEnumerable<SpdxNode> Of(BomElement element)
    {
        var all = element.Licenses.Concat(element.LicensesInEvidence).ToList();
        yield return Relation("hasDeclaredLicense", ids.Element(element.Ref), all.Where(license => !license.IsConcluded));
        yield return Relation("hasConcludedLicense", ids.Element(element.Ref), all.Where(license => license.IsConcluded));
    }

    private SpdxNode Relation(string type, string from, IEnumerable<BomLicense> licences)
    {
        var targets = licences.Select(Node).Distinct(StringComparer.Ordinal).ToList();
        if (targets.Count == 0)
        {
            IsAnyUnknown = true;
            targets.Add(SpdxWords.NoLicence);
        }

        return SpdxRelations.Node(ids.Relation(type, from), type, from, targets);
    }

    /// <summary>The id of the licence, as an element of the document.</summary>
    public string Node(BomLicense licence)
    {
        var text = licence.Expression ?? licence.Name ?? licence.Url ?? SpdxWords.NoText;
        var id = ids.Licence($"{licence.Expression is not null}\n{text}\n{licence.Url}");
        nodes.TryAdd(id, licence.Expression is not null
            ? new SpdxNode("simplelicensing_LicenseExpression", id, json => json.Text("simplelicensing_licenseExpression", text))
            : new SpdxNode("simplelicensing_SimpleLicensingText", id, json =>
            {
                json.Text("name", text);
                json.Text("simplelicensing_licenseText", text);
                if (licence.Url is { } url)
                    SpdxJson.ExternalRefs(json, [new BomReference("license", url)]);
            }));
        return id;
    }
}
