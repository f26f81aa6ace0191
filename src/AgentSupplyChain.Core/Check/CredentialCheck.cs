using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check;

/// <summary>
/// ASC6010, ASC6011 and ASC6012 in the files of a project. What is said of a file is the same that analyzers say of it; only the comparison of files
/// with each other is the gate's own.
/// </summary>
/// <param name="isTest">In tests, a value that only looks like a credential is an info.</param>
public sealed class CredentialCheck(CredentialSettings settings, bool isTest)
{
    public IEnumerable<Finding> Check(IEnumerable<SensedFile> files)
    {
        var findings = new List<Finding>();
        var plain = new List<SettingsText>();
        var told = new Dictionary<string, SensedFile>(StringComparer.Ordinal);
        var places = new HashSet<(string File, int Start)>();
        foreach (var file in files)
        {
            var values = KeyedValues.Read(file.Name, file.Text);
            var found = FileCredentials.Find(file.Name, file.Kind, file.Text, values, settings);
            if (found.Count > 0)
                findings.AddRange(Told(file, found));

            if (file.Kind is ProjectFileKind.Mcp or ProjectFileKind.Prompt or ProjectFileKind.Build || ProjectFileName.IsTemplate(file.Name))
                continue;

            // A place is told once: what stands there already is left out before files are compared.
            var taken = found;
            plain.Add(new SettingsText(file.Name, file.Kind, [.. values.Where(value => !IsTold(value, taken))]));
            told[file.Name] = file;
        }

        foreach (var secret in PlainSecrets.Find(plain, settings))
        {
            var file = told[secret.File];
            if (places.Add((secret.File, secret.Start)))
                findings.Add(Find(Rules.SecretInPlain, file, new TextLines(file.Text), secret.Start, secret.Length, secret.Message, secret.Subject));
        }

        return findings;
    }

    private IEnumerable<Finding> Told(SensedFile file, IReadOnlyList<FileCredential> found)
    {
        var lines = new TextLines(file.Text);
        return found.Select(one => Find(one.Rule, file, lines, one.Start, one.Length, one.Message, one.Subject));
    }

    private Finding Find(Rule rule, SensedFile file, TextLines lines, int start, int length, string message, string subject) =>
        new(rule, message, lines.SpanOf(file.Name, start, start + length), file.Name + "/" + subject)
        {
            Environment = ProjectFileName.EnvironmentOf(file.Name),
            IsInTest = isTest && rule != Rules.CredentialHardcoded,
        };

    private static bool IsTold(KeyedValue value, IReadOnlyList<FileCredential> found)
    {
        // Both are in order, but a hundred at most are told of a file.
        foreach (var one in found)
        {
            if (one.Start < value.Start + value.Length && value.Start < one.Start + one.Length)
                return true;
        }

        return false;
    }
}
