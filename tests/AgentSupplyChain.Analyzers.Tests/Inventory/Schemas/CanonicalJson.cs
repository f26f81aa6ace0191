using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AgentSupplyChain.Analyzers.Tests.Inventory.Schemas;

/// <summary>The canonical form of docs/tool-schema.md over the JSON of an SDK: written apart from the product, so that one judges the other.</summary>
internal static class CanonicalJson
{
    private static readonly string[] s_unordered = ["enum", "required", "type"];

    public static string Of(JsonElement schema)
    {
        var text = new StringBuilder();
        Write(schema, text);
        return text.ToString();
    }

    private static void Write(JsonElement element, StringBuilder text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{').AppendJoin(',', element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal).Select(property =>
                {
                    var value = property.Value.ValueKind == JsonValueKind.Array && s_unordered.Contains(property.Name)
                        ? "[" + string.Join(',', property.Value.EnumerateArray().Select(Of).Order(StringComparer.Ordinal)) + "]"
                        : Of(property.Value);
                    return String(property.Name) + ":" + value;
                })).Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[').AppendJoin(',', element.EnumerateArray().Select(Of)).Append(']');
                break;
            case JsonValueKind.String:
                text.Append(String(element.GetString()!));
                break;
            case JsonValueKind.Number:
                text.Append(Number(element));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static string Number(JsonElement element)
    {
        var raw = element.GetRawText();
        if (!raw.AsSpan().ContainsAny('.', 'e', 'E'))
            return raw;

        // The decimal type prints the shortest digits of a double without an exponent, within its range; the rest is laid out by hand.
        var number = element.GetDouble();
        if (number == 0)
            return "0";
        if (Math.Abs(number) is >= 1e-6 and < 1e21)
            return decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.#############################", CultureInfo.InvariantCulture);

        var shortest = number.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant().Replace("e-0", "e-", StringComparison.Ordinal);
        return shortest;
    }

    private static string String(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }
}
