using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Detection.Files;

/// <summary>The settings of one file.</summary>
/// <param name="Name">Relative to the project folder, with forward slashes.</param>
public sealed record SettingsText(string Name, ProjectFileKind Kind, IReadOnlyList<KeyedValue> Values);

/// <summary>A plain value of a setting that another file takes from elsewhere.</summary>
public sealed record PlainSecret(string File, int Start, int Length, string Message, string Subject);

/// <summary>
/// ASC6012: a logical key (<c>OpenAI:ApiKey</c>, <c>OpenAI__ApiKey</c>) that is a reference to a vault or a variable in one place and a plain value in
/// another. What else would pass for a harmless value is a secret by what its own project says of it.
/// </summary>
public static class PlainSecrets
{
    private const int Shortest = 3;

    /// <summary>What stands behind these in a path is a variable.</summary>
    private static readonly string[] s_environments = [":environment:", ":env:", ":environmentVariables:"];

    private static readonly string[] s_secretParts = ["password=", "pwd=", "accountkey=", "sharedaccesskey=", "accesskey="];

    public static IReadOnlyList<PlainSecret> Find(IReadOnlyList<SettingsText> files, CredentialSettings settings)
    {
        var references = new Dictionary<string, List<(string File, string Value)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            foreach (var value in file.Values)
            {
                if (!SecretReference.Is(value.Value) || LogicalKey(file, value.Key) is not { } key)
                    continue;

                if (!references.TryGetValue(key, out var known))
                    references[key] = known = [];
                known.Add((file.Name, value.Value));
            }
        }

        if (references.Count == 0)
            return [];

        var found = new List<PlainSecret>();
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            foreach (var value in file.Values)
            {
                if (LogicalKey(file, value.Key) is { } key && references.TryGetValue(key, out var known)
                    && ReferenceFor(file, value, known) is { } other && IsPlain(key, value.Value, settings) && told.Add(file.Name + "/" + key))
                {
                    found.Add(Tell(file, value, key, other));
                }
            }
        }

        return found;
    }

    /// <summary>The name that the application reads it by, in one spelling; null where the value is no setting of the application.</summary>
    internal static string? LogicalKey(SettingsText file, string key)
    {
        var name = key;
        switch (FileSyntaxes.Of(file.Name))
        {
            case FileSyntax.Variables or FileSyntax.Dockerfile:
                break;
            case FileSyntax.Json when file.Kind == ProjectFileKind.Settings:
                break;
            case FileSyntax.Json when key.StartsWith("Values:", StringComparison.OrdinalIgnoreCase):
                // local.settings.json
                name = key.Substring("Values:".Length);
                break;
            default:
                if (OfEnvironment(key) is not { } variable)
                    return null;
                name = variable;
                break;
        }

        return name.Replace("__", ":");
    }

    private static string? OfEnvironment(string key)
    {
        var padded = ":" + key;
        foreach (var word in s_environments)
        {
            var at = padded.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                continue;

            // A list of variables has a number before each.
            var name = padded.Substring(at + word.Length);
            var digits = 0;
            while (digits < name.Length && char.IsDigit(name[digits]))
                digits++;

            return digits > 0 && digits < name.Length && name[digits] == ':' ? name.Substring(digits + 1) : name;
        }

        return null;
    }

    /// <summary>A reference that does not lead back to this very variable: compose takes <c>${KEY}</c> from the <c>.env</c> beside it.</summary>
    private static string? ReferenceFor(SettingsText file, KeyedValue value, List<(string File, string Value)> known)
    {
        var own = file.Kind == ProjectFileKind.Variables ? value.Key.Substring(value.Key.LastIndexOf(':') + 1) : null;
        foreach (var (name, reference) in known)
        {
            var leadsBack = own is not null && reference.Length > 0 && reference[0] is '$' or '%' or '{' && Names(reference, own);
            if (!leadsBack)
                return name;
        }

        return null;
    }

    private static bool Names(string reference, string variable)
    {
        var at = reference.IndexOf(variable, StringComparison.OrdinalIgnoreCase);
        var end = at + variable.Length;
        return at > 0 && !IsNamePart(reference[at - 1]) && (end == reference.Length || !IsNamePart(reference[end]));
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsPlain(string key, string value, CredentialSettings settings)
    {
        var kind = CredentialName.KindOf(key);
        if (SecretReference.Is(value) || settings.Allows(value))
            return false;

        if (kind == CredentialKind.ConnectionString || key.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase))
            return !IsLocal(value) && SecretOf(value) is { } secret && !settings.Allows(secret) && IsWorthStealing(secret);

        return kind != CredentialKind.None && IsWorthStealing(value);
    }

    private static bool IsWorthStealing(string value) =>
        value.Trim().Length >= Shortest && !SecretReference.Is(value) && !DevelopmentKey.Is(value)
            && !StandIn.Is(value, 0, value.Length, ValueShape.Of(value, 0, value.Length)) && !LikelyPassword.IsWeak(value, 0, value.Length);

    private static string? SecretOf(string connection)
    {
        foreach (var part in s_secretParts)
        {
            var at = connection.IndexOf(part, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                continue;

            var start = at + part.Length;
            var end = connection.IndexOf(';', start);
            return connection.Substring(start, (end < 0 ? connection.Length : end) - start);
        }

        return null;
    }

    private static bool IsLocal(string connection)
    {
        for (var i = 0; i < connection.Length; i++)
        {
            if ((i == 0 || !char.IsLetterOrDigit(connection[i - 1])) && LocalHost.IsAt(connection, i, connection.Length))
                return true;
        }

        return false;
    }

    private static PlainSecret Tell(SettingsText file, KeyedValue value, string key, string other)
    {
        var shown = FileCredentialText.ShownKey(key);
        var elsewhere = other == file.Name ? "elsewhere in it a reference stands for it" : $"in '{LogText.Brief(other)}' a reference stands for it";
        return new PlainSecret(
            file.Name,
            value.Start,
            value.Length,
            $"'{shown}' is a plain value in '{LogText.Brief(file.Name)}', and {elsewhere}: if it opens anything, revoke it first, since who has read the file has it; "
                + "then write a reference here too, or keep the value in user secrets",
            shown);
    }
}
