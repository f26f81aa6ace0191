using System.Text.Json;

namespace AgentSupplyChain.Core.Emit.Spdx;

/// <summary>Who made, supplies or describes something: a node for each name.</summary>
internal sealed class SpdxAgents(SpdxIds ids)
{
    /// <summary>Stands for a supplier that nobody names, where SPDX demands one.</summary>
    private const string NotKnown = "not known";

    private readonly SortedDictionary<string, SpdxNode> nodes = new(StringComparer.Ordinal);

    public IEnumerable<SpdxNode> Nodes => nodes.Values;

    public string Of(BomOrganization organization) => Node("Organization", organization.Name, json =>
    {
        json.Text("name", organization.Name);
        if (organization.Url is { } url)
            SpdxJson.ExternalRefs(json, [new BomReference("website", url)]);
    });

    /// <summary>An author, who may be a person or an organisation: a name does not tell.</summary>
    public string OfAuthor(string name) => Node("Agent", name, json => json.Text("name", name));

    public string Unknown() => Node("Agent", NotKnown, json =>
    {
        json.WriteString("name", NotKnown);
        json.WriteString("comment", "The build does not know the supplier; SPDX demands one here.");
    });

    public string Program() => Node("SoftwareAgent", BomJson.ToolName, json =>
    {
        json.WriteString("name", BomJson.ToolName);
        json.WriteString("comment", "The project names no author and no company: only the program that wrote the document is known.");
    });

    // One name is one agent; the first class that it was seen in stays.
    private string Node(string type, string name, Action<Utf8JsonWriter> body)
    {
        var id = ids.Agent(type + "-" + name);
        nodes.TryAdd(id, new SpdxNode(type, id, body));
        return id;
    }
}
