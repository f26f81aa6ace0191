using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Inventory;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class WeightsElementsTests
{
    private static readonly System.Text.Json.JsonElement Aibom = Parse(Boms.Write(Inventories.Agent()).Aibom!);

    [Fact]
    public void A_model_of_a_file_has_what_the_header_states_and_depends_on_the_file()
    {
        var model = Named(Aibom, "Small Llama");

        Assert.Equal(("machine-learning-model", "pkg:huggingface/contoso/small-llama", "Contoso"), (Text(model, "type"), Text(model, "purl"), Text(model.GetProperty("manufacturer"), "name")));
        Assert.False(model.TryGetProperty("isExternal", out _));
        Assert.Equal("Apache-2.0", Text(Assert.Single(List(model, "licenses")), "expression"));
        Assert.Equal("pkg:huggingface/meta-llama/Llama-3", Text(Assert.Single(List(model.GetProperty("pedigree"), "ancestors")), "purl"));
        Assert.Equal("llama", Text(model.GetProperty("modelCard").GetProperty("modelParameters"), "architectureFamily"));
        Assert.Equal(["Q4_K_M"], Values(model, AscProperty.WeightsQuantization));
        Assert.Equal(["file:sha256:" + new string('1', 64)], DependsOn(Aibom, Ref(model)));
        Assert.Equal("complete", Completeness(Aibom, Ref(model)));
    }

    [Fact]
    public void The_file_has_both_digests_and_so_has_the_model()
    {
        foreach (var element in new[] { Named(Aibom, "models/small.gguf"), Named(Aibom, "Small Llama") })
            Assert.Equal(["SHA-256", "SHA-512"], List(element, "hashes").Select(hash => Text(hash, "alg")));

        Assert.Equal("file", Text(Named(Aibom, "models/small.gguf"), "type"));
    }

    [Fact]
    public void What_a_header_does_not_state_is_unknown()
    {
        var bare = new WeightsFile("bare.onnx", "onnx") { Sha256 = new string('3', 64), Sha512 = new string('4', 128), Evidence = [Inventories.At("bare.onnx", 0, 0, Technique.BinaryAnalysis)] };

        var model = Elements(Parse(Boms.Write(Inventories.Agent() with { Weights = [bare] }).Aibom!)).Single(element => Ref(element) == "model:local/bare.onnx#" + new string('3', 64));

        Assert.Equal(["description:not-known", "inputs:not-known", "licence:not-known", "manufacturer:not-known", "modelCard:not-known", "outputs:not-known", "properties:not-known", "released:not-known", "trainingProperties:not-known", "version:not-known"], Values(model, AscProperty.Unknown));
        Assert.Equal(["high"], Values(model, AscProperty.Confidence));
    }

    [Fact]
    public void What_the_user_states_stands_in_its_place_is_named_as_stated_and_is_unknown_no_more()
    {
        var model = Named(Aibom, "gpt-4.1-2025-04-14");

        Assert.Equal("Answers", Text(model, "description"));
        Assert.Equal("proprietary", Text(Assert.Single(List(model, "licenses")).GetProperty("license"), "name"));
        Assert.Equal(["datasets", "description", "license", "limitations", "modelCard", "properties", "released", "trainingProperties", "useCases"], Values(model, AscProperty.Stated));
        Assert.Equal(["chat"], List(model.GetProperty("modelCard").GetProperty("considerations"), "useCases").Select(text => text.GetString()));
        Assert.Equal(["https://card.example/"], Addresses(model, "model-card"));
        Assert.DoesNotContain("licence:not-known", Values(model, AscProperty.Unknown));
        Assert.Contains("other", List(List(model.GetProperty("evidence"), "identity").Single(), "methods").Select(method => Text(method, "technique")));
    }

    [Fact]
    public void What_is_stated_is_cited_with_the_time_of_the_document_and_not_without_one()
    {
        var citation = Assert.Single(List(Aibom, "citations"));
        var paths = List(citation, "expressions").Select(path => path.GetString()).ToList();

        Assert.Contains("$.components[?@['bom-ref']=='model:azure-openai/gpt-4.1-2025-04-14'].licenses", paths);
        Assert.Contains("$.components[?@['bom-ref']=='tool:find_order#Shop.Orders.Find'].properties[?@.name=='asc:stated:sideEffects']", paths);
        Assert.Contains("$.metadata.component.properties[?@.name=='asc:stated:dataUsage']", paths);
        Assert.Equal((Ref(Root(Aibom)), Text(Aibom.GetProperty("metadata"), "timestamp")), (Text(citation, "attributedTo"), Text(citation, "timestamp")));
        Assert.Empty(List(Parse(Boms.Write(Inventories.Agent() with { Timestamp = null }).Aibom!), "citations"));
        Assert.Empty(List(Parse(Boms.Write(Inventories.Agent() with { Stated = [], Models = [], Datasets = [] }).Aibom!), "citations"));
    }

    [Fact]
    public void What_is_observed_is_not_cited_as_stated_where_the_user_states_the_same_field()
    {
        var inventory = Inventories.Agent() with { Stated = [WeightsInventories.Of(StatedKind.Model, "gpt-4.1-2025-04-14", ("inputs", "questions of customers"))] };

        var bom = Parse(Boms.Write(inventory).Aibom!);

        var card = Named(bom, "gpt-4.1-2025-04-14").GetProperty("modelCard").GetProperty("modelParameters");
        Assert.Equal("text", Text(Assert.Single(List(card, "inputs")), "format"));
        Assert.Equal(["$.components[?@['bom-ref']=='model:azure-openai/gpt-4.1-2025-04-14'].properties[?@.name=='asc:stated:inputs']"], Cited(bom, "gpt-4.1-2025-04-14"));
    }

    [Fact]
    public void A_stated_version_takes_the_place_of_the_digest_that_stands_in_for_one()
    {
        var inventory = Inventories.Agent() with
        {
            Datasets = [new Dataset("orders") { Sha256 = new string('d', 64) }],
            Stated = [WeightsInventories.Of(StatedKind.Model, "models/small.gguf", ("version", "9")), WeightsInventories.Of(StatedKind.Dataset, "orders", ("version", "2025-06"))],
        };

        var bom = Parse(Boms.Write(inventory).Aibom!);

        Assert.Equal(("9", "2025-06"), (Text(Named(bom, "Small Llama"), "version"), Text(Named(bom, "orders"), "version")));
        Assert.Contains("version", Values(Named(bom, "Small Llama"), AscProperty.Stated));
        Assert.DoesNotContain("version:not-known", Values(Named(bom, "Small Llama"), AscProperty.Unknown));
    }

    [Fact]
    public void An_observed_version_that_its_digest_begins_with_by_chance_stands()
    {
        var weights = WeightsInventories.Small with { Header = new WeightsHeader { Name = "Small Llama", Version = "1" } };

        var bom = Parse(Boms.Write(Inventories.Agent() with { Weights = [weights], Stated = [WeightsInventories.Of(StatedKind.Model, "models/small.gguf", ("version", "9"))] }).Aibom!);

        Assert.Equal("1", Text(Named(bom, "Small Llama"), "version"));
    }

    [Theory]
    [InlineData(StatedKind.Model, "all-MiniLM.onnx", "provider", "Contoso")]
    [InlineData(StatedKind.Model, "all-MiniLM.onnx", "datasets", "a crawl of 2024")]
    [InlineData(StatedKind.McpServer, "shop", "dataClassification", "confidential")]
    [InlineData(StatedKind.Application, "", "description", "Answers customers")]
    public void What_is_stated_and_has_no_place_of_its_own_is_not_lost(StatedKind kind, string name, string field, string text)
    {
        var bom = Parse(Boms.Write(Inventories.Agent() with { Stated = [WeightsInventories.Of(kind, name, (field, text))] }).Aibom!);

        var element = name.Length == 0 ? Root(bom) : Named(bom, name);
        Assert.Equal([text], Values(element, "asc:stated:" + field));
        Assert.Contains(field, Values(element, AscProperty.Stated));
        Assert.EndsWith($".properties[?@.name=='asc:stated:{field}']", Cited(bom, Text(element, "name")!).Single(path => path.Contains(field, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_item_states_of_a_component_is_named_as_stated_although_a_sensor_sees_the_component()
    {
        var inventory = Inventories.Agent() with
        {
            Models = [new Model("openai", "gpt-4o-mini") { Version = "2024-07-18", Evidence = [Inventories.At("Program.cs", 3), Inventories.At("App.csproj", 0, 0, Technique.Other)] }],
            Weights = [WeightsInventories.Small with { StatedVersion = "2", StatedRepository = "contoso/small" }],
            Datasets =
            [
                new Dataset("file") { Classification = "confidential", Sha256 = new string('d', 64), Evidence = [Inventories.At("file", 0, 0, Technique.HashComparison), Inventories.At("App.csproj", 0, 0, Technique.Other)] },
                new Dataset("elsewhere") { Sha256 = new string('e', 64), Evidence = [Inventories.At("App.csproj", 0, 0, Technique.Other)] },
            ],
            Stated = [],
        };

        var bom = Parse(Boms.Write(inventory).Aibom!);

        Assert.Equal(["version"], Values(Named(bom, "gpt-4o-mini"), AscProperty.Stated));
        Assert.Equal(["repository", "version"], Values(Named(bom, "Small Llama"), AscProperty.Stated));
        Assert.Equal(["sensitivity"], Values(Named(bom, "file"), AscProperty.Stated));
        Assert.Equal(["sha256"], Values(Named(bom, "elsewhere"), AscProperty.Stated));
        Assert.Equal(["$.components[?@['bom-ref']=='dataset:file#dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd'].data"], Cited(bom, "dataset:file"));
    }

    [Fact]
    public void Weights_whose_header_could_not_be_read_are_not_called_complete()
    {
        var bom = Parse(Boms.Write(Inventories.Agent() with { Weights = [WeightsInventories.Small with { Header = new WeightsHeader(), IsHeaderRead = false }], Stated = [] }).Aibom!);

        Assert.Equal("unknown", Completeness(bom, Ref(Named(bom, "small.gguf"))));
    }

    [Fact]
    public void What_is_observed_is_not_replaced_by_a_statement()
    {
        var inventory = Inventories.Agent() with { Stated = [WeightsInventories.Of(StatedKind.Model, "models/small.gguf", ("license", "MIT"), ("producer", "Somebody"), ("version", "9"))] };

        var model = Named(Parse(Boms.Write(inventory).Aibom!), "Small Llama");

        Assert.Equal(("Apache-2.0", "Contoso"), (Text(Assert.Single(List(model, "licenses")), "expression"), Text(model.GetProperty("manufacturer"), "name")));
        Assert.DoesNotContain("license", Values(model, AscProperty.Stated));
    }

    [Fact]
    public void The_project_has_what_is_stated_of_it_as_properties_and_the_rest_as_unknown()
    {
        Assert.Equal(["https://stated.example/applicationArea"], Values(Root(Aibom), AscProperty.StatedApplicationArea));
        var silent = Root(Parse(Boms.Write(Inventories.Agent() with { Stated = [] }).Aibom!));
        Assert.Contains("applicationArea:not-known", Values(silent, AscProperty.Unknown));
    }

    [Fact]
    public void The_text_of_a_prompt_is_in_the_document_only_where_somebody_asks_for_it()
    {
        var prompt = Inventories.Agent().Prompts[0] with { Text = "You answer questions about orders.\u202e\n" };

        var written = Named(Parse(Boms.Write(Inventories.Agent() with { Prompts = [prompt] }).Aibom!), "prompts/system.md");

        var attachment = Assert.Single(List(written, "data")).GetProperty("contents").GetProperty("attachment");
        Assert.Equal(("base64", prompt.Text), (Text(attachment, "encoding"), System.Text.Encoding.UTF8.GetString(attachment.GetProperty("content").GetBytesFromBase64())));
        Assert.DoesNotContain("text:withheld", Values(written, AscProperty.Unknown));
    }

    [Fact]
    public void A_package_that_filters_what_models_say_is_a_guardrail_linked_to_the_SBOM()
    {
        var inventory = Inventories.Agent();
        var boms = Boms.Write(inventory with { Packages = [.. inventory.Packages, new Package("Azure.AI.ContentSafety", "1.0.0") { IsDirect = true }] });

        var guardrail = Named(Parse(boms.Aibom!), "Azure.AI.ContentSafety");

        Assert.Equal(["guardrail"], Values(guardrail, AscProperty.Kind));
        Assert.Equal([$"urn:cdx:{Serial(Parse(boms.Sbom!))}/1#pkg%3Anuget%2FAzure.AI.ContentSafety%401.0.0"], Addresses(guardrail, "bom"));
    }

    [Fact]
    public void An_endpoint_says_what_flows_and_which_models_it_serves()
    {
        var inventory = Inventories.Agent() with { Endpoints = [new Endpoint("https://h.example/") { Provider = "azure-openai" }], Stated = [WeightsInventories.Of(StatedKind.Endpoint, "https://h.example", ("authenticated", "true"), ("dataClassification", "confidential"))] };

        var bom = Parse(Boms.Write(inventory).Aibom!);
        var endpoint = Named(bom, "h.example");

        Assert.Equal(["model:azure-openai/gpt-4.1-2025-04-14"], DependsOn(bom, Ref(endpoint)));
        Assert.True(endpoint.GetProperty("authenticated").GetBoolean());
        Assert.Equal([("inbound", "confidential", "prompts"), ("outbound", "confidential", "completions")], List(endpoint, "data").Select(flow => (Text(flow, "flow"), Text(flow, "classification"), Text(flow, "name"))));
        Assert.DoesNotContain("authenticated:not-known", Values(endpoint, AscProperty.Unknown));
    }

    private static IEnumerable<string> Cited(System.Text.Json.JsonElement bom, string name) =>
        List(bom, "citations").SelectMany(citation => List(citation, "expressions")).Select(path => path.GetString()!).Where(path => path.Contains(name, StringComparison.Ordinal) || path.StartsWith("$.metadata", StringComparison.Ordinal));

    [JudgeFact]
    public void Independent_implementations_accept_statements_weights_and_texts()
    {
        var inventory = Inventories.Agent();
        var (exitCode, reasons) = Judge.Ask("validate-bom.mjs", Boms.Write(inventory with { Prompts = [inventory.Prompts[0] with { Text = "x" }] }).Aibom!);

        Assert.True(exitCode == 0, reasons);
    }
}
