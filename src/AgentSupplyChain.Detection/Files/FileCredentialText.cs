using System.Globalization;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Detection.Files;

/// <summary>What is said of the credentials in a file. Of a value that is not proven, nothing is shown, and of a key nothing that could be a value.</summary>
internal static class FileCredentialText
{
    private const int LongestName = 64;

    public static IReadOnlyList<FileCredential> Tell(string name, ProjectFileKind kind, List<FileCredentials.Candidate> found)
    {
        var told = found;
        FileCredential? more = null;
        if (found.Count > FileCredentials.Most)
        {
            told = [.. found.Where(one => one.IsProven).Concat(found.Where(one => !one.IsProven)).Take(FileCredentials.Most).OrderBy(one => one.Start)];
            var rest = new HashSet<FileCredentials.Candidate>(told);
            var left = found.Where(one => !rest.Contains(one)).ToList();
            var first = left.FirstOrDefault(one => one.IsProven) ?? left[0];
            more = new FileCredential(
                first.Rule,
                first.Start,
                first.Length,
                string.Format(CultureInfo.InvariantCulture, "{0} more credentials stand in '{1}', the first of them here: revoke them first, then take them out of the file", left.Count, LogText.Brief(name)),
                "more");
        }

        // Twice the same under one key is two places to mend.
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var all = new List<FileCredential>(told.Count + 1);
        foreach (var one in told)
        {
            var (message, subject) = Tell(name, kind, one);
            seen.TryGetValue(subject, out var times);
            seen[subject] = ++times;
            all.Add(new FileCredential(one.Rule, one.Start, one.Length, message, times == 1 ? subject : subject + "#" + times.ToString(CultureInfo.InvariantCulture)));
        }

        if (more is not null)
            all.Add(more);

        return all;
    }

    /// <summary>The path as far as it is made of names: a value that a broken file has put in the place of a name is not shown.</summary>
    public static string ShownKey(string key) => string.Join(":", key.Split(':').Select(name => IsName(name) ? name : "…"));

    private static (string Message, string Subject) Tell(string name, ProjectFileKind kind, FileCredentials.Candidate one)
    {
        var file = LogText.Brief(name);
        if (one.Match is { IsProven: true } proven)
        {
            var shown = proven.Display(one.Text);
            return ($"{shown} stands in '{file}': revoke it at {proven.Provider} first, since who has read the file has it; {Remedy(kind)}", shown);
        }

        var key = one.Key is null ? null : ShownKey(one.Key);
        var what = one.Match is { } match ? WithArticle(match.Provider + " " + match.Kind) : "what looks like " + WithArticle(one.Kind) + (one.Where is null ? "" : $" ({one.Where})");
        var holder = key is null ? $"'{file}' holds {what}" : $"'{key}' in '{file}' holds {what}";
        return (
            $"{holder}: if it opens anything, revoke it at its provider first, since who has read the file has it; {Remedy(kind)}",
            key ?? (one.Match is { } form ? form.Provider + " " + form.Kind : one.Where ?? WithArticle(one.Kind)));
    }

    private static string Remedy(ProjectFileKind kind) => kind switch
    {
        ProjectFileKind.Prompt => "then take it out of the prompt: a model must not see it",
        ProjectFileKind.Mcp => "then hand the new one over by an environment variable or an input of the client",
        ProjectFileKind.Variables => "then keep the new one outside the project, in user secrets or a vault",
        ProjectFileKind.Container => "then hand the new one over when the container starts, or as a secret of the image's build: layers keep what they were given",
        ProjectFileKind.Build => "then read the new one from an environment variable",
        _ => "then read the new one from user secrets, an environment variable or a vault",
    };

    private static string WithArticle(string issued) => (issued[0] is 'A' or 'E' or 'I' or 'O' ? "an " : "a ") + issued;

    private static string WithArticle(CredentialKind kind) => kind switch
    {
        CredentialKind.ApiKey => "an API key",
        CredentialKind.Secret => "a secret",
        CredentialKind.Token => "a token",
        CredentialKind.Password => "a password",
        CredentialKind.PrivateKey => "a private key",
        _ => "a credential",
    };

    private static bool IsName(string name)
    {
        if (name.Length > LongestName)
            return false;

        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or '$' or '@' or '/'))
                return false;
        }

        return CredentialScanner.Scan(name).Count == 0 && !LikelyCredential.Is(CredentialKind.ApiKey, name) && !LikelyCredential.Is(CredentialKind.Token, name);
    }
}
