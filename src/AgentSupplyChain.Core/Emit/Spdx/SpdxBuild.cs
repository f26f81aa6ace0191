namespace AgentSupplyChain.Core.Emit.Spdx;

/// <summary>How the project was built, as far as the document tells: framework, runtime, SDK and what else was worked with. No time, folder or machine.</summary>
internal sealed class SpdxBuild(BomElement root, IReadOnlyList<BomFormulation> formulations, SpdxIds ids)
{
    private const string BuildType = "https://github.com/agent-supply-chain/AgentSupplyChain.Build/blob/main/docs/how-it-works.md";

    private const string Sdk = ".NET SDK";

    public IEnumerable<SpdxNode> Nodes
    {
        get
        {
            var tools = Tools().Distinct().OrderBy(Id, StringComparer.Ordinal).ToList();
            foreach (var tool in tools)
            {
                yield return new SpdxNode("Tool", Id(tool), json =>
                {
                    json.Text("name", tool.Name);
                    json.Text("description", tool.Version.Length == 0 ? null : "version " + tool.Version);
                });
            }

            yield return new SpdxNode("build_Build", ids.Build, json =>
            {
                json.WriteString("build_buildType", BuildType);
                SpdxJson.Entries(json, "build_parameter", Parameters());
            });
            yield return SpdxRelations.Node(ids.Relation("hasOutput", ids.Build), "hasOutput", ids.Build, [ids.Element(root.Ref)]);
            yield return SpdxRelations.Node(ids.Relation("usesTool", ids.Build), "usesTool", ids.Build, tools.Select(Id));
        }
    }

    private IEnumerable<Tool> Tools()
    {
        yield return new Tool(BomJson.ToolName, BomJson.ToolVersion);
        foreach (var property in root.Properties.Where(property => property.Name == AscProperty.SdkVersion))
            yield return new Tool(Sdk, property.Value);

        foreach (var component in formulations.SelectMany(formulation => formulation.Components))
            yield return new Tool(component.Name, component.Version ?? "");
    }

    private List<BomProperty> Parameters() =>
    [
        .. root.Properties
            .Where(property => property.Name is AscProperty.TargetFramework or AscProperty.RuntimeIdentifier or AscProperty.SdkVersion)
            .Select(property => property with { Name = property.Name["asc:".Length..] })
            .Concat(formulations.SelectMany(formulation => formulation.Properties))
            .Distinct(),
    ];

    private string Id(Tool tool) => ids.Tool(tool.Name == BomJson.ToolName ? tool.Name : $"{tool.Name} {tool.Version}");

    private sealed record Tool(string Name, string Version);
}
