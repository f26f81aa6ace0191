using System.Text;
using System.Text.Json.Nodes;
using AgentSupplyChain.Core.Diff;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Tests.Emit;

namespace AgentSupplyChain.Core.Tests.Diff;

public sealed class BomDiffTests
{
    private static readonly AgentInventory Before = Inventories.Agent();

    public static TheoryData<string> Documents => new(RealDocuments.Keys);

    private static Dictionary<string, byte[]> RealDocuments { get; } = new(StringComparer.Ordinal)
    {
        ["agent SBOM"] = Boms.Write(Before).Sbom!,
        ["agent AIBOM"] = Boms.Write(Before).Aibom!,
        ["library"] = Boms.Write(Inventories.Library()).Sbom!,
        ["later agent SBOM"] = Boms.Write(Later()).Sbom!,
        ["later agent AIBOM"] = Boms.Write(Later()).Aibom!,
        ["of another tool"] = Encoding.UTF8.GetBytes(OfAnotherTool),
    };

    private const string OfAnotherTool = """
        {
          "bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "urn:uuid:5c1c7a5e-0b4d-4b0a-9d1e-111111111111", "version": 1,
          "metadata": { "timestamp": "2026-01-01T00:00:00Z", "tools": { "components": [ { "type": "application", "name": "cdxgen" } ] }, "component": { "type": "application", "bom-ref": "pkg:nuget/App@latest", "name": "App", "version": "latest" } },
          "components": [
            { "type": "library", "bom-ref": "pkg:nuget/OpenAI@2.15.0", "name": "OpenAI", "version": "2.15.0", "purl": "pkg:nuget/OpenAI@2.15.0", "scope": "required", "licenses": [ { "license": { "id": "MIT" } } ], "hashes": [ { "alg": "SHA-512", "content": "AB" } ] },
            { "type": "library", "bom-ref": "pkg:npm/%40scope/x@1.0.0", "group": "@scope", "name": "x", "version": "1.0.0", "purl": "pkg:npm/%40scope/x@1.0.0", "components": [ { "type": "file", "name": "inner", "bom-ref": "inner" } ] }
          ],
          "dependencies": [ { "ref": "pkg:nuget/App@latest", "dependsOn": [ "pkg:nuget/OpenAI@2.15.0" ] }, { "ref": "gone", "dependsOn": [ "inner" ] } ]
        }
        """;

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_does_not_differ_from_itself(string name)
    {
        var diff = Of(RealDocuments[name], RealDocuments[name]);

        Assert.True(diff.IsEmpty);
        Assert.Equal("No difference.\n", BomDiffText.Plain(diff));
        Assert.Equal("No difference.\n", BomDiffText.Markdown(diff));
    }

