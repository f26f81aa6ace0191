using System.Text.Json;
using System.Text.Json.Nodes;
using AgentSupplyChain.Core.Emit;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class BomUnionTests
{
    [Fact]
    public void What_only_the_second_document_knows_is_known()
    {
        var model = Named(Merged(
            """{ "type": "machine-learning-model", "bom-ref": "m", "name": "m", "properties": [ { "name": "asc:unknown", "value": "licence:not-known" }, { "name": "asc:unknown", "value": "hash:not-known" } ] }""",
            """
            {
              "type": "machine-learning-model", "bom-ref": "m", "name": "m", "manufacturer": { "name": "Contoso" }, "modelCard": { "modelParameters": { "task": "chat" } },
              "licenses": [ { "expression": "MIT", "acknowledgement": "declared" }, { "expression": "MIT", "acknowledgement": "concluded" } ],
              "pedigree": { "ancestors": [ { "type": "machine-learning-model", "name": "base" } ] },
              "properties": [ { "name": "asc:unknown", "value": "hash:not-known" } ]
            }
            """), "m");

        Assert.Equal(2, List(model, "licenses").Count());
        Assert.Equal("Contoso", Text(model.GetProperty("manufacturer"), "name"));
        Assert.Equal("chat", Text(model.GetProperty("modelCard").GetProperty("modelParameters"), "task"));
        Assert.True(model.TryGetProperty("pedigree", out _));
        Assert.Equal(["hash:not-known"], Values(model, AscProperty.Unknown));
    }

    [Fact]
    public void Hashes_of_one_address_are_united_and_two_addresses_stay_two()
    {
        var component = Named(Merged(
            """{ "type": "library", "bom-ref": "a", "name": "a", "hashes": [ { "alg": "SHA-512", "content": "1" } ], "externalReferences": [ { "type": "distribution", "url": "pkg:nuget/a@1", "hashes": [ { "alg": "SHA-512", "content": "1" } ] } ] }""",
            """{ "type": "library", "bom-ref": "a", "name": "a", "hashes": [ { "alg": "SHA-256", "content": "2" } ], "externalReferences": [ { "type": "distribution", "url": "pkg:nuget/a@1", "hashes": [ { "alg": "SHA-256", "content": "2" } ] }, { "type": "vcs", "url": "https://git.example/" } ] }"""), "a");

        Assert.Equal(["SHA-256", "SHA-512"], List(component, "hashes").Select(hash => Text(hash, "alg")));
        var references = List(component, "externalReferences").ToList();
        Assert.Equal(["distribution", "vcs"], references.Select(reference => Text(reference, "type")));
        Assert.Equal(["SHA-256", "SHA-512"], List(references[0], "hashes").Select(hash => Text(hash, "alg")));
    }

    [Fact]
    public void A_boundary_that_one_crosses_is_crossed_and_a_door_that_one_finds_open_is_open()
    {
        var service = Named(Merged(
            """{ "bom-ref": "s", "name": "s", "authenticated": true, "x-trust-boundary": false, "endpoints": [ "https://a.example" ] }""",
            """{ "bom-ref": "s", "name": "s", "authenticated": false, "x-trust-boundary": true, "endpoints": [ "https://b.example" ] }""", "services"), "s");

        Assert.Equal((false, true), (service.GetProperty("authenticated").GetBoolean(), service.GetProperty("x-trust-boundary").GetBoolean()));
        Assert.Equal(2, List(service, "endpoints").Count());
    }

    [Fact]
    public void How_it_was_built_is_told_for_each_and_a_ref_stands_for_one_thing()
    {
        var merged = Of(
            Bom("", """, "formulation": [ { "bom-ref": "f1", "components": [ { "type": "application", "bom-ref": "sdk", "name": "sdk" } ] }, { "workflows": [ { "bom-ref": "w", "uid": "1" } ] } ]"""),
            Bom("", """, "formulation": [ { "bom-ref": "f1" }, { "bom-ref": "f2", "components": [ { "type": "application", "bom-ref": "sdk", "name": "sdk" } ] }, { "workflows": [ { "bom-ref": "w", "uid": "2" } ] } ]"""));

        Assert.Equal(["f1", null, "f2"], List(merged, "formulation").Select(formula => Text(formula, "bom-ref")));
        Assert.Equal("sdk", Text(List(List(merged, "formulation").Last(), "components").Single(), "name"));
        Assert.Equal(2, merged.ToString().Split("\"sdk\"").Length - 2);
    }

    [Fact]
    public void The_union_is_as_complete_as_the_document_that_is_known_least()
    {
        const string Complete = """, "compositions": [ { "aggregate": "complete" }, { "aggregate": "complete", "dependencies": [ "root" ] } ]""";
        const string Incomplete = """, "compositions": [ { "aggregate": "incomplete" }, { "aggregate": "unknown", "dependencies": [ "root" ] } ]""";

        Assert.Equal(["complete"], Whole(Of(Bom("", Complete), Bom("", Complete))));
        Assert.Equal(["incomplete"], Whole(Of(Bom("", Complete), Bom("", Incomplete))));
        Assert.Empty(Whole(Of(Bom("", Complete), Bom("", ""))));
        Assert.Equal("unknown", Completeness(Of(Bom("", Complete), Bom("", Incomplete)), "root"));

        static IEnumerable<string?> Whole(JsonElement bom) => List(bom, "compositions").Where(entry => entry.EnumerateObject().Count() == 1).Select(entry => Text(entry, "aggregate"));
    }

    [Fact]
    public void What_is_said_about_one_document_does_not_become_a_statement_about_another()
    {
        const string Parts = """, "citations": [ { "pointers": [ "/components/0" ] } ], "declarations": { "claims": [] }""";
        var one = Of(Bom("", Parts));
        Assert.True(one.TryGetProperty("citations", out _));

        var same = Of(Bom("", Parts), Bom("", Parts));
        Assert.False(same.TryGetProperty("citations", out _));
        Assert.False(same.TryGetProperty("declarations", out _));
    }

    [Fact]
    public void What_only_a_later_document_has_stands_where_it_stood_there()
    {
        var merged = Of(Bom("", ""), Bom("""{ "type": "library", "bom-ref": "a", "name": "a" }""", """, "formulation": [ {} ]"""));

        Assert.Equal(["bomFormat", "serialNumber", "metadata", "components", "formulation"], merged.EnumerateObject().Select(member => member.Name));
    }

    private static JsonElement Merged(string one, string other, string list = "components") => Of(Bom(one, "", list), Bom(other, "", list));

    private static string Bom(string element, string more, string list = "components") =>
        $$"""{ "bomFormat": "CycloneDX", "serialNumber": "urn:uuid:00000000-0000-4000-8000-000000000000", "metadata": { "component": { "bom-ref": "root", "name": "root" } }{{(element.Length > 0 ? $", \"{list}\": [ {element} ]" : "")}}{{more}} }""";

    private static JsonElement Of(params string[] boms) =>
        Parse(System.Text.Encoding.UTF8.GetBytes(BomUnion.Of([.. boms.Select((bom, i) => new FrameworkBom($"net{i}.0", (JsonObject)JsonNode.Parse(bom)!, ""))]).ToJsonString()));
}
