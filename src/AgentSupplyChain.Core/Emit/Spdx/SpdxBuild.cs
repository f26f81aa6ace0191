namespace AgentSupplyChain.Core.Emit.Spdx;

/// <summary>How the project was built, as far as the project itself tells: framework, runtime, SDK. No time, folder or machine.</summary>
internal sealed class SpdxBuild(BomElement root, SpdxIds ids)
{
    private const string BuildType = "https://github.com/agent-supply-chain/AgentSupplyChain.Build/blob/main/docs/how-it-works.md";

    public IEnumerable<SpdxNode> Nodes
    {
        get
        {
            var sdk = root.Properties.Where(property => property.Name == AscProperty.SdkVersion).Select(property => property.Value).Order(StringComparer.Ordinal).ToList();
            var parameters = root.Properties
                .Where(property => property.Name is AscProperty.TargetFramework or AscProperty.RuntimeIdentifier or AscProperty.SdkVersion)
                .Select(property => property with { Name = property.Name["asc:".Length..] })
                .ToList();
            yield return Tool(BomJson.ToolName, BomJson.ToolVersion);
            foreach (var version in sdk)
                yield return Tool(".NET SDK", version);

            yield return new SpdxNode("build_Build", ids.Build, json =>
            {
                json.WriteString("build_buildType", BuildType);
                SpdxJson.Entries(json, "build_parameter", parameters);
            });
            yield return SpdxRelations.Node(ids.Relation("hasOutput", ids.Build), "hasOutput", ids.Build, [ids.Element(root.Ref)]);
            yield return SpdxRelations.Node(ids.Relation("usesTool", ids.Build), "usesTool", ids.Build, [ids.Tool(BomJson.ToolName), .. sdk.Select(version => Id(".NET SDK", version))]);
        }
    }

    private string Id(string name, string version) => ids.Tool(name == BomJson.ToolName ? name : $"{name} {version}");

    private SpdxNode Tool(string name, string version) => new("Tool", Id(name, version), json =>
    {
        json.WriteString("name", name);
        json.Text("description", "version " + version);
    });
}
