using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Policy;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Tests.Policy;

/// <summary>The published schema and the reader say the same: an editor must not call good what the build refuses.</summary>
public sealed class PolicySchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(PathOfSchema()))!;

    [Fact]
    public void The_schema_lists_every_rule_of_the_register() =>
        Assert.Equal(Rules.All.Select(rule => rule.Id), Names(Schema["properties"]!["rules"]!["properties"]!));

    [Fact]
    public void The_schema_has_the_fields_and_words_of_the_reader()
    {
        var properties = Schema["properties"]!;

        Assert.Equal(["$schema", "schemaVersion", "profile", "rules", "environments"], Names(properties));
        Assert.Equal(["production"], Names(properties["environments"]!["additionalProperties"]!["properties"]!));
        Assert.Equal(PolicyWords.Profiles.Keys, Words(properties["profile"]!));
        Assert.Equal(PolicyFile.SchemaVersion, properties["schemaVersion"]!["const"]!.GetValue<int>());
        foreach (var rule in Rules.All)
        {
            var reference = properties["rules"]!["properties"]![rule.Id]!["$ref"]!.GetValue<string>();
            var allowed = PolicyWords.Severities.Where(word => word.Value >= SeverityOf.Lowest(rule)).Select(word => word.Key);
            Assert.Equal(allowed, Words(Schema["$defs"]![reference["#/$defs/".Length..]]!));
        }
    }

    [Theory]
    [InlineData("""{ "schemaVersion": 1 }""", true)]
    [InlineData("""{ "schemaVersion": 1, "$schema": "x", "profile": "minimal", "rules": {}, "environments": {} }""", true)]
    [InlineData("""{ "schemaVersion": 1, "rules": { "ASC6010": "none", "ASC9010": "none", "ASC9003": "info", "ASC8001": "error" } }""", true)]
    [InlineData("""{ "schemaVersion": 1, "environments": { "a": {}, "b": { "production": true } } }""", true)]
    [InlineData("""{ }""", false)]
    [InlineData("""[]""", false)]
    [InlineData("""{ "schemaVersion": "1" }""", false)]
    [InlineData("""{ "schemaVersion": 2 }""", false)]
    [InlineData("""{ "schemaVersion": 1, "$schema": 1 }""", false)]
    [InlineData("""{ "schemaVersion": 1, "x-note": "a" }""", false)]
    [InlineData("""{ "schemaVersion": 1, "profile": "none" }""", false)]
    [InlineData("""{ "schemaVersion": 1, "profile": null }""", false)]
    [InlineData("""{ "schemaVersion": 1, "rules": [] }""", false)]
    [InlineData("""{ "schemaVersion": 1, "rules": { "ASC0001": "info" } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "rules": { "ASC3001": "hidden" } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "rules": { "ASC8001": "info" } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "rules": { "ASC9999": "none" } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "environments": { "a": true } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "environments": { "a": { "production": 1 } } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "environments": { "a": { "cloud": "x" } } }""", false)]
    public void Reader_and_schema_agree(string text, bool isValid)
    {
        var faults = new List<Finding>();
        PolicyFile.Parse(text, PolicyFile.Name, faults);

        Assert.Equal(isValid, faults.Count == 0);
        Assert.Equal(isValid, IsValid(Schema, JsonNode.Parse(text)));
    }

    /// <summary>The keywords that the schema uses, and no others: an unknown one fails the test.</summary>
    private static bool IsValid(JsonNode schema, JsonNode? value) => schema.AsObject().All(keyword => keyword.Key switch
    {
        "$ref" => IsValid(Schema["$defs"]![keyword.Value!.GetValue<string>()["#/$defs/".Length..]]!, value),
        "type" => TypeOf(value) == keyword.Value!.GetValue<string>(),
        "const" => JsonNode.DeepEquals(keyword.Value, value),
        "enum" => keyword.Value!.AsArray().Any(word => JsonNode.DeepEquals(word, value)),
        "required" => value is not JsonObject one || keyword.Value!.AsArray().All(name => one.ContainsKey(name!.GetValue<string>())),
        "properties" => value is not JsonObject one || one.All(member => keyword.Value![member.Key] is not { } inner || IsValid(inner, member.Value)),
        "additionalProperties" => value is not JsonObject one || one
            .Where(member => schema["properties"]?[member.Key] is null)
            .All(member => keyword.Value is JsonObject inner && IsValid(inner, member.Value)),
        "$schema" or "$id" or "$defs" or "title" or "description" or "default" => true,
        _ => throw new NotSupportedException(keyword.Key),
    });

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(member => member.Key);

    private static IEnumerable<string> Words(JsonNode node) => node["enum"]!.AsArray().Select(word => word!.GetValue<string>());

    private static string PathOfSchema([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "schemas", "agent-supply-chain.schema.json");
}
