namespace AgentSupplyChain.Detection.Files;

/// <summary>A value of a file, the key that it stands under, and its place.</summary>
public sealed class KeyedValue
{
    internal KeyedValue(string key, int start, int length, string value, bool isHandedOver = false)
    {
        Key = key;
        Start = start;
        Length = length;
        Value = value;
        IsHandedOver = isHandedOver;
    }

    /// <summary>The path of names, joined by colons: <c>OpenAI:ApiKey</c>. A variable, header or switch has its own name at the end.</summary>
    public string Key { get; }

    /// <summary>Where the value begins in the text, behind its quote.</summary>
    public int Start { get; }

    /// <summary>How long it is as written.</summary>
    public int Length { get; }

    /// <summary>What it means, without escapes. As written where <see cref="Length"/> is its length.</summary>
    public string Value { get; }

    /// <summary>Whether the syntax says that a process or a service is given it: a variable of its environment, a header. The key may say so too.</summary>
    internal bool IsHandedOver { get; }
}
