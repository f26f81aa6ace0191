using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>Tools as CycloneDX components: definitions, with who ships them and what they say of their effects.</summary>
internal static class ToolElements
{
    /// <param name="shipper">Null where nobody knows.</param>
    public static BomElement Of(Tool tool, ToolShipper? shipper)
    {
        var properties = new List<BomProperty> { new(AscProperty.Kind, "tool") };
        RootElement.Add(properties, AscProperty.Unknown, tool.HasKnownName ? null : "name:not-known");
        RootElement.Add(properties, AscProperty.ToolDescriptionSha256, BomText.Digest(tool.DescriptionSha256, 32));
        RootElement.Add(properties, AscProperty.ToolSchemaSha256, BomText.Digest(tool.SchemaSha256, 32));
        RootElement.Add(properties, AscProperty.Unknown, BomText.Digest(tool.SchemaSha256, 32) is null ? "schema:not-known" : null);
        RootElement.Add(properties, AscProperty.ToolImplementation, tool.Implementation);
        RootElement.Add(properties, AscProperty.ToolOfferedOverMcp, tool.IsOfferedOverMcp ? "true" : null);
        RootElement.Add(properties, CdxProperty.McpRole, tool.IsOfferedOverMcp || tool.IsOnlyNamed ? "tool" : null);
        RootElement.Add(properties, AscProperty.ToolApproval, tool.Approval == ToolApproval.Required ? "required" : null);
        RootElement.Add(properties, AscProperty.ToolAssembly, tool.Assembly);
        RootElement.Add(properties, AscProperty.ToolShippedBy, shipper?.Name);
        RootElement.Add(properties, AscProperty.Unknown, shipper is null ? "package:not-known" : null);
        if (tool.IsOnlyNamed)
            properties.AddRange([new(AscProperty.ToolNamedBy, "allow-list"), new(AscProperty.Unknown, "definition:not-known")]);

        RootElement.Add(properties, AscProperty.ToolServer, tool.Server);
        AddSideEffects(properties, tool, isOfPackage: shipper?.Name.StartsWith("pkg:", StringComparison.Ordinal) != false);
        return new BomElement("data", BomRef.Of(tool), tool.Name)
        {
            DataType = "definition",
            References = shipper?.Ref is { } target ? [new BomReference("bom", "", "who ships it, in the SBOM", target)] : [],
            DependsOn = shipper?.FetchedRef is { } fetched ? [fetched] : [],
            Properties = properties,
            Evidence = tool.Evidence,
            Completeness = Aggregate.Unknown,
        };
    }

    // A hint is what the tool's author says of it, and nobody has proved it: of code of this build medium, of somebody else's low.
    private static void AddSideEffects(List<BomProperty> properties, Tool tool, bool isOfPackage)
    {
        var hints = tool.Hints.Where(SideEffects.IsHint).ToList();
        var effects = SideEffects.Of(hints);
        RootElement.Add(properties, AscProperty.Unknown, effects is null ? "sideEffects:not-known" : null);
        properties.AddRange(hints.Select(hint => new BomProperty(AscProperty.ToolHint, hint)));
        RootElement.Add(properties, CdxProperty.McpToolAnnotations, hints.Count == 0 || SideEffects.IsContradictory(hints) ? null : Annotations(hints));
        if (effects is null)
            return;

        properties.AddRange(
        [
            new(AscProperty.ToolSideEffects, effects),
            new(AscProperty.ToolSideEffectsEvidence, "declared-hint"),
            new(AscProperty.ToolSideEffectsConfidence, isOfPackage ? "low" : "medium"),
        ]);
    }

    // {"readOnlyHint":true}: as a server sends them.
    private static string Annotations(List<string> hints) =>
        "{" + string.Join(",", hints.Order(StringComparer.Ordinal).Select(hint => hint.Split('=')).Select(parts => $"\"{parts[0]}Hint\":{parts[1]}")) + "}";
}
