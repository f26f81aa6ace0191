namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>Makes credentials of one format that were never issued: random, with the right checksum, and put together from parts.</summary>
/// <param name="Format">The id of the format.</param>
/// <param name="Provider">Who issues it, for people.</param>
/// <param name="IsAi">Whether it opens an AI service.</param>
/// <param name="Make">A literal as it stands in code: the credential itself, or, in the group <see cref="SampleGroup.InsideLiteral"/>, what it is a part of.</param>
/// <param name="NearMiss">The same with a wrong checksum, marker or length; null where the format has none of these.</param>
/// <param name="HasChecksum">Whether the format proves itself by a checksum.</param>
public sealed record CredentialSample(
    string Format, string Provider, bool IsAi, SampleGroup Group, Func<Random, string> Make, Func<Random, string>? NearMiss, bool HasChecksum)
{
    /// <summary>The secret's part of what <see cref="Make"/> gave; null where that is the whole.</summary>
    public Func<string, string>? PartOf { get; init; }

    public string SecretIn(string literal) => PartOf is null ? literal : PartOf(literal);

    public override string ToString() => Format;

    internal static CredentialSample Shape(string format, string provider, Func<Random, string> make, Func<Random, string>? nearMiss = null) =>
        new(format, provider, IsAi: false, SampleGroup.SelfIdentifying, make, nearMiss, HasChecksum: false);

    /// <summary>A format with a checksum at its end; a near miss has another last character.</summary>
    internal static CredentialSample Checked(string format, string provider, Func<Random, string> make) =>
        Checked(format, provider, make, random => WithAnother(make(random), fromEnd: 1));

    internal static CredentialSample Checked(string format, string provider, Func<Random, string> make, Func<Random, string> nearMiss) =>
        new(format, provider, IsAi: false, SampleGroup.SelfIdentifying, make, nearMiss, HasChecksum: true);

    internal static CredentialSample Inside(string format, string provider, Func<Random, string> make, Func<string, string>? part, Func<Random, string>? nearMiss = null) =>
        new(format, provider, IsAi: false, SampleGroup.InsideLiteral, make, nearMiss, HasChecksum: false) { PartOf = part };

    internal static CredentialSample Named(string format, string provider, Func<Random, string> make) =>
        new(format, provider, IsAi: false, SampleGroup.ByNameOnly, make, NearMiss: null, HasChecksum: false);

    internal CredentialSample OfAi() => this with { IsAi = true };

    /// <summary>The text with another character at that distance from its end.</summary>
    internal static string WithAnother(string text, int fromEnd)
    {
        var characters = text.ToCharArray();
        var at = characters.Length - fromEnd;
        characters[at] = characters[at] switch { 'A' => 'B', 'a' => 'b', >= 'A' and <= 'Z' => 'A', >= 'a' and <= 'z' => 'a', '0' => '2', _ => '0' };
        return new string(characters);
    }
}
