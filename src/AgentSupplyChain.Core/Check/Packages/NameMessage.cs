using AgentSupplyChain.Detection.Packages;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>What is said of a name that resembles another: how, whom it resembles, and the line that allows it.</summary>
internal static class NameMessage
{
    private const int LongestId = 100;

    public static Finding Finding(string id, NameMatch match, FileSpan place, string way, string what) => new(
        match.IsCertain ? Rules.PackageNameImpersonates : Rules.PackageNameClose,
        $"{what} {QuotedText.Of(id)} {Cause(match)}; {Question(match)}{(way.Length > 0 ? $" It {way}." : "")}{Allow(id, match)}",
        place,
        id.ToLowerInvariant());

    private static string Cause(NameMatch match)
    {
        var target = match.Target is { } name ? QuotedText.Of(name) : "";
        return match.Resemblance switch
        {
            NameResemblance.HiddenCharacter => $"holds characters that nobody sees or that turn the text ({match.Letters}): no honest id does",
            NameResemblance.ForeignLetter => $"is spelled with letters that look like others ({match.Letters}) and is taken for {QuotedText.Of(match.Reading ?? "")}",
            NameResemblance.LookAlike => $"is spelled with characters that look like those of {target}",
            NameResemblance.UnusualLetter => $"has letters outside ASCII ({match.Letters})" + (match.Reading is { } reading ? $" and may be taken for {QuotedText.Of(reading)}" : ""),
            NameResemblance.Separators => $"differs from {target} in dots and other separators only",
            NameResemblance.Slip => $"differs from {target} by a slip of the finger",
            NameResemblance.Decoration => $"is {target} with words that say nothing",
            NameResemblance.WordOrder => $"has the words of {target} in another order",
            _ => $"ends like no package of the family {target}",
        };
    }

    private static string Question(NameMatch match) => match switch
    {
        { Target: { } target } when !target.EndsWith('*') => $"did you mean {QuotedText.Of(target)}?",
        { Reading: { } reading, Resemblance: NameResemblance.ForeignLetter } => $"did you mean {QuotedText.Of(reading)}?",
        _ => "look at who publishes it.",
    };

    // An id that no JSON text can hold as it is, that nobody can see, or that NuGet would not take, is not proposed.
    private static string Allow(string id, NameMatch match) =>
        match.Resemblance == NameResemblance.HiddenCharacter || id.Length > LongestId || id.AsSpan().ContainsAny('"', '\\')
            ? ""
            : $" If it is the one that you want, write into agent-supply-chain.json: \"dependencies\": {{ \"approved\": [\"{QuotedText.Of(id)[1..^1]}\"] }}";
}
