using System.Text.Json.Nodes;
using AgentSupplyChain.Core.Sense.Stated;
using AgentSupplyChain.Core.Tests.Emit;

namespace AgentSupplyChain.Core.Tests.Sense;

/// <summary>The published schema and the reader say the same: an editor must not call good what the build refuses.</summary>
public sealed class StatedSchemaTests
{
    private static readonly JsonNode Properties = JsonNode.Parse(File.ReadAllText(Path.Combine(Judge.RepositoryRoot, "docs", "schemas", "aibom.schema.json")))!["properties"]!;

    [Fact]
    public void The_schema_has_the_sections_of_the_reader() =>
        Assert.Equal(
            StatedFields.OfProject.Select(section => section.Section).Concat(StatedFields.OfComponents.Select(section => section.Section)).Concat(["$schema", "schemaVersion"]).Order(StringComparer.Ordinal),
            Names(Properties));

    [Fact]
    public void Each_section_has_the_fields_of_the_reader_in_their_forms()
    {
        foreach (var (section, fields) in StatedFields.OfProject)
            AssertFields(Properties[section]!, fields);

        foreach (var (section, _, fields) in StatedFields.OfComponents)
        {
            AssertFields(Properties[section]!["additionalProperties"]!, fields);
            Assert.Equal(1, (int)Properties[section]!["propertyNames"]!["minLength"]!);
        }
    }

    private static void AssertFields(JsonNode schema, (string Field, StatedForm Form)[] fields)
    {
        Assert.False((bool)schema["additionalProperties"]!);
        Assert.Equal(fields.Select(field => field.Field).Order(StringComparer.Ordinal), Names(schema["properties"]!));
        Assert.All(fields, pair => Assert.Equal(
            pair.Form switch { StatedForm.Texts or StatedForm.Addresses => "array", StatedForm.Truth => "boolean", StatedForm.Pairs => "object", _ => "string" },
            (string)schema["properties"]![pair.Field]!["type"]!));
    }

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);
}
