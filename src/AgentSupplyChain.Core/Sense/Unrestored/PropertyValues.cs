using System.Text.RegularExpressions;

namespace AgentSupplyChain.Core.Sense.Unrestored;

/// <summary>
/// The values that properties can have, as far as constant text tells. A condition that cannot be evaluated adds a value and takes none away;
/// what comes from elsewhere (an SDK, the environment, a function) is unknown.
/// </summary>
internal sealed partial class PropertyValues
{
    private const int MostValues = 8;
    private const int LongestValue = 1024;

    private readonly Dictionary<string, IReadOnlyList<string>?> _values = new(StringComparer.OrdinalIgnoreCase);

    public bool IsSet(string name) => _values.ContainsKey(name);

    public IReadOnlyList<string> Of(string name) => _values.GetValueOrDefault(name) ?? [];

    /// <param name="isCertain">False where it depends on what is not known whether the property is set here.</param>
    public void Set(string name, string text, bool isCertain)
    {
        var values = Expand(text);
        if (!isCertain && _values.TryGetValue(name, out var before))
            values = before is null || values is null ? null : Limited(before.Concat(values));
        _values[name] = values;
    }

    /// <summary>What the text can mean; null where it holds something that is unknown.</summary>
    /// <param name="known">Reserved properties that have a value at this place.</param>
    public IReadOnlyList<string>? Expand(string text, IReadOnlyDictionary<string, string>? known = null)
    {
        if (text.Contains("@(", StringComparison.Ordinal) || text.Contains("%(", StringComparison.Ordinal))
            return null;

        IReadOnlyList<string> results = [""];
        var at = 0;
        foreach (Match match in Reference().Matches(text))
        {
            if (ValuesOf(match.Groups["name"].Value, known) is not { } values)
                return null;

            var literal = text[at..match.Index];
            var joined = Limited(results.SelectMany(result => values.Select(value => result + literal + value)));
            if (joined is null)
                return null;

            results = joined;
            at = match.Index + match.Length;
        }

        var rest = text[at..];
        return rest.Contains("$(", StringComparison.Ordinal) ? null : Limited(results.Select(result => (result + rest).Trim()));
    }

    /// <summary>Whether a condition holds; null where that is not known.</summary>
    public bool? Holds(string condition)
    {
        if (condition.Trim() is { Length: 0 } or "true" or "'true'")
            return true;

        if (Comparison().Match(condition) is not { Success: true } match
            || Expand(match.Groups["left"].Value) is not [var left] || Expand(match.Groups["right"].Value) is not [var right])
        {
            return null;
        }

        return string.Equals(left, right, StringComparison.OrdinalIgnoreCase) == (match.Groups["operator"].Value == "==");
    }

    /// <summary>The property whose absence the condition asks for: <c>'$(Name)' == ''</c>.</summary>
    public static string? AskedToBeEmpty(string condition) =>
        Comparison().Match(condition) is { Success: true } match && match.Groups["right"].Value.Length == 0 && match.Groups["operator"].Value == "=="
            && Reference().Match(match.Groups["left"].Value) is { Success: true } reference && reference.Length == match.Groups["left"].Value.Length
            ? reference.Groups["name"].Value
            : null;

    private IReadOnlyList<string>? ValuesOf(string name, IReadOnlyDictionary<string, string>? known) =>
        known?.GetValueOrDefault(name) is { } value ? [value] : _values.GetValueOrDefault(name);

    private static List<string>? Limited(IEnumerable<string> values)
    {
        var distinct = values.Distinct(StringComparer.Ordinal).Take(MostValues + 1).ToList();
        return distinct.Count > MostValues || distinct.Exists(value => value.Length > LongestValue) ? null : distinct;
    }

    [GeneratedRegex(@"\$\((?<name>[A-Za-z_][A-Za-z0-9_\-]*)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\s*'(?<left>[^']*)'\s*(?<operator>==|!=)\s*'(?<right>[^']*)'\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Comparison();
}
