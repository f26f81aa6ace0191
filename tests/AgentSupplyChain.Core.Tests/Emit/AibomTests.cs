using System.Text;
using System.Text.Json.Nodes;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Models;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class AibomTests
{
    private static readonly Boms Written = Boms.Write(Inventories.Agent());
    private static readonly System.Text.Json.JsonElement Aibom = Parse(Written.Aibom!);

    [Fact]
    public void A_server_that_is_offered_depends_on_the_tools_it_offers() =>
        Assert.Equal(["tool:find_order#Shop.Orders.Find"], DependsOn(Aibom, "mcp-server:offered:shop"));

    [Fact]
    public void Each_document_links_the_other()
    {
        var sbom = Parse(Written.Sbom!);
        Assert.Equal([$"urn:cdx:{Serial(Aibom)}/1"], Addresses(Root(sbom), "bom"));
        Assert.Contains($"urn:cdx:{Serial(sbom)}/1", Addresses(Root(Aibom), "bom"));
        Assert.NotEqual(Serial(sbom), Serial(Aibom));
    }

    [Fact]
    public void A_serial_number_can_be_recomputed_from_the_published_document()
    {
        foreach (var (document, other) in new[] { (Written.Sbom!, Written.Aibom!), (Written.Aibom!, Written.Sbom!) })
        {
            var bom = JsonNode.Parse(document)!.AsObject();
            var serial = ((string)bom["serialNumber"]!)["urn:uuid:".Length..];
            bom.Remove("serialNumber");
            RemoveLinks(bom, $"urn:cdx:{Serial(Parse(other))}/1");
            Assert.Equal(serial, BomSerial.Of(BomJson.Write(json => bom.WriteTo(json))));
            Assert.Equal('5', serial[14]);
        }
    }

    [Fact]
    public void Any_change_of_content_changes_the_serial_number_of_its_document_only()
    {
        var inventory = Inventories.Agent();
        var changed = Boms.Write(inventory with { Prompts = [new Prompt("prompts/system.md", new string('e', 64))] });
        Assert.Equal(Serial(Parse(Written.Sbom!)), Serial(Parse(changed.Sbom!)));
        Assert.NotEqual(Serial(Aibom), Serial(Parse(changed.Aibom!)));
    }

    [Fact]
    public void A_pinned_model_has_its_snapshot_as_version_and_its_maker_on_any_cloud()
    {
        var model = Named(Aibom, "gpt-4.1-2025-04-14");
        Assert.Equal("machine-learning-model", Text(model, "type"));
        Assert.True(model.GetProperty("isExternal").GetBoolean());
        Assert.Equal("2025-04-14", Text(model, "version"));
        Assert.Equal("OpenAI", Text(model.GetProperty("manufacturer"), "name"));
        Assert.Equal("text-generation", Text(model.GetProperty("modelCard").GetProperty("modelParameters"), "task"));
        var evidence = model.GetProperty("evidence");
        Assert.Contains("source-code-analysis", List(Assert.Single(List(evidence, "identity")), "methods").Select(method => Text(method, "technique")));
        Assert.Contains("Shop.Program.Main", List(evidence, "occurrences").Select(place => Text(place, "symbol")));
    }

    [Fact]
    public void A_floating_model_has_no_version_and_says_so()
    {
        var model = Elements(Aibom).Single(e => Ref(e) == "model:openai/gpt-4o");
        Assert.Null(Text(model, "version"));
        Assert.Equal(["floating"], Values(model, AscProperty.ModelPin));
        Assert.Contains("version:not-known", Values(model, AscProperty.Unknown));
        Assert.Equal(["Model:Name"], Values(model, AscProperty.ModelConfigurationKey));
        Assert.Equal("environment Production", Text(Assert.Single(List(model.GetProperty("evidence"), "occurrences")), "additionalContext"));
    }

    [Fact]
    public void Local_weights_are_part_of_the_product_and_have_their_hash()
    {
        var model = Named(Aibom, "all-MiniLM.onnx");
        Assert.False(model.TryGetProperty("isExternal", out _));
        Assert.Equal(new string('b', 64), Text(Assert.Single(List(model, "hashes")), "content"));
        Assert.Equal("2", Text(model, "version"));
        Assert.False(model.TryGetProperty("manufacturer", out _));
    }

    [Fact]
    public void A_prompt_is_its_hash_and_never_its_text_or_place()
    {
        var prompt = Named(Aibom, "prompts/system.md");
        Assert.Equal("prompt:sha256:" + Inventories.PromptHash, Ref(prompt));
        Assert.Equal(Inventories.PromptHash, Text(Assert.Single(List(prompt, "hashes")), "content"));
        Assert.Equal(Inventories.PromptHash[..12], Text(prompt, "version"));
        Assert.Equal("definition", Text(Assert.Single(List(prompt, "data")), "type"));
        Assert.Contains("text:withheld", Values(prompt, AscProperty.Unknown));
    }

    [Fact]
    public void One_text_in_two_files_is_one_prompt_with_two_places()
    {
        var inventory = Inventories.Agent();
        var twin = inventory.Prompts[0] with { Name = "copies/system.md", Evidence = [Inventories.At("copies/system.md", 1)] };
        var bom = Parse(Boms.Write(inventory with { Prompts = [.. inventory.Prompts, twin] }).Aibom!);
        var prompt = Elements(bom).Single(e => Ref(e) == "prompt:sha256:" + Inventories.PromptHash);
        Assert.Equal(["copies/system.md", "prompts/system.md"], Values(prompt, AscProperty.PromptName));
        Assert.Equal(2, List(prompt.GetProperty("evidence"), "occurrences").Count());
    }

    [Fact]
    public void An_MCP_server_that_floats_names_its_package_without_inventing_a_version()
    {
        var server = Named(Aibom, "files");
        Assert.True(server.GetProperty("x-trust-boundary").GetBoolean());
        Assert.Null(Text(server, "version"));
        Assert.Equal(["pkg:npm/%40modelcontextprotocol/server-filesystem"], Values(server, AscProperty.McpPackage));
        Assert.Equal(["latest"], Values(server, AscProperty.McpRequestedVersion));
        Assert.Equal(["API_KEY", "ROOT"], Values(server, AscProperty.McpEnvironmentName));
        Assert.Equal(["stdio"], Values(server, "cdx:mcp:transport"));
        Assert.Equal(["mcp.json:4:7"], Values(server, AscProperty.Occurrence));
        Assert.Equal(["pkg:npm/@modelcontextprotocol/server-filesystem", "tool:read_file@files"], DependsOn(Aibom, Ref(server)));
    }

    [Fact]
    public void A_server_that_is_started_in_two_versions_under_one_name_has_no_version_and_both_packages()
    {
        McpServer Of(string version) => new("files", McpRole.Used, "stdio") { Launcher = "npx", Package = "server-files", PackageVersion = version, Pin = PinState.Pinned };
        var bom = Parse(Boms.Write(Inventories.Agent() with { McpServers = [Of("1.0.0"), Of("2.0.0")] }).Aibom!);

        Assert.Null(Text(Named(bom, "files"), "version"));
        Assert.Equal(["pkg:npm/server-files@1.0.0", "pkg:npm/server-files@2.0.0", "tool:read_file@files"], DependsOn(bom, "mcp-server:used:files"));
    }

    [Fact]
    public void An_image_keeps_its_registry_and_digest_in_its_purl()
    {
        var image = Named(Aibom, "mcr.microsoft.com/playwright/mcp");
        Assert.Equal("container", Text(image, "type"));
        Assert.Equal($"pkg:docker/playwright/mcp@sha256:{new string('c', 64)}?repository_url=mcr.microsoft.com", Text(image, "purl"));
    }

    [Fact]
    public void A_package_that_the_SBOM_has_is_linked_and_not_repeated()
    {
        var server = Named(Aibom, "own");
        Assert.Equal("0.5.0", Text(server, "version"));
        Assert.Equal([$"urn:cdx:{Serial(Parse(Written.Sbom!))}/1#pkg%3Anuget%2FMcp.Server%400.5.0"], Addresses(server, "bom"));
        Assert.DoesNotContain(Elements(Aibom), e => Text(e, "purl") == "pkg:nuget/Mcp.Server@0.5.0");
    }

    [Fact]
    public void An_endpoint_is_a_service_beyond_the_trust_boundary_and_a_template_is_no_address()
    {
        var endpoint = Named(Aibom, "contoso.openai.azure.com");
        Assert.Equal("https://contoso.openai.azure.com/", Assert.Single(List(endpoint, "endpoints")).GetString());
        Assert.True(endpoint.GetProperty("x-trust-boundary").GetBoolean());
        var template = Named(Aibom, "https://{resource}.example.org/");
        Assert.Empty(List(template, "endpoints"));
        Assert.Equal(["https://{resource}.example.org/"], Values(template, AscProperty.EndpointUrl));
    }

    [Theory]
    [InlineData("https://api.openai.com/v1", "openai")]
    [InlineData("https://llm.shop.example/openai", null)]
    public void A_gateway_that_speaks_the_language_of_a_provider_is_not_that_provider(string url, string? provider)
    {
        var bom = Parse(Boms.Write(Inventories.Agent() with { Endpoints = [new Endpoint(url) { Provider = "openai" }] }).Aibom!);
        var endpoint = Elements(bom).Single(element => Ref(element) == "endpoint:" + url);

        Assert.Equal(provider, endpoint.TryGetProperty("provider", out var organisation) ? Text(organisation, "name") : null);
        Assert.Equal(["openai"], Values(endpoint, "cdx:ai:provider"));
        Assert.Equal(provider is null, Values(endpoint, AscProperty.Unknown).Contains("provider:not-known"));
    }

    [Fact]
    public void A_key_in_the_query_or_authority_of_an_endpoint_is_stopped()
    {
        var key = string.Concat("sk-", "topsecret");
        var inventory = Inventories.Agent() with
        {
            Endpoints = [new Endpoint($"https://{key}@h.example/v1?api-key={key}#{key}"), new Endpoint($"custom://{key}@{{host}}/x?k={key}")],
            McpServers = [new McpServer("s", McpRole.Used, "http") { Url = $"{{base}}/sse?key={key}" }],
        };
        Assert.DoesNotContain(key, Encoding.UTF8.GetString(Boms.Write(inventory).Aibom!), StringComparison.Ordinal);
    }

    [Fact]
    public void An_agent_depends_on_its_model_where_the_name_means_one()
    {
        Assert.Equal(["model:openai/gpt-4o"], DependsOn(Aibom, "agent:support"));
        Assert.Empty(DependsOn(Aibom, "agent:router"));
        Assert.Equal(["model:not-known"], Values(Named(Aibom, "router"), AscProperty.Unknown));
    }

    [Fact]
    public void An_agent_depends_on_a_tool_whose_name_is_computed_where_its_method_makes_only_one()
    {
        Tool Computed(string name, string method) => new(name) { HasKnownName = false, Implementation = method };
        var inventory = Inventories.Agent() with
        {
            Tools = [Computed("A.Find", "A.Find"), Computed("A.Pay", "A.Pay"), Computed("A.Pay (2)", "A.Pay"), new Tool("A.Find") { Implementation = "B.Other" }],
            Agents = [new Agent("A.Run") { HasKnownName = false, Model = "gpt-4o", Tools = ["A.Pay", "A.Ask"] }, new Agent("desk") { Model = "gpt-4o", Tools = ["A.Find"] }],
        };

        var bom = Parse(Boms.Write(inventory).Aibom!);

        Assert.Equal(["model:openai/gpt-4o"], DependsOn(bom, "agent:A.Run"));
        Assert.Contains("name:not-known", Values(Named(bom, "A.Run"), AscProperty.Unknown));
        Assert.Equal(["model:openai/gpt-4o"], DependsOn(bom, "agent:desk"));
        var one = Parse(Boms.Write(inventory with { Tools = [Computed("A.Find", "A.Find")] }).Aibom!);
        Assert.Equal(["model:openai/gpt-4o", "tool:A.Find#A.Find"], DependsOn(one, "agent:desk"));
    }

    [Fact]
    public void What_a_package_asserts_stands_under_its_name_without_evidence()
    {
        var asserted = Elements(Aibom).Where(e => Values(e, AscProperty.AssertedBy) is ["OpenAI/2.15.0"]).ToList();
        Assert.Equal(3, asserted.Count);
        Assert.All(asserted, e => Assert.False(e.TryGetProperty("evidence", out _)));
        Assert.All(asserted, e => Assert.Contains("urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1", Addresses(e, "bom")));
        Assert.All(asserted, e => Assert.Contains($"urn:cdx:{Serial(Parse(Written.Sbom!))}/1#pkg%3Anuget%2FOpenAI%402.15.0", Addresses(e, "bom")));
        Assert.Equal("application", Text(Named(Aibom, "odd"), "type"));
    }

    [Fact]
    public void What_a_package_only_hands_on_stands_under_the_name_of_who_said_it_with_the_chain_and_the_way()
    {
        var element = Named(Aibom, "handed-on");
        Assert.Equal(["Deep/1.0.0"], Values(element, AscProperty.AssertedBy));
        Assert.Equal(["Between/1.0.0 > OpenAI/2.15.0"], Values(element, AscProperty.AssertedThrough));
        Assert.Equal(["SupportAgent > OpenAI > Between > Deep"], Values(element, AscProperty.Path));
        Assert.Contains("urn:cdx:3e671687-395b-41f5-a30f-a58921a69b80/1", Addresses(element, "bom"));
        Assert.Equal("unknown", Completeness(Aibom, Ref(element)));
    }

    [Fact]
    public void A_document_of_another_party_is_linked_with_its_hash()
    {
        var link = List(Root(Aibom), "externalReferences").Single(reference => Text(reference, "comment") == "AIBOM of OpenAI/2.15.0");
        Assert.Equal(new string('e', 64), Text(Assert.Single(List(link, "hashes")), "content"));
    }

    [Fact]
    public void A_document_that_knows_that_it_lacks_something_makes_ours_incomplete()
    {
        var inventory = Inventories.Agent();
        var bom = Parse(Boms.Write(inventory with { AssertedDocuments = [inventory.AssertedDocuments[0] with { IsIncomplete = true }] }).Aibom!);
        Assert.Equal("incomplete", Completeness(bom, Ref(Root(bom))));
    }

    [Theory]
    [InlineData("urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/0")]
    [InlineData("urn:cdx:3E671687-395B-41F5-A30F-A58921A69B79/1")]
    [InlineData("https://evil.example/")]
    public void A_link_that_is_no_BOM_link_is_left_out(string link)
    {
        var inventory = Inventories.Agent();
        var bom = Parse(Boms.Write(inventory with { AssertedDocuments = [inventory.AssertedDocuments[0] with { BomLink = link }] }).Aibom!);
        Assert.Single(Addresses(Root(bom), "bom"));
    }

    [Theory]
    [InlineData(CodeCoverage.Complete, "complete", "unknown")]
    [InlineData(CodeCoverage.NoSensor, "unknown:no-sensor-for-language", "incomplete")]
    [InlineData(CodeCoverage.Missing, "unknown:record-missing", "incomplete")]
    public void The_application_is_never_called_complete(CodeCoverage coverage, string code, string aggregate)
    {
        var bom = Parse(Boms.Write(Inventories.Agent() with { CodeCoverage = coverage }).Aibom!);
        Assert.Equal([code], Values(Root(bom), AscProperty.Code));
        Assert.Equal(aggregate, Completeness(bom, Ref(Root(bom))));
        Assert.Equal("complete", Completeness(bom, "prompt:sha256:" + Inventories.PromptHash));
    }

    [Fact]
    public void Two_records_of_one_model_are_one_component_with_both_places_in_any_order()
    {
        var inventory = Inventories.Agent();
        Model[] models = [new Model("openai", "m") { ConfigurationKey = "B", Evidence = [Inventories.At("b.cs", 2)] }, new Model("openai", "m") { Task = "chat", Evidence = [Inventories.At("a.cs", 1)] }];
        var (first, second) = (Boms.Write(inventory with { Models = models }), Boms.Write(inventory with { Models = [.. models.Reverse()] }));
        Assert.Equal(first.Aibom, second.Aibom);
        Assert.Equal(["a.cs", "b.cs"], List(Named(Parse(first.Aibom!), "m").GetProperty("evidence"), "occurrences").Select(o => Text(o, "location")));
    }

    private static void RemoveLinks(JsonObject bom, string link)
    {
        foreach (var parent in new[] { (JsonObject)bom["metadata"]!["component"]! }.Concat(bom["components"]!.AsArray().Concat(bom["services"]?.AsArray() ?? []).Cast<JsonObject>()))
        {
            if (parent["externalReferences"] is not JsonArray references)
                continue;

            references.RemoveAll(r => ((string)r!["url"]!).StartsWith(link, StringComparison.Ordinal));
            if (references.Count == 0)
                parent.Remove("externalReferences");
        }
    }
}
