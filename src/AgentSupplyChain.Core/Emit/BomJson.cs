using System.Buffers;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentSupplyChain.Core.Emit;

/// <summary>How JSON documents look: indented by two, LF, UTF-8 without byte-order mark, a line end at the end.</summary>
internal static class BomJson
{
    public const string SpecVersion = "1.7";

    public const string ToolName = "AgentSupplyChain.Build";

    // Quotes, backslash and control characters are escaped, and that is all that JSON needs; what is invisible has been made visible by
    // BomText before. The default encoder would write every plus sign of a version as \u002B.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Version of this program: the informational version without the commit behind it.</summary>
    public static string ToolVersion { get; } =
        typeof(BomJson).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>On one line without a line end: JSON that stands as a text in a document.</summary>
    public static byte[] WriteCompact(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options with { Indented = false }))
            write(json);

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A foreign string, made plain; nothing for null.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, BomText.Plain(value));
    }

    /// <summary>An array of objects; nothing where there is none.</summary>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> writeBody)
    {
        var started = false;
        foreach (var item in items)
        {
            if (!started)
                json.WriteStartArray(name);

            started = true;
            json.WriteStartObject();
            writeBody(item);
            json.WriteEndObject();
        }

        if (started)
            json.WriteEndArray();
    }

    /// <summary>An array of strings in ordinal order; nothing where there is none, unless the empty array says something.</summary>
    public static void Strings(this Utf8JsonWriter json, string name, IEnumerable<string> values, bool keepsEmpty = false)
    {
        var sorted = values.Select(BomText.Plain).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (sorted.Count == 0 && !keepsEmpty)
            return;

        json.WriteStartArray(name);
        foreach (var value in sorted)
            json.WriteStringValue(value);

        json.WriteEndArray();
    }
}
