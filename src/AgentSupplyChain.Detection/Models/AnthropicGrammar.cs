using static AgentSupplyChain.Detection.Models.NameParts;

namespace AgentSupplyChain.Detection.Models;

/// <summary>
/// <c>-YYYYMMDD</c> up to generation 4.5; from 4.6 on the dateless name is the pin, and older dateless names are aliases. On Vertex the date
/// follows an <c>@</c>.
/// </summary>
internal static class AnthropicGrammar
{
    public static ModelReading Read(string id)
    {
        if (!id.StartsWith("claude-", StringComparison.Ordinal))
            return ModelReading.Unknown(id);

        var name = id.Replace('.', '-');
        var at = name.IndexOf('@');
        if (at >= 0)
        {
            var suffix = name.Substring(at + 1);
            var family = Family(name.Substring(0, at));
            if (IsDate(suffix, DateForm.Compact))
                return ModelReading.Pinned(id, family, suffix);

            return suffix is "latest" or "default" ? ModelReading.Floating(id, family) : ModelReading.Unknown(id, family);
        }

        if (SplitDate(name, DateForm.Compact) is { } date)
            return ModelReading.Pinned(id, Family(date.Name), date.Date);

        if (EndsWith(name, "-latest"))
            return ModelReading.Floating(id, Family(name.Substring(0, name.Length - 7)));

        // How gateways still write the first generation.
        if (name is "claude-instant-v1" or "claude-v1" or "claude-v2")
            return ModelReading.Floating(id, Family(name));

        return Generation(name) switch
        {
            null => EndsWith(name, "-preview") ? ModelReading.Floating(id, Family(name)) : ModelReading.Unknown(id),
            >= 406 => ModelReading.Pinned(id, Family(name), version: null),
            _ => ModelReading.Floating(id, Family(name)),
        };
    }

    /// <summary>Vertex and Bedrock call the second snapshot of Claude 3.5 Sonnet <c>-v2</c>; the date says the same.</summary>
    private static string Family(string name) => "anthropic/" + (EndsWith(name, "-v2") ? name.Substring(0, name.Length - 3) : name);

    /// <summary>
    /// 406 for 4.6: of <c>claude-opus-4-6</c>, <c>claude-sonnet-5</c>, and of the older order <c>claude-3-5-sonnet</c>, <c>claude-2-1</c>; null for
    /// any other shape.
    /// </summary>
    private static int? Generation(string name)
    {
        var tokens = (EndsWith(name, "-v2") ? name.Substring(0, name.Length - 3) : name).Split('-');
        var first = Array.FindIndex(tokens, token => SmallNumber(token) >= 0);
        if (first is not (1 or 2))
            return null;

        var major = SmallNumber(tokens[first]);
        var hasMinor = first + 1 < tokens.Length && SmallNumber(tokens[first + 1]) >= 0;
        var rest = tokens.Length - first - (hasMinor ? 2 : 1);

        // The name of the size stands on one side of the number, and nothing else follows: claude-opus-4-7-fast is not the snapshot.
        return rest > (first == 1 ? 1 : 0) ? null : (major * 100) + (hasMinor ? SmallNumber(tokens[first + 1]) : 0);
    }
}
