namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>One class of texts that look like credentials and are none.</summary>
/// <param name="Number">Its number in the list of classes.</param>
/// <param name="Title">What it holds, for people.</param>
/// <param name="Make">A member, with the identifier, key or header that it stands under.</param>
public sealed record NegativeClass(int Number, string Title, Func<Random, (string Name, string Value)> Make)
{
    public override string ToString() => Number + " " + Title;

    /// <summary>A class of listed values, each under one of the listed names.</summary>
    internal static NegativeClass Listed(int number, string title, string[] names, string[] values) =>
        new(number, title, random => (names[random.Next(names.Length)], values[random.Next(values.Length)]));

    /// <summary>A class whose members are made, each under one of the listed names.</summary>
    internal static NegativeClass Made(int number, string title, string[] names, params Func<Random, string>[] makers) =>
        new(number, title, random => (names[random.Next(names.Length)], makers[random.Next(makers.Length)](random)));

    /// <summary>A class of listed pairs, written <c>name=value</c>.</summary>
    internal static NegativeClass Pairs(int number, string title, string[] pairs) =>
        new(number, title, random =>
        {
            var pair = pairs[random.Next(pairs.Length)];
            var sign = pair.IndexOf('=', StringComparison.Ordinal);
            return (pair[..sign], pair[(sign + 1)..]);
        });
}
