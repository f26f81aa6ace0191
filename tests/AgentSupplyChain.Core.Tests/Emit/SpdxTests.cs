using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Emit.Spdx;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class SpdxTests
{
    private static readonly (JsonElement Sbom, JsonElement Aibom) Agent = Written(Inventories.Agent());

    [Fact]
    public void The_same_content_is_the_same_bytes_in_whatever_order_it_was_found()
    {
        var (first, second) = (Bytes(Inventories.Agent()), Bytes(Inventories.Agent().Reversed()));
        Assert.Equal(first.Sbom, second.Sbom);
        Assert.Equal(first.Aibom, second.Aibom);
    }

    [Fact]
    public void Another_content_has_other_ids()
    {
        var changed = Inventories.Agent() with { Project = Inventories.Agent().Project with { Description = "other" } };
        Assert.NotEqual(Id(One(Agent.Sbom, "SpdxDocument")), Id(One(Written(changed).Sbom, "SpdxDocument")));
    }

    [Fact]
    public void A_package_has_its_purl_hash_source_and_licence_and_what_it_needs()
    {
        var package = Package(Agent.Sbom, "OpenAI");
        Assert.Equal("2.15.0", Text(package, "software_packageVersion"));
        Assert.Equal("library", Text(package, "software_primaryPurpose"));
        Assert.Equal("pkg:nuget/OpenAI@2.15.0", Text(package, "software_packageUrl"));
        Assert.Equal("pkg:nuget/OpenAI@2.15.0", Text(List(package, "externalIdentifier").Single(), "identifier"));
        Assert.Contains(List(package, "verifiedUsing"), hash => Text(hash, "algorithm") == "sha512" && Text(hash, "hashValue") == new string('a', 128));
        Assert.Contains(List(package, "externalRef"), reference => Text(reference, "externalRefType") == "vcs");
        Assert.Contains(List(package, "externalRef"), reference => Text(reference, "externalRefType") == "altWebPage");
        Assert.Equal("MIT", Text(Target(Agent.Sbom, "hasDeclaredLicense", package), "simplelicensing_licenseExpression"));
        Assert.Equal(["expandedlicensing_NoAssertionLicense"], To(Agent.Sbom, "hasConcludedLicense", Package(Agent.Sbom, "Broken")));

        var edge = Relations(Agent.Sbom, "dependsOn", package).Single(relation => Text(relation, "scope") == "runtime");
        Assert.NotNull(Text(edge, "completeness"));
        Assert.Contains(Id(Package(Agent.Sbom, "System.ClientModel")), Targets(edge));
    }

    [Fact]
    public void What_only_the_build_needs_is_needed_in_the_build_and_a_shared_framework_is_provided()
    {
        var root = Package(Agent.Sbom, "SupportAgent");
        var build = Relations(Agent.Sbom, "dependsOn", root).Single(relation => Text(relation, "scope") == "build");
        Assert.Equal([Id(Package(Agent.Sbom, "Analyzer"))], Targets(build));
        Assert.Contains(Id(Package(Agent.Sbom, "Microsoft.NETCore.App")), To(Agent.Sbom, "hasProvidedDependency", root));
    }

    [Fact]
    public void Completeness_is_that_of_the_composition_and_a_leaf_says_that_it_needs_nothing()
    {
        Assert.Equal("incomplete", Text(Relations(Agent.Sbom, "dependsOn", Package(Agent.Sbom, "Broken")).Single(), "completeness"));
        Assert.Equal(["NoneElement"], To(Agent.Sbom, "dependsOn", Package(Agent.Sbom, "System.ClientModel")));
        Assert.Equal(["NoAssertionElement"], To(Agent.Sbom, "dependsOn", Package(Agent.Sbom, "Microsoft.NETCore.App")));
    }

    [Fact]
    public void A_model_is_an_AI_package_with_what_the_profile_demands_and_unknown_where_nothing_is_known()
    {
        var model = All(Agent.Aibom).Single(element => Text(element, "name") == "gpt-4o" && Id(element).EndsWith("#element-model%3Aopenai%2Fgpt-4o", StringComparison.Ordinal));
        Assert.Equal("ai_AIPackage", Text(model, "type"));
        Assert.Equal("model", Text(model, "software_primaryPurpose"));
        Assert.Equal("NOASSERTION", Text(model, "software_packageVersion"));
        Assert.Equal("https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement", Text(model, "software_downloadLocation"));
        Assert.Equal("1970-01-01T00:00:00Z", Text(model, "releaseTime"));
        Assert.Contains("not known", Text(model, "comment"), StringComparison.Ordinal);
        Assert.Equal("OpenAI", Text(ById(Agent.Aibom, Text(model, "suppliedBy")!), "name"));
        Assert.Equal(["text-generation"], List(Package(Agent.Aibom, "gpt-4.1-2025-04-14"), "ai_domain").Select(domain => domain.GetString()!));
        Assert.Equal("2025-04-14", Text(Package(Agent.Aibom, "gpt-4.1-2025-04-14"), "software_packageVersion"));
    }

    [Fact]
    public void Data_sets_services_and_evidence_have_their_places()
    {
        var dataset = Package(Agent.Aibom, "orders");
        Assert.Equal("dataset_DatasetPackage", Text(dataset, "type"));
        Assert.Equal(["confidential"], Properties(dataset, AscProperty.Classification));
        Assert.False(dataset.TryGetProperty("dataset_confidentialityLevel", out _));

        var service = Package(Agent.Aibom, "contoso.openai.azure.com");
        Assert.Equal("other", Text(service, "software_primaryPurpose"));
        Assert.Equal(["service"], Properties(service, AscProperty.Type));
        Assert.Equal(["true"], Properties(service, AscProperty.TrustBoundary));

        var place = All(Agent.Aibom).Single(element => Text(element, "type") == "Annotation" && Text(element, "subject") == Id(Package(Agent.Aibom, "find_order")));
        Assert.Contains("""{"location":"Orders.cs","line":30""", Text(place, "statement"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_two_documents_import_each_other()
    {
        var import = List(One(Agent.Aibom, "SpdxDocument"), "import").Select(entry => Text(entry, "externalSpdxId")!).ToList();
        Assert.Contains(Id(One(Agent.Sbom, "SpdxDocument")), import);
        Assert.Contains(Id(Package(Agent.Sbom, "Mcp.Server")), import);
        Assert.Equal([Id(One(Agent.Aibom, "SpdxDocument"))], List(One(Agent.Sbom, "SpdxDocument"), "import").Select(entry => Text(entry, "externalSpdxId")!));
    }

    [Fact]
    public void A_time_that_is_not_known_is_said_to_be_none()
    {
        var creation = One(Written(Inventories.Agent() with { Timestamp = null }).Sbom, "CreationInfo");
        Assert.Equal("1970-01-01T00:00:00Z", Text(creation, "created"));
        Assert.Contains("not known", Text(creation, "comment"), StringComparison.Ordinal);
        Assert.Equal("2026-01-01T00:00:00Z", Text(One(Agent.Sbom, "CreationInfo"), "created"));
        Assert.Null(Text(One(Agent.Sbom, "CreationInfo"), "comment"));
    }

    [Fact]
    public void The_profiles_are_those_that_are_used()
    {
        Assert.Equal(["build", "core", "expandedLicensing", "extension", "simpleLicensing", "software"], Profiles(Agent.Sbom));
        Assert.Equal(["ai", "build", "core", "dataset", "expandedLicensing", "extension", "simpleLicensing", "software"], Profiles(Agent.Aibom));
    }

    [Fact]
    public void Five_thousand_components_take_no_more_than_ten_times_five_hundred()
    {
        Bytes(500);
        var (small, large) = (Time(500), Time(5_000));
        Assert.True(large < (small * 30) + TimeSpan.FromSeconds(1), $"{small} for 500, {large} for 5,000");
        Assert.InRange(Bytes(5_000).Length / (double)Bytes(500).Length, 9, 11);

        static TimeSpan Time(int count)
        {
            var watch = Stopwatch.StartNew();
            Bytes(count);
            return watch.Elapsed;
        }

        static byte[] Bytes(int count)
        {
            var packages = Enumerable.Range(0, count).Select(i => new BomElement("library", $"pkg:nuget/P{i}@1", $"P{i}") { Version = "1", DependsOn = i == 0 ? [] : [$"pkg:nuget/P{i - 1}@1"] }).ToList();
            var root = new BomElement("application", "project:R@1", "R") { DependsOn = [packages[^1].Ref] };
            return SpdxDocument.Write(new BomDocument(root, packages, Timestamp: null, JoinedComment: null), null).Sbom!;
        }
    }

    [JudgeFact]
    public void An_independent_schema_accepts_documents_of_an_agent_a_library_and_of_hostile_strings_and_refuses_broken_ones()
    {
        var (agent, unseen, library) = (Bytes(Inventories.Agent()), Bytes(Inventories.Agent() with { Timestamp = null }), Bytes(Inventories.Library()));
        var hostile = Bytes(HostileStringTests.InventoryOf("\"}],\u202e\u001b[31m##vso[task.x]\r\n::error::<script>\ud800\u2028`{{7*7}}` ../../é %00"));
        var full = SpdxDocument.Write(FullDocument(), null).Sbom!;

        var (exitCode, reasons) = Judge.Ask("validate-spdx.mjs", agent.Sbom!, agent.Aibom!, unseen.Sbom!, unseen.Aibom!, library.Sbom!, hostile.Sbom!, hostile.Aibom!, full);
        Assert.True(exitCode == 0, reasons);

        var text = Encoding.UTF8.GetString(agent.Aibom!);
        AssertRefused(text.Replace("\"software_primaryPurpose\": \"model\"", "\"software_primaryPurpose\": \"thought\"", StringComparison.Ordinal), "software_primaryPurpose");
        AssertRefused(text.Replace("\"releaseTime\": \"1970-01-01T00:00:00Z\",", "", StringComparison.Ordinal), "releaseTime");
        AssertRefused(text.Replace("\"type\": \"build_Build\"", "\"type\": \"Relationship\"", StringComparison.Ordinal), "relationshipType");
    }

    /// <summary>An element with every field that the neutral model has.</summary>
    internal static BomDocument FullDocument()
    {
        var weights = new BomElement("file", "file:weights", "weights.gguf") { Version = "1", Hashes = [new("SHA-256", new string('a', 64)), new("SHA3-256", new string('b', 64))] };
        var dataset = new BomElement("data", "dataset:d", "d") { DataType = "dataset", DataClassification = "amber" };
        var model = new BomElement("machine-learning-model", "model:m", "m")
        {
            Version = "1",
            IsExternal = true,
            VersionRange = "vers:generic/>=1",
            Supplier = new BomOrganization("Hub", "https://hub.example/"),
            Manufacturer = new BomOrganization("Maker"),
            Authors = ["Zoë"],
            Licenses = [new BomLicense(null, "Own terms", "https://maker.example/terms"), new BomLicense("MIT") { IsConcluded = true }],
            PackageUrl = "pkg:huggingface/maker/m@1",
            ModelCard = new BomModelCard { Task = "text-generation", ArchitectureFamily = "llama", Architecture = "LlamaForCausalLM", Inputs = ["text"], Outputs = ["text"], Datasets = ["dataset:d"], UseCases = ["chat"], Limitations = ["arithmetic"] },
            Ancestors = [new BomAncestor("base", "1", "pkg:huggingface/maker/base@1")],
            Tags = ["chat"],
            References = [new("distribution", "pkg:huggingface/maker/m@1") { Hashes = [new("SHA-512", new string('c', 128))] }, new("model-card", "https://hub.example/m"), new("rfc-9116", "https://hub.example/security.txt")],
            DependsOn = ["file:weights"],
        };
        var service = new BomElement(BomElement.Service, "endpoint:e", "e") { Endpoints = ["https://e.example/"], IsAuthenticated = true, CrossesTrustBoundary = true, DataFlows = [new("outbound", "prompts", "requests")] };
        var root = new BomElement("application", "project:p", "p") { DependsOn = ["model:m", "dataset:d", "endpoint:e"] };
        return new BomDocument(root, [weights, dataset, model, service], Timestamp: null, JoinedComment: null);
    }

    private static void AssertRefused(string document, string reason)
    {
        var (exitCode, reasons) = Judge.Ask("validate-spdx.mjs", Encoding.UTF8.GetBytes(document));
        Assert.Equal(1, exitCode);
        Assert.Contains(reason, reasons, StringComparison.Ordinal);
    }

    private static Boms Bytes(Inventory.AgentInventory inventory)
    {
        var (sbom, aibom) = Boms.Documents(inventory, writesSbom: true, inventory.IsAgent);
        return SpdxDocument.Write(sbom, aibom);
    }

    private static (JsonElement Sbom, JsonElement Aibom) Written(Inventory.AgentInventory inventory)
    {
        var boms = Bytes(inventory);
        return (Parse(boms.Sbom!), Parse(boms.Aibom!));
    }

    private static IEnumerable<JsonElement> All(JsonElement document) => List(document, "@graph");

    private static JsonElement One(JsonElement document, string type) => All(document).Single(element => Text(element, "type") == type);

    private static JsonElement Package(JsonElement document, string name) =>
        All(document).Single(element => Text(element, "name") == name && element.TryGetProperty("software_primaryPurpose", out _));

    private static JsonElement ById(JsonElement document, string id) => All(document).Single(element => Text(element, "spdxId") == id);

    private static string Id(JsonElement element) => Text(element, "spdxId")!;

    private static IEnumerable<JsonElement> Relations(JsonElement document, string type, JsonElement from) =>
        All(document).Where(element => Text(element, "relationshipType") == type && Text(element, "from") == Id(from));

    private static string[] Targets(JsonElement relation) => [.. List(relation, "to").Select(target => target.GetString()!)];

    private static string[] To(JsonElement document, string type, JsonElement from) => Targets(Relations(document, type, from).Single());

    private static JsonElement Target(JsonElement document, string type, JsonElement from) => ById(document, To(document, type, from).Single());

    private static string[] Profiles(JsonElement document) => [.. List(One(document, "SpdxDocument"), "profileConformance").Select(profile => profile.GetString()!)];

    private static string[] Properties(JsonElement element, string name) =>
        [.. List(element, "extension").SelectMany(extension => List(extension, "extension_cdxProperty"))
            .Where(property => Text(property, "extension_cdxPropName") == name)
            .Select(property => Text(property, "extension_cdxPropValue")!)];
}
