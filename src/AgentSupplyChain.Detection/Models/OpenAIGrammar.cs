using static AgentSupplyChain.Detection.Models.NameParts;

namespace AgentSupplyChain.Detection.Models;

/// <summary><c>-YYYY-MM-DD</c>, before 2024 <c>-MMDD</c>, in old embedding and completion models a serial.</summary>
internal static class OpenAIGrammar
{
    private static readonly string[] s_prefixes =
    [
        "gpt-", "chatgpt-", "codex-", "computer-use-", "text-embedding-", "text-moderation-", "omni-moderation-", "whisper-", "tts-", "dall-e-",
        "davinci-", "babbage-", "sora-",
    ];

    /// <summary>There is one build of each at a time, and no dated name for it.</summary>
    private static readonly string[] s_unpinnable = ["text-embedding-3-", "whisper-1", "tts-1", "dall-e-", "gpt-oss-"];

    public static ModelReading Read(string id)
    {
        if (id.StartsWith("ft:", StringComparison.Ordinal))
            return ReadFineTuned(id);

        if (!StartsWithAny(id, s_prefixes) && !IsReasoning(id))
            return ModelReading.Unknown(id);

        var family = "openai/" + id;
        if (EndsWith(id, "-latest"))
            return ModelReading.Floating(id, family.Substring(0, family.Length - 7));

        if (SplitDate(id, DateForm.YearMonthDay, onlyAtEnd: false) is { } date)
            return ModelReading.Pinned(id, "openai/" + date.Name, date.Date);

        // gpt-4-1106-preview, gpt-3.5-turbo-16k-0613: in the middle or at the end.
        if (SplitDate(id, DateForm.MonthDay, onlyAtEnd: false) is { } day)
            return ModelReading.Pinned(id, "openai/" + day.Name, day.Date);

        if (StartsWithAny(id, s_unpinnable))
            return ModelReading.Unpinnable(id, family);

        return SplitDate(id, DateForm.Serial) is { } serial
            ? ModelReading.Pinned(id, "openai/" + serial.Name, serial.Date)
            : ModelReading.Floating(id, family);
    }

    /// <summary><c>ft:base:organisation:name:id</c>: fixed when its base is.</summary>
    private static ModelReading ReadFineTuned(string id)
    {
        var parts = id.Split(':');
        var reading = Read(parts[1]);
        return parts.Length >= 5 && parts[4].Length > 0 && reading is { Pin: PinState.Pinned, Family: { } family }
            ? ModelReading.Pinned(id, family + ":" + string.Join(":", parts.Skip(2)), reading.Version)
            : ModelReading.Unknown(id, reading.Family);
    }

    /// <summary><c>o1</c>, <c>o3-mini</c>, <c>o4-mini-2025-04-16</c>.</summary>
    private static bool IsReasoning(string id) =>
        id.Length >= 2 && id[0] == 'o' && id[1] is >= '1' and <= '9' && (id.Length == 2 || id[2] == '-');
}
