using System.Text.Json;
using AgentSupplyChain.Core.Emit;

namespace AgentSupplyChain.Core.Diff;

/// <summary>A difference for programs: <c>docs/schemas/bom-diff.schema.json</c>. The same difference is the same bytes.</summary>
public static class BomDiffJson
{
    private const int SchemaVersion = 1;

    public static byte[] Write(BomDiff diff) => BomJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteStartArray("changes");
        foreach (var change in diff.Changes)
            Write(json, change);

        json.WriteEndArray();
        json.WriteStartArray("edges");
        foreach (var edge in diff.Edges)
        {
            json.WriteStartObject();
            json.WriteString("change", BomDiffText.Word(edge.Change));
            json.Text("from", edge.From);
            json.Text("to", edge.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, BomChange change)
    {
        json.WriteStartObject();
        json.WriteString("change", BomDiffText.Word(change.Change));
        json.Text("kind", change.Subject);
        json.Text("name", change.Name);
        json.Text("versionBefore", change.VersionBefore);
        json.Text("versionAfter", change.VersionAfter);
        if (change.IsSuspicious)
            json.WriteBoolean("suspicious", true);

        json.Objects("fields", change.Fields, field =>
        {
            json.Text("field", field.Field);
            json.Text("before", field.Before);
            json.Text("after", field.After);
        });
        json.WriteEndObject();
    }
}
