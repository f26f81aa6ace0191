namespace AgentSupplyChain.Core.Sense.Unrestored;

/// <summary>
/// The values that properties can have, as far as constant text tells. A condition that cannot be evaluated adds a value and takes none away;
/// what comes from elsewhere (an SDK, the environment, a function) is unknown.
/// </summary>
internal sealed class PropertyValues
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
        while (PropertyReference.Next(text, at) is { } reference)
        {
            if (ValuesOf(reference.Name, known) is not { } values)
                return null;

            var literal = text[at..reference.Start];
            var joined = Limited(results.SelectMany(result => values.Select(value => result + literal + value)));
            if (joined is null)
                return null;

            results = joined;
            at = reference.End;
        }

        var rest = text[at..];
        return rest.Contains("$(", StringComparison.Ordinal) ? null : Limited(results.Select(result => (result + rest).Trim()));
    }

    /// <summary>Whether a condition holds; null where that is not known.</summary>
    public bool? Holds(string condition)
    {
        if (condition.Trim() is { Length: 0 } or "true" or "'true'")
            return true;

        return Comparison.Read(condition) is { } comparison && Expand(comparison.Left) is [var left] && Expand(comparison.Right) is [var right]
            ? string.Equals(left, right, StringComparison.OrdinalIgnoreCase) == comparison.AsksForEqual
            : null;
    }

    /// <summary>The property whose absence the condition asks for: <c>'$(Name)' == ''</c>.</summary>
    public static string? AskedToBeEmpty(string condition) =>
        Comparison.Read(condition) is { AsksForEqual: true, Right.Length: 0, Left: var left }
            && PropertyReference.Next(left, 0) is { Start: 0 } reference && reference.End == left.Length
            ? reference.Name
            : null;

    private IReadOnlyList<string>? ValuesOf(string name, IReadOnlyDictionary<string, string>? known) =>
        known?.GetValueOrDefault(name) is { } value ? [value] : _values.GetValueOrDefault(name);

    private static List<string>? Limited(IEnumerable<string> values)
    {
        var distinct = values.Distinct(StringComparer.Ordinal).Take(MostValues + 1).ToList();
        return distinct.Count > MostValues || distinct.Exists(value => value.Length > LongestValue) ? null : distinct;
    }
}
