using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Files.Values;
using RegisterRules = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.Detection.Files;

/// <summary>
/// The credentials in a file. The whole text is searched for what proves itself, comments too; a value is judged by its key and by what is
/// written in it. A place is told once, by the stronger of the rules.
/// </summary>
public static class FileCredentials
{
    /// <summary>Of one file. What is more is counted: after these, a list is no help.</summary>
    public const int Most = 100;

    /// <summary>What stands below these is given to a process or a service.</summary>
    private static readonly string[] s_handingOver = ["env", "environment", "environmentVariables", "headers"];

    /// <param name="name">Relative to the project folder, with forward slashes.</param>
    public static IReadOnlyList<FileCredential> Find(string name, ProjectFileKind kind, string text, CredentialSettings settings) =>
        Find(name, kind, text, KeyedValues.Read(name, text), settings);

    /// <param name="values">Of the same text, in its order.</param>
    public static IReadOnlyList<FileCredential> Find(string name, ProjectFileKind kind, string text, IReadOnlyList<KeyedValue> values, CredentialSettings settings)
    {
        var isTemplate = ProjectFileName.IsTemplate(name);
        var found = new List<Candidate>();
        foreach (var match in CredentialScanner.Scan(text, settings))
        {
            if (match.IsProven || !isTemplate)
                found.Add(new Candidate(match.Start, match.Length, text, match, key: null));
        }

        var told = found.Count;
        var next = 0;
        foreach (var value in values)
        {
            while (next < told && found[next].End <= value.Start)
                next++;

            if (next < told && found[next].Start < value.Start + value.Length)
                found[next].Key ??= value.Key;
            else
                Judge(value, text, isTemplate, settings, found);
        }

        // Text without keys: what is written in it speaks for itself.
        if (!isTemplate && StartOfText(name, text) is >= 0 and var start)
            AddEmbedded(found, start == 0 ? text : text.Substring(start), start, key: null, isAsWritten: true, (start, text.Length - start), settings);

        return found.Count == 0 ? [] : FileCredentialText.Tell(name, kind, OnePerPlace(found));
    }

    /// <summary>Where text without keys begins; negative where there is none.</summary>
    private static int StartOfText(string name, string text) => FileSyntaxes.Of(name) switch
    {
        FileSyntax.Text => 0,
        FileSyntax.Prompty => YamlValues.EndOfHead(text, text.Length),
        _ => -1,
    };

    private static void Judge(KeyedValue value, string text, bool isTemplate, CredentialSettings settings, List<Candidate> found)
    {
        var isAsWritten = value.Length == value.Value.Length && string.CompareOrdinal(text, value.Start, value.Value, 0, value.Length) == 0;
        int start = 0, end = value.Value.Length;
        if (VariableDefault.TryFind(value.Value, ref start, ref end))
        {
            var (at, length) = isAsWritten ? (value.Start + start, end - start) : (value.Start, value.Length);
            value = new KeyedValue(value.Key, at, length, value.Value.Substring(start, end - start), value.IsHandedOver);
        }

        if (!isAsWritten)
        {
            // What stands behind escapes is searched without them; only the whole of it has a place.
            foreach (var match in CredentialScanner.Scan(value.Value, settings))
            {
                if (!match.IsProven && isTemplate)
                    continue;

                found.Add(new Candidate(value.Start, value.Length, value.Value, match, value.Key));
                return;
            }
        }

        if (isTemplate || SecretReference.Is(value.Value) || AddEmbedded(found, value.Value, value.Start, value.Key, isAsWritten, (value.Start, value.Length), settings))
            return;

        var kind = CredentialName.KindOf(value.Key);
        if (kind is not (CredentialKind.None or CredentialKind.ConnectionString)
            && (LikelyCredential.Is(kind, value.Value) || IsHandedOver(value)) && !IsAccepted(value.Value, settings))
            found.Add(new Candidate(value.Start, value.Length, kind, where: null, value.Key));
    }

    /// <summary>
    /// A UUID that a process or a service is given under a name of a credential: some issue their keys so. Elsewhere a UUID under such a name is
    /// more often what something is known by.
    /// </summary>
    private static bool IsHandedOver(KeyedValue value)
    {
        const int Guid = 36;
        var start = value.Value.Length - Guid;
        if (start < 0 || (start > 0 && value.Value[start - 1] != ' ') || !PublicValue.IsGuid(value.Value, start, value.Value.Length))
            return false;

        // Its own name: what stands above it is the name of a file or server.
        var kind = CredentialName.KindOf(value.Key.Substring(value.Key.LastIndexOf(':') + 1));
        return kind is CredentialKind.ApiKey or CredentialKind.Token or CredentialKind.Secret
            && (value.IsHandedOver || GoesThrough(value.Key, s_handingOver)) && LikelyCredential.IsPassedAs(kind, value.Value);
    }

    private static bool GoesThrough(string key, string[] names)
    {
        for (var (start, end) = (0, key.IndexOf(':')); end >= 0; start = end + 1, end = key.IndexOf(':', start))
        {
            foreach (var name in names)
            {
                if (end - start == name.Length && string.Compare(key, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
                    return true;
            }
        }

        return false;
    }

    private static bool AddEmbedded(
        List<Candidate> found, string text, int offset, string? key, bool isAsWritten, (int Start, int Length) whole, CredentialSettings settings)
    {
        var isFound = false;
        foreach (var embedded in EmbeddedCredential.Find(text))
        {
            isFound = true;
            if (IsAccepted(text.Substring(embedded.Start, embedded.Length), settings))
                continue;

            var (start, length) = isAsWritten ? (offset + embedded.Start, embedded.Length) : whole;
            found.Add(new Candidate(start, length, embedded.Kind, embedded.Where, key));
            if (!isAsWritten)
                break;
        }

        return isFound;
    }

    private static bool IsAccepted(string value, CredentialSettings settings) => DevelopmentKey.Is(value) || settings.Allows(value);

    /// <summary>In order of their places; where two overlap, a proven one stands, else the first.</summary>
    private static List<Candidate> OnePerPlace(List<Candidate> found)
    {
        found.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.IsProven.CompareTo(one.IsProven));
        var kept = new List<Candidate>(found.Count);
        foreach (var candidate in found)
        {
            var last = kept.Count > 0 ? kept[kept.Count - 1] : null;
            if (last is null || last.End <= candidate.Start)
                kept.Add(candidate);
            else if (candidate.IsProven && !last.IsProven)
                kept[kept.Count - 1] = candidate;
        }

        return kept;
    }

    /// <summary>A credential before it is told: most of a million are only counted.</summary>
    internal sealed class Candidate
    {
        /// <param name="text">Where the match was found: the file, or a value without its escapes.</param>
        public Candidate(int start, int length, string text, CredentialMatch match, string? key)
        {
            Start = start;
            Length = length;
            Text = text;
            Match = match;
            Key = key;
        }

        public Candidate(int start, int length, CredentialKind kind, string? where, string? key)
        {
            Start = start;
            Length = length;
            Text = "";
            Kind = kind;
            Where = where;
            Key = key;
        }

        public int Start { get; }

        public int Length { get; }

        public int End => Start + Length;

        public string Text { get; }

        public CredentialMatch? Match { get; }

        public CredentialKind Kind { get; }

        /// <summary>What it is a part of; null where it is a value of its own.</summary>
        public string? Where { get; }

        public string? Key { get; set; }

        public bool IsProven => Match is { IsProven: true };

        public Register.Rule Rule => IsProven ? RegisterRules.CredentialHardcoded : RegisterRules.CredentialLikely;
    }
}
