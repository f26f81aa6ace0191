namespace AgentSupplyChain.Core.Emit;

/// <summary>
/// A document without what CycloneDX 1.6 does not know. Nothing is lost: what 1.6 has no field for stands in properties, and a concluded
/// licence beside a declared one in the evidence, because 1.6 allows one expression for a component.
/// </summary>
internal static class CycloneDx16Form
{
    public const string SpecVersion = "1.6";

    public static BomDocument Of(BomDocument document) => document with
    {
        Root = Of(document.Root),
        Elements = [.. document.Elements.Select(Of)],
        // Who stated a field stands in a property of its component too.
        Citations = [],
        Formulation = document.Formulation is { } build ? Of(build) : null,
        OtherFormulations = [.. document.OtherFormulations.Select(Of)],
    };

    private static BomFormulation Of(BomFormulation build) => build with { Components = [.. build.Components.Select(Of)] };

    private static BomElement Of(BomElement element)
    {
        if (!element.IsExternal && element.VersionRange is null && element.Licenses.Count < 2)
            return element;

        var properties = element.Properties.ToList();
        if (element.IsExternal)
            properties.Add(new(AscProperty.External, "true"));

        RootElement.Add(properties, AscProperty.VersionRange, element.VersionRange);
        var declared = OneForm(element.Licenses.Where(license => !license.IsConcluded));
        var concluded = OneForm(element.Licenses.Where(license => license.IsConcluded));
        return element with
        {
            IsExternal = false,
            VersionRange = null,
            Licenses = declared.Count > 0 ? declared : concluded,
            LicensesInEvidence = declared.Count > 0 ? concluded : [],
            Properties = properties,
        };
    }

    // One expression, or licences by name. A second expression is kept as a name: its text is still told.
    private static List<BomLicense> OneForm(IEnumerable<BomLicense> licenses)
    {
        var all = licenses.ToList();
        return all.Count < 2 ? all : [.. all.Select(license => license with { Expression = null, Name = license.Name ?? license.Expression })];
    }
}
