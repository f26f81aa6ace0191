namespace AgentSupplyChain.Detection.Packages;

/// <summary>FNV-1a in 32 bits, of characters: the same on every machine, since it is stored.</summary>
internal static class NameHash
{
    public const uint Start = 2166136261;

    public static uint With(uint hash, char character) => unchecked((hash ^ character) * 16777619);

    public static uint Of(char[] text, int start, int length)
    {
        var hash = Start;
        for (var i = start; i < start + length; i++)
            hash = With(hash, text[i]);

        return hash;
    }

    public static uint Of(string text)
    {
        var hash = Start;
        foreach (var character in text)
            hash = With(hash, character);

        return hash;
    }

    /// <summary>FNV leaves the low bits of short texts alike; tables are addressed by them.</summary>
    public static uint Spread(uint hash) => unchecked((hash ^ (hash >> 15)) * 0x9E3779B1) ^ (hash >> 13);
}