    [Fact]
    public void The_other_way_round_the_difference_is_mirrored()
    {
        foreach (var (one, other) in RealDocuments.Values.SelectMany(one => RealDocuments.Values.Select(other => (one, other))))
            Assert.Equal(Json(Of(one, other)), Json(Mirrored(Of(other, one))));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_order_of_components_fields_and_edges_does_not_show(string name)
    {
        foreach (var other in RealDocuments.Values)
        {
            for (var seed = 0; seed < 5; seed++)
            {
                Assert.True(Of(RealDocuments[name], Shuffled(RealDocuments[name], seed)).IsEmpty);
                Assert.Equal(Json(Of(other, RealDocuments[name])), Json(Of(other, Shuffled(RealDocuments[name], seed))));
            }
        }
    }

    [Fact]
    public void Packages_are_added_removed_and_raised()
    {
        var plain = BomDiffText.Plain(Of("agent SBOM", "later agent SBOM"));

        Assert.Contains("~ package OpenAI 2.15.0 -> 2.16.0\n", plain, StringComparison.Ordinal);
        Assert.Contains("    licence: MIT -> Apache-2.0\n", plain, StringComparison.Ordinal);
        Assert.Contains("- package Broken 1.0.0\n", plain, StringComparison.Ordinal);
        Assert.Contains("+ package New 1.0.0\n", plain, StringComparison.Ordinal);
        Assert.Contains("~ package Analyzer 3.0.0\n    scope: excluded -> required\n", plain, StringComparison.Ordinal);
        Assert.Contains("+ edge OpenAI -> New\n", plain, StringComparison.Ordinal);
        Assert.Contains("- edge OpenAI -> System.ClientModel\n", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_agent_is_made_of_is_told()
    {
        var diff = Of("agent AIBOM", "later agent AIBOM");

        Assert.Contains(diff.Changes, change => change is { Change: BomChangeKind.Changed, Subject: "model", Name: "gpt-4o" } && change.Fields.Any(field => field == new BomFieldChange("model:pin", "floating", "pinned")));
        Assert.Contains(diff.Changes, change => change is { Subject: "prompt", Name: "prompts/system.md" } && change.Fields.Any(field => field.Field == "hash SHA-256"));
        Assert.Contains(diff.Changes, change => change is { Subject: "tool", Name: "find_order" } && change.Fields.Any(field => field.Field == "tool:descriptionSha256"));
        Assert.Contains(diff.Changes, change => change is { Change: BomChangeKind.Added, Subject: "mcp-server", Name: "new" });
        Assert.Contains(diff.Changes, change => change is { Change: BomChangeKind.Removed, Subject: "endpoint" });
        Assert.Contains(new BomEdgeChange(BomChangeKind.Added, "router", "gpt-4o"), diff.Edges);
        Assert.DoesNotContain(diff.Changes, change => change.IsSuspicious);
    }

    [Fact]
    public void Other_content_under_the_same_version_is_suspicious()
    {
        var swapped = Boms.Write(Before with { Packages = [.. Before.Packages.Select(package => package.Id == "OpenAI" ? package with { Sha512 = new string('B', 128) } : package)] }).Sbom!;

        var change = Assert.Single(Of(RealDocuments["agent SBOM"], swapped).Changes);

        Assert.Equal((true, "OpenAI", "hash SHA-512"), (change.IsSuspicious, change.Name, Assert.Single(change.Fields).Field));
        Assert.Contains("suspicious", BomDiffText.Plain(Of(RealDocuments["agent SBOM"], swapped)), StringComparison.Ordinal);
        Assert.Contains("\"suspicious\": true", Json(Of(RealDocuments["agent SBOM"], swapped)), StringComparison.Ordinal);
    }

    // So cdxgen writes it for .NET: the content hash of the assets file, in hexadecimal.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_content_hash_of_NuGet_in_place_of_the_digest_is_the_same_content(bool isOther)
    {
        var content = Enumerable.Range(isOther ? 1 : 0, 64).Select(i => (byte)i).ToArray();
        var known = Convert.ToBase64String([.. Enumerable.Range(0, 64).Select(i => (byte)i)]);
        var ours = Boms.Write(Before with { Packages = [.. Before.Packages.Select(package => package.Id == "OpenAI" ? package with { ContentHash = known, Sha512 = new string('a', 128) } : package)] }).Sbom!;
        var theirs = Encoding.UTF8.GetBytes(OfAnotherTool.Replace("\"AB\"", $"\"{Convert.ToHexString(content)}\"", StringComparison.Ordinal));

        foreach (var diff in new[] { Of(theirs, ours), Of(ours, theirs) })
        {
            var change = Assert.Single(diff.Changes, change => change.Name == "OpenAI");
            Assert.Equal(isOther, change.IsSuspicious);
            Assert.Equal(isOther, change.Fields.Any(field => field.Field == "hash SHA-512"));
        }
    }

    // Nobody knew the hash before: no content was exchanged.
    [Fact]
    public void A_hash_that_was_not_known_before_is_not_suspicious()
    {
        var unknown = Boms.Write(Before with { Packages = [.. Before.Packages.Select(package => package.Id == "OpenAI" ? package with { Sha512 = null } : package)] }).Sbom!;

        Assert.False(Assert.Single(Of(unknown, RealDocuments["agent SBOM"]).Changes).IsSuspicious);
    }

    [Fact]
    public void Code_that_only_moved_is_no_difference()
    {
        var moved = Before with { Models = [.. Before.Models.Select(model => model with { Evidence = [.. model.Evidence.Select(place => place with { File = "Other.cs", Line = place.Line + 99 })] })], Timestamp = null };

        Assert.Empty(Of(RealDocuments["agent AIBOM"], Boms.Write(moved).Aibom!).Changes);
    }

    [Fact]
    public void One_build_in_two_versions_of_CycloneDX_is_no_difference()
    {
        var (sbom, aibom) = Boms.Documents(Before, writesSbom: true, writesAibom: true);
        var (newer, older) = (Boms.Write(sbom, aibom, "1.7"), Boms.Write(sbom, aibom, "1.6"));

        Assert.Equal("No difference.\n", BomDiffText.Plain(Of(newer.Sbom!, older.Sbom!)));
        Assert.Equal("No difference.\n", BomDiffText.Plain(Of(newer.Aibom!, older.Aibom!)));
    }

    [Fact]
    public void The_same_image_from_another_registry_is_a_difference()
    {
        static byte[] Image(string purl) => Encoding.UTF8.GetBytes($$"""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"container","name":"mcp/files","version":"1.0.0","purl":"{{purl}}"}]}""");

        var change = Assert.Single(Of(Image("pkg:docker/mcp/files@1.0.0?repository_url=registry.example"), Image("pkg:docker/mcp/files@1.0.0?repository_url=evil.example#here")).Changes);

        Assert.Equal([new BomFieldChange("purl qualifiers", "repository_url=registry.example", "repository_url=evil.example")], change.Fields);
        Assert.True(Of(Image("pkg:docker/mcp/files@1.0.0?a=1&b=2"), Image("pkg:docker/mcp/files@1.0.0?b=2&a=1")).IsEmpty);
    }

    [Fact]
    public void Documents_of_another_tool_and_of_ours_are_compared_by_purl()
    {
        var diff = Of("of another tool", "agent SBOM");

        var openAi = Assert.Single(diff.Changes, change => change.Name == "OpenAI");
        Assert.Equal(BomChangeKind.Changed, openAi.Change);
        Assert.Contains(diff.Changes, change => change is { Change: BomChangeKind.Removed, Name: "@scope/x" });
        Assert.Contains(diff.Changes, change => change is { Change: BomChangeKind.Removed, Name: "inner" });
    }

    [Fact]
    public void Two_versions_of_one_package_are_two_and_are_told_apart()
    {
        static byte[] With(params string[] versions) => Encoding.UTF8.GetBytes(
            $$"""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{{string.Join(',', versions.Select(version => $$"""{"type":"library","name":"x","version":"{{version}}","purl":"pkg:npm/x@{{version}}"}"""))}}]}""");

        var change = Assert.Single(Of(With("1.0.0", "2.0.0"), With("3.0.0", "1.0.0")).Changes);
        Assert.Equal(("2.0.0", "3.0.0"), (change.VersionBefore, change.VersionAfter));
        Assert.Equal(BomChangeKind.Removed, Assert.Single(Of(With("1.0.0", "2.0.0"), With("2.0.0")).Changes).Change);
    }

    private static AgentInventory Later() => Before with
    {
        Packages =
        [
            .. Before.Packages.Where(package => package.Id is not ("OpenAI" or "Broken" or "Analyzer")),
            Before.Packages.Single(package => package.Id == "OpenAI") with { Version = "2.16.0", LicenseExpression = "Apache-2.0", Sha512 = new string('C', 128), DependsOn = [Inventories.PackageRef("New", "1.0.0")] },
            Before.Packages.Single(package => package.Id == "Analyzer") with { Scope = PackageScope.Runtime },
            new Package("New", "1.0.0"),
        ],
        Models = [.. Before.Models.Select(model => model.Name == "gpt-4o" ? model with { Pin = AgentSupplyChain.Detection.Models.PinState.Pinned } : model)],
        Prompts = [Before.Prompts[0] with { Sha256 = new string('f', 64) }],
        Tools = [Before.Tools[0] with { DescriptionSha256 = new string('f', 64) }],
        McpServers = [.. Before.McpServers, new McpServer("new", McpRole.Used, "http") { Url = "https://new.example" }],
        Endpoints = [Before.Endpoints[0]],
        Agents = [.. Before.Agents.Select(agent => agent.Name == "router" ? agent with { Model = "gpt-4o" } : agent)],
    };

    private static BomDiff Of(string before, string after) => Of(RealDocuments[before], RealDocuments[after]);

    private static BomDiff Of(byte[] before, byte[] after)
    {
        var faults = new List<Finding>();
        var diff = BomDiff.Of(before, after, faults);
        Assert.Empty(faults);
        return diff!;
    }

    private static string Json(BomDiff diff) => Encoding.UTF8.GetString(BomDiffJson.Write(diff));

    private static BomDiff Mirrored(BomDiff diff) => diff with
    {
        Changes = [.. diff.Changes.Select(change => change with
        {
            Change = Mirrored(change.Change),
            VersionBefore = change.VersionAfter,
            VersionAfter = change.VersionBefore,
            Fields = [.. change.Fields.Select(field => new BomFieldChange(field.Field, field.After, field.Before))],
        })],
        Edges = [.. diff.Edges.Select(edge => edge with { Change = Mirrored(edge.Change) })],
    };

    private static BomChangeKind Mirrored(BomChangeKind change) => change switch { BomChangeKind.Added => BomChangeKind.Removed, BomChangeKind.Removed => BomChangeKind.Added, _ => change };

    private static byte[] Shuffled(byte[] document, int seed)
    {
        var random = new Random(seed);
        return Encoding.UTF8.GetBytes(Shuffle(JsonNode.Parse(document))!.ToJsonString());

        JsonNode? Shuffle(JsonNode? node)
        {
            switch (node)
            {
                case JsonObject body:
                    var members = body.Select(pair => KeyValuePair.Create(pair.Key, Shuffle(pair.Value))).ToArray();
                    random.Shuffle(members);
                    return new JsonObject(members);
                case JsonArray list:
                    var items = list.Select(Shuffle).ToArray();
                    random.Shuffle(items);
                    return new JsonArray(items);
                default:
                    return node?.DeepClone();
            }
        }
    }
}
