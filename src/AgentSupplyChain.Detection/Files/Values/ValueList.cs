namespace AgentSupplyChain.Detection.Files.Values;

/// <summary>What a reader has found so far, and what all readers share about keys.</summary>
internal sealed class ValueList(string text)
{
    /// <summary>Longer paths are cut at their beginning: the end of a path tells what a value is.</summary>
    private const int LongestKey = 300;

    private readonly List<KeyedValue> _values = [];

    public string Text { get; } = text;

    public IReadOnlyList<KeyedValue> All => _values;

    /// <summary>A value as written.</summary>
    public void Add(string key, int start, int end, bool isHandedOver = false) => Add(key, start, end, Text.Substring(start, end - start), isHandedOver);

    public void Add(string key, int start, int end, string value, bool isHandedOver = false)
    {
        if (value.Length > 0 && key.Length > 0)
            _values.Add(new KeyedValue(key, start, end - start, value, isHandedOver));
    }

    public static string Join(string path, string name)
    {
        if (path.Length == 0)
            return name.Length <= LongestKey ? name : name.Substring(name.Length - LongestKey);

        var key = path + ":" + name;
        return key.Length <= LongestKey ? key : key.Substring(key.Length - LongestKey);
    }

    /// <summary>Letters, digits and underscores, not beginning with a digit; dots and hyphens where a file format has them.</summary>
    public static bool IsVariable(string name)
    {
        if (name.Length is 0 or > 200 || char.IsDigit(name[0]))
            return false;

        foreach (var c in name)
        {
            if (c is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '.' or '-' or ':'))
                return false;
        }

        return true;
    }
}
