using AgentSupplyChain.Detection.Json;
using System.Globalization;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Policy;

/// <summary>Reads values of a policy by their form, and tells what has another one, where it stands.</summary>
/// <param name="longest">In characters.</param>
/// <param name="report">The finding for a place, a path and a cause; null for that of a policy.</param>
internal sealed class PolicyFields(JsonTree tree, ICollection<Finding> faults, int longest = PolicyFields.LongestText, Func<FileSpan, string, string, Finding>? report = null)
{
    /// <summary>Longer than any id, host or name of a method that somebody meant.</summary>
    private const int LongestText = 500;

    public void Check(JsonNode node, string path, string[] allowed)
    {
        foreach (var member in node.Members.Where(member => !allowed.Contains(member.Name, StringComparer.Ordinal)))
            Fault(member, path + member.Name, "is not a field; allowed are " + string.Join(", ", allowed));

        CheckDuplicates(node, path, StringComparer.Ordinal);
    }

    public T? Word<T>(JsonNode? node, string path, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (node is null)
            return null;

        if (node.Kind == JsonValueKind.String && words.TryGetValue(node.Text!, out var value))
            return value;

        Fault(node, path, (node.Kind == JsonValueKind.String ? "holds a word that is not known" : "holds " + JsonTree.NameOf(node.Kind)) + "; write " + OneOf(words.Keys));
        return null;
    }

    /// <summary>The members of an object whose names are the user's.</summary>
    public IReadOnlyList<JsonMember> MembersOf(JsonNode? node, string path, StringComparer names)
    {
        if (node is null || !IsKind(node, path, JsonValueKind.Object, "an object"))
            return [];

        CheckDuplicates(node, path + ".", names);
        return node.Members;
    }

    /// <summary>The node where it is an object, its fields checked; null where it is absent or something else.</summary>
    public JsonNode? Object(JsonNode? node, string path, string[] allowed)
    {
        if (node is null || !IsKind(node, path, JsonValueKind.Object, "an object"))
            return null;

        Check(node, path + ".", allowed);
        return node;
    }

    /// <summary>The objects of a list, their fields checked, with their paths.</summary>
    public IEnumerable<(JsonNode Item, string Path)> Objects(JsonNode? node, string path, string[] allowed)
    {
        if (node is null || !IsList(node, path))
            yield break;

        foreach (var (item, itemPath) in Items(node, path))
        {
            if (Object(item, itemPath, allowed) is { } entry)
                yield return (entry, itemPath);
        }
    }

    /// <summary>The texts of a list; null where the policy does not have it, or has something else there, which is not the same as an empty one.</summary>
    /// <param name="fault">What is wrong with a text; null where nothing is.</param>
    public IReadOnlyList<string>? Texts(JsonNode? node, string path, Func<string, string?>? fault = null) =>
        node is null || !IsList(node, path) ? null : [.. Items(node, path).Select(item => Text(item.Item, item.Path, fault)).OfType<string>()];

    public string? Text(JsonNode? node, string path, Func<string, string?>? fault = null)
    {
        if (node is null || !IsKind(node, path, JsonValueKind.String, "a string"))
            return null;

        var text = node.Text!;
        if ((FaultOf(text) ?? fault?.Invoke(text)) is not { } wrong)
            return text;

        Fault(node, path, wrong);
        return null;
    }

    /// <summary>What no text may be; null where it is none of that.</summary>
    public string? FaultOf(string text) =>
        text.Length == 0 || text.Trim() != text ? "is empty or has blanks around it"
        : text.Length > longest ? FormattableString.Invariant($"is longer than {longest} characters")
        : text.Any(char.IsControl) ? "holds control characters"
        : null;

    public string? Required(JsonNode node, string name, string path, Func<string, string?>? fault = null)
    {
        if (node[name] is null)
            Fault(node, path, $"needs '{name}'");

        return Text(node[name], path + "." + name, fault);
    }

    /// <summary>A whole number from zero to the largest; null where it is absent or faulty.</summary>
    public int? Number(JsonNode? node, string path, int largest)
    {
        if (node is null)
            return null;

        if (node.Kind == JsonValueKind.Number && int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= largest)
            return number;

        Fault(node, path, FormattableString.Invariant($"is no whole number from 0 to {largest}"));
        return null;
    }

    /// <summary>Null where it is absent or faulty.</summary>
    public bool? Truth(JsonNode? node, string path)
    {
        if (node is null)
            return null;

        if (node.Kind is JsonValueKind.True or JsonValueKind.False)
            return node.Kind == JsonValueKind.True;

        Fault(node, path, $"holds {JsonTree.NameOf(node.Kind)}; write true or false");
        return null;
    }

    public void Fault(JsonNode node, string path, string cause) => Fault(tree.SpanOf(node), path, cause);

    public void Fault(JsonMember member, string path, string cause) => Fault(tree.SpanOf(member), path, cause);

    public static string OneOf(IEnumerable<string> words) => string.Join(" or ", words.Select(word => "'" + word + "'"));

    public bool IsList(JsonNode node, string path) => IsKind(node, path, JsonValueKind.Array, "a list");

    private static IEnumerable<(JsonNode Item, string Path)> Items(JsonNode list, string path) =>
        list.Items.Select((item, index) => (item, FormattableString.Invariant($"{path}[{index}]")));

    private bool IsKind(JsonNode node, string path, JsonValueKind kind, string name)
    {
        if (node.Kind == kind)
            return true;

        Fault(node, path, $"holds {JsonTree.NameOf(node.Kind)}; write {name}");
        return false;
    }

    private void CheckDuplicates(JsonNode node, string path, StringComparer names)
    {
        var seen = new HashSet<string>(names);
        foreach (var member in node.Members.Where(member => !seen.Add(member.Name)))
            Fault(member, path + member.Name, "stands there twice; keep one of them");
    }

    private void Fault(FileSpan span, string path, string cause) =>
        faults.Add(report?.Invoke(span, path, cause) ?? new Finding(Rules.PolicyMalformed, $"Policy '{tree.File}': {QuotedText.Of(path)} {cause}", span, tree.File + "/" + path));
}
