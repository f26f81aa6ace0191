using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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

        Assert.Equal(PolicyReading.Fields, Names(properties));
        Assert.Equal(PolicyReading.EnvironmentFields, Names(properties["environments"]!["additionalProperties"]!["properties"]!));
        Assert.Equal(ModelPolicyReading.Fields, Names(properties["models"]!["properties"]!));
        Assert.Equal(ModelPolicyReading.AllowFields, Names(properties["models"]!["properties"]!["allow"]!["items"]!["properties"]!));
        Assert.Equal(ModelPolicyReading.CatalogueFields, Names(properties["models"]!["properties"]!["catalogue"]!["items"]!["properties"]!));
        Assert.Equal(PolicyReading.ToolFields, Names(properties["tools"]!["properties"]!));
        Assert.Equal(PolicyReading.McpServerFields, Names(properties["mcpServers"]!["items"]!["properties"]!));
        Assert.Equal(PolicyReading.TransportFields, Names(properties["transport"]!["properties"]!));
        Assert.Equal(CredentialPolicyReading.Fields, Names(properties["credentials"]!["properties"]!));
        Assert.Equal(PackagePolicyReading.SourcesFields, Names(properties["sources"]!["properties"]!));
        Assert.Equal(PackagePolicyReading.SourceFields, Names(properties["sources"]!["properties"]!["nuget"]!["items"]!["properties"]!));
        Assert.Equal(PackagePolicyReading.PublisherFields, Names(properties["publishers"]!["properties"]!));
        var dependencies = properties["dependencies"]!["properties"]!;
        Assert.Equal(PackagePolicyReading.DependencyFields, Names(dependencies));
        Assert.Equal(PackagePolicyReading.DenyFields, Names(dependencies["deny"]!["items"]!["properties"]!));
        Assert.Equal(PackagePolicyReading.SnapshotFields, Names(dependencies["advisories"]!["properties"]!));
        Assert.Equal(PackagePolicyReading.SnapshotFields, Names(dependencies["kev"]!["properties"]!));
        Assert.Equal(PolicyWords.AdvisorySeverities.Keys, Words(dependencies["auditLevel"]!));
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
    [InlineData("""{ "schemaVersion": 1, "models": {} }""", true)]
    [InlineData("""{ "schemaVersion": 1, "models": { "allow": [], "deny": [], "retirementWindowDays": 30, "catalogue": [] } }""", true)]
    [InlineData("""{ "schemaVersion": 1, "models": { "allow": [{ "id": "gpt-4o", "publisher": "openai", "snapshot": "2024-08-06", "environments": ["Production"] }] } }""", true)]
    [InlineData("""{ "schemaVersion": 1, "models": { "catalogue": [{ "provider": "openai", "id": "gpt-9", "resolvesTo": "gpt-9-2026-10-01", "released": "2026-10", "retired": "2027-10-01", "replacement": "gpt-10-2027-01-01" }] } }""", true)]
    [InlineData("""{ "schemaVersion": 1, "models": { "deny": ["*-preview", "deepseek/*"] } }""", true)]
    [InlineData("""{ "schemaVersion": 1, "tools": { "allow": ["search"], "loaders": ["Contoso.Plugins.Load"], "validators": ["Contoso.Signature"] } }""", true)]
    [InlineData("""{ "schemaVersion": 1, "mcpServers": [{ "name": "files", "package": "@modelcontextprotocol/server-filesystem", "version": "2025.7.1" }] }""", true)]
    [InlineData("""{ "schemaVersion": 1, "mcpServers": [{ "package": "ghcr.io/a/b", "digest": "sha256:0000000000000000000000000000000000000000000000000000000000000000" }] }""", true)]
    [InlineData("""{ "schemaVersion": 1, "transport": { "allowHttpHosts": ["localhost", "::1", "models.internal.example"] } }""", true)]
    [InlineData("""{ "schemaVersion": 1, "credentials": { "allowSha256": ["00000000000000000000000000000000000000000000000000000000000000Ab"], "verifyChecksums": false } }""", true)]
    [InlineData("""{ "schemaVersion": 1, "sources": { "nuget": [] } }""", true)]
    [InlineData("""{ "schemaVersion": 1, "sources": { "nuget": [{ "match": "https://*.contoso.example/*", "private": true, "proxy": false, "note": "builds" }] } }""", true)]
    [InlineData("""{ "schemaVersion": 1, "publishers": { "allow": ["Microsoft"], "signers": ["0000000000000000000000000000000000000000000000000000000000000000"], "internalPrefixes": ["Contoso."] } }""", true)]
    [InlineData("""{ "schemaVersion": 1, "dependencies": { "approved": ["Contoso.*"], "deny": [{ "id": "Left.Pad", "versions": "[1.0,2.0)", "reason": "gone" }], "auditLevel": "high" } }""", true)]
    [InlineData("""{ "schemaVersion": 1, "dependencies": { "advisories": { "path": "osv.zip", "sha256": "0000000000000000000000000000000000000000000000000000000000000000", "minimumCount": 10, "maximumAgeDays": 30, "required": true }, "kev": {} } }""", true)]
    [InlineData("""{ "schemaVersion": 1, "sources": { "nuget": [{}] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "sources": { "npm": [] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "sources": { "nuget": ["x"] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "sources": { "nuget": [{ "match": "x", "private": "yes" }] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "publishers": { "signers": ["x"] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "publishers": { "internalPrefixes": ["Contoso.*"] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "publishers": { "deny": [] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "dependencies": { "approved": ["a b"] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "dependencies": { "deny": ["Left.Pad"] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "dependencies": { "auditLevel": "medium" } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "dependencies": { "kev": { "minimumCount": -1 } } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "dependencies": { "advisories": { "url": "x" } } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "credentials": { "allowSha256": ["secret"] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "credentials": { "allowSha256": "x" } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "credentials": { "verifyChecksums": "false" } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "credentials": { "allow": [] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": [] }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "requireSnapshot": true } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "allow": ["gpt-4o"] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "allow": {} } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "allow": [{}] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "allow": [{ "id": "" }] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "allow": [{ "id": "gpt 4o" }] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "allow": [{ "id": "gpt-4o,x" }] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "allow": [{ "id": "gpt-4o", "sha256": "x" }] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "allow": [{ "id": "gpt-4o", "environments": [] }] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "allow": [{ "id": "gpt-4o", "snapshot": 5 }] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "deny": [1] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "retirementWindowDays": -1 } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "retirementWindowDays": 1.5 } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "retirementWindowDays": 99999 } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "retirementWindowDays": "30" } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "catalogue": [{ "id": "gpt-9" }] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "catalogue": [{ "provider": "openai", "id": "gpt-9", "retired": "soon" }] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "models": { "catalogue": [{ "provider": "openai", "id": "gpt-9", "retired": "2026-10" }] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "tools": { "allow": "search" } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "tools": { "loaders": ["Load"] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "tools": { "denied": [] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "mcpServers": {} }""", false)]
    [InlineData("""{ "schemaVersion": 1, "mcpServers": [{ "package": "x" }] }""", false)]
    [InlineData("""{ "schemaVersion": 1, "mcpServers": [{ "package": "x@1.0.0", "version": "^1.0.0" }] }""", false)]
    [InlineData("""{ "schemaVersion": 1, "mcpServers": [{ "package": "x", "version": "latest" }] }""", false)]
    [InlineData("""{ "schemaVersion": 1, "mcpServers": [{ "package": "x", "digest": "sha256:00" }] }""", false)]
    [InlineData("""{ "schemaVersion": 1, "mcpServers": [{ "version": "1.0.0" }] }""", false)]
    [InlineData("""{ "schemaVersion": 1, "transport": { "allowHttpHosts": ["http://localhost"] } }""", false)]
    [InlineData("""{ "schemaVersion": 1, "transport": { "allowHttp": [] } }""", false)]
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
        "type" => TypeOf(value) == keyword.Value!.GetValue<string>() || (keyword.Value!.GetValue<string>() == "integer" && IsInteger(value)),
        "minimum" => !IsInteger(value) || value!.GetValue<double>() >= keyword.Value!.GetValue<double>(),
        "maximum" => !IsInteger(value) || value!.GetValue<double>() <= keyword.Value!.GetValue<double>(),
        "minLength" => TextOf(value) is not { } text || text.Length >= keyword.Value!.GetValue<int>(),
        "maxLength" => TextOf(value) is not { } text || text.Length <= keyword.Value!.GetValue<int>(),
        "pattern" => TextOf(value) is not { } text || Regex.IsMatch(text, keyword.Value!.GetValue<string>(), RegexOptions.ECMAScript, TimeSpan.FromSeconds(5)),
        "items" => value is not JsonArray list || list.All(item => IsValid(keyword.Value!, item)),
        "minItems" => value is not JsonArray list || list.Count >= keyword.Value!.GetValue<int>(),
        "oneOf" => keyword.Value!.AsArray().Count(one => IsValid(one!, value)) == 1,
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

    private static bool IsInteger(JsonNode? value) => TypeOf(value) == "number" && double.IsInteger(value!.GetValue<double>());

    private static string? TextOf(JsonNode? value) => TypeOf(value) == "string" ? value!.GetValue<string>() : null;

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
