using System.Globalization;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Emit;

/// <summary>Endpoints and MCP servers as CycloneDX services.</summary>
internal static class AiServices
{
    /// <summary>The endpoint that serves a model: the only one that the project has of its provider.</summary>
    public static string? EndpointOf(Model model, AgentInventory inventory)
    {
        var endpoints = inventory.Endpoints.Where(endpoint => endpoint.Provider is not null && endpoint.Provider == model.Provider).Select(BomRef.Of).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return endpoints.Count == 1 ? endpoints[0] : null;
    }

    public static BomElement OfEndpoint(Endpoint endpoint, AgentInventory inventory)
    {
        var address = BomText.Address(endpoint.Url, keepQuery: false);
        var properties = new List<BomProperty> { new(AscProperty.Kind, "endpoint"), new(CdxProperty.AiKind, "inference-service") };
        var written = BomText.WithoutCredentials(endpoint.Url);
        RootElement.Add(properties, AscProperty.EndpointUrl, address is null ? written : null);
        RootElement.Add(properties, AscProperty.Unknown, "authenticated:not-known");

        // A key or a client tells whose interface it is; whose server it is tells the host. A gateway of one's own speaks the same language.
        var provider = address is not null && ModelProvider.OfHost(new Uri(address).Host) is var host && host != ModelProvider.Unknown ? host : null;
        RootElement.Add(properties, CdxProperty.AiProvider, endpoint.Provider);
        RootElement.Add(properties, AscProperty.Unknown, provider is null ? "provider:not-known" : null);
        return new BomElement(BomElement.Service, BomRef.Of(endpoint), address is null ? written : new Uri(address).Authority)
        {
            Manufacturer = provider is null ? null : new BomOrganization(provider),
            Endpoints = address is null ? [] : [address],
            CrossesTrustBoundary = true,
            DataFlows = Flows("prompts", "completions"),
            DependsOn = [.. inventory.Models.Where(model => EndpointOf(model, inventory) == BomRef.Of(endpoint)).Select(BomRef.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Evidence = endpoint.Evidence,
            Properties = properties,
            Completeness = Aggregate.Unknown,
        };
    }

    /// <summary>It depends on the embedding model where the project has exactly one: vectors of another model mean nothing in it.</summary>
    public static BomElement OfVectorStore(VectorStore store, IReadOnlyList<Model> models)
    {
        var embedding = models.Where(model => model.Task == "embedding").Select(BomRef.Of).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return new BomElement(BomElement.Service, BomRef.Of(store), store.Name)
        {
            DataFlows = Flows("vectors and queries", "documents"),
            DependsOn = embedding.Count == 1 ? embedding : [],
            Evidence = store.Evidence,
            Properties = [new(AscProperty.Kind, "vector-store"), new(AscProperty.Unknown, "authenticated:not-known"), new(AscProperty.Unknown, "trust-boundary:not-known")],
            Completeness = Aggregate.Unknown,
        };
    }

    /// <summary>The server, and the package or image that its launcher fetches unless the SBOM has it.</summary>
    /// <param name="packages">bom-refs of the SBOM by <c>Id/Version</c>.</param>
    /// <param name="offeredTools">bom-refs of the tools that the project offers over MCP.</param>
    /// <param name="namedTools">bom-refs of the tools that are known of it by their names.</param>
    public static IEnumerable<BomElement> OfMcpServer(McpServer server, Dictionary<string, string> packages, IReadOnlyList<string> offeredTools, IReadOnlyList<string> namedTools)
    {
        var pinned = PinnedVersion(server);
        var purl = server.Package is null ? null : PackageUrl.Launched(server.Launcher, server.Package, pinned);
        var inSbom = purl?.StartsWith("pkg:nuget/", StringComparison.Ordinal) == true ? packages.GetValueOrDefault($"{server.Package}/{pinned}") : null;
        var fetched = purl is null || inSbom is not null ? null : Fetched(server, purl, pinned);
        if (fetched is not null)
            yield return fetched;

        var address = BomText.Address(server.Url, keepQuery: false);
        var properties = new List<BomProperty>
        {
            new(AscProperty.Kind, "mcp-server"),
            new(AscProperty.McpRole, server.Role == McpRole.Used ? "used" : "offered"),
            new(AscProperty.McpTransport, server.Transport),
            new(CdxProperty.McpTransport, server.Transport),
            new(AscProperty.McpPin, AiElements.Pin(server.Pin)),
            new(AscProperty.Unknown, "authenticated:not-known"),
        };
        RootElement.Add(properties, AscProperty.McpLauncher, server.Launcher);
        RootElement.Add(properties, CdxProperty.McpCommand, server.Launcher);
        RootElement.Add(properties, CdxProperty.McpPackageRefs, purl);
        RootElement.Add(properties, CdxProperty.McpToolCount, server.Role == McpRole.Offered ? offeredTools.Count.ToString(CultureInfo.InvariantCulture) : null);
        RootElement.Add(properties, CdxProperty.McpConfigKey, server.Evidence.FirstOrDefault(evidence => evidence.Technique == Technique.ManifestAnalysis)?.Context);
        RootElement.Add(properties, AscProperty.McpPackage, purl ?? server.Package);
        RootElement.Add(properties, AscProperty.McpRequestedVersion, pinned is null ? server.PackageVersion : null);
        RootElement.Add(properties, AscProperty.EndpointUrl, address is null && server.Url is not null ? BomText.WithoutCredentials(server.Url) : null);
        properties.AddRange(server.EnvironmentNames.Select(name => new BomProperty(AscProperty.McpEnvironmentName, name)));
        yield return new BomElement(BomElement.Service, BomRef.Of(server), server.Name)
        {
            Version = pinned,
            Endpoints = address is null ? [] : [address],

            // A server that is used is code of others, whatever the pipe between. One that is offered on standard input serves who started it.
            CrossesTrustBoundary = server.Role == McpRole.Used || server.Transport != "stdio",
            DataFlows = server.Role == McpRole.Used ? Flows("tool arguments", "tool results") : [],
            References = inSbom is null ? [] : [new BomReference("bom", "", "package in the SBOM", inSbom)],
            DependsOn = server.Role == McpRole.Offered ? offeredTools : [.. namedTools, .. fetched is null ? [] : new[] { fetched.Ref }],
            Evidence = server.Evidence,
            Properties = properties,
            Completeness = Aggregate.Unknown,
        };
    }

    public static string? PinnedVersion(McpServer server) => server.Pin == PinState.Pinned ? server.PackageVersion : null;

    // A floating name is no version: what is fetched tomorrow may be another.
    private static BomElement Fetched(McpServer server, string purl, string? version) =>
        new(purl.StartsWith("pkg:docker/", StringComparison.Ordinal) ? "container" : "library", BomRef.OfPackageUrl(purl), server.Package!)
        {
            Version = version,
            IsExternal = true,
            PackageUrl = purl,
            Evidence = server.Evidence,
            IdentityField = "purl",
            Properties =
            [
                new(AscProperty.Kind, "mcp-server-package"),
                new(CdxProperty.McpPackage, "true"),
                new(CdxProperty.McpPackageName, server.Package!),
                .. version is null ? [new BomProperty(AscProperty.Unknown, "version:not-known")] : Array.Empty<BomProperty>(),
            ],
            Completeness = Aggregate.Unknown,
        };

    /// <summary>What goes into a service and comes out of it, as the service sees it. How it is classified is for the user to say.</summary>
    private static BomDataFlow[] Flows(string sent, string received) => [new("inbound", "not-known", sent), new("outbound", "not-known", received)];
}
