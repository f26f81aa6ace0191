using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>bom-refs: what a component is, never where or when it was found. Equal content has equal refs in every document.</summary>
internal static class BomRef
{
    public static string Of(ProjectIdentity project) => Plain($"project:{project.Name}@{project.Version}");

    public static string Of(Package package) => OfPackageUrl(PackageUrl.NuGet(package.Id, package.Version));

    /// <summary>The purl without its percent-encoding: readers that decode purls look refs up in that form.</summary>
    public static string OfPackageUrl(string purl) => Plain(Uri.UnescapeDataString(purl));

    public static string Of(ReferencedProject project) => Plain($"project:{project.Name}@{project.Version}");

    public static string Of(Framework framework) => Plain(framework.Version is null ? $"framework:{framework.Name}" : $"framework:{framework.Name}@{framework.Version}");

    public static string Of(Model model) =>
        Plain($"model:{model.Provider}/{model.Name}{Suffix('@', model.Version)}{Suffix('#', BomText.Digest(model.Sha256, 32))}");

    /// <summary>The same text in two files is one prompt.</summary>
    public static string Of(Prompt prompt) => Plain($"prompt:sha256:{prompt.Sha256}");

    public static string Of(Tool tool) => Plain($"tool:{tool.Name}{Suffix('#', tool.Implementation)}{Suffix('@', tool.IsOnlyNamed ? tool.Server ?? "" : null)}");

    public static string Of(McpServer server) => Plain($"mcp-server:{(server.Role == McpRole.Used ? "used" : "offered")}:{server.Name}");

    public static string Of(Endpoint endpoint) => Plain($"endpoint:{BomText.WithoutCredentials(endpoint.Url)}");

    public static string Of(VectorStore store) => Plain($"vector-store:{store.Name}{Suffix('#', store.Api)}");

    public static string Of(Agent agent) => Plain($"agent:{agent.Name}");

    public static string Of(Dataset dataset) => Plain($"dataset:{dataset.Name}{Suffix('#', BomText.Digest(dataset.Sha256, 32))}");

    public static string Of(AssertedDocument document, AssertedComponent component) =>
        Plain($"asserted:{string.Join('<', component.Origin is null ? [document.AssertedBy] : [component.Origin.AssertedBy, .. component.Origin.Through, document.AssertedBy])}:{component.Type}:{component.Kind}:{component.Name}{Suffix('@', component.Version)}");

    private static string Suffix(char separator, string? value) => value is null ? "" : separator + value;

    private static string Plain(string value) => BomText.Plain(value);
}
