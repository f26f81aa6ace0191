using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check;

/// <summary>ASC6010 in the text of a file: a credential that its format proves. No part of it but what identifies it to its owner is shown.</summary>
public static class CredentialCheck
{
    public static IEnumerable<Finding> Check(SensedFile file)
    {
        var matches = CredentialScanner.Scan(file.Text);
        if (matches.Count == 0)
            return [];

        var lines = new TextLines(file.Text);
        return matches.Select(match =>
        {
            var shown = match.Display(file.Text);
            var message = $"{shown} stands in '{file.Name}': revoke it at {match.Provider} first, since who has read the file has it; {Remedy(file.Kind)}";
            return new Finding(Rules.CredentialHardcoded, message, lines.SpanOf(file.Name, match.Start, match.Start + match.Length), file.Name + "/" + shown)
            {
                Environment = ProjectFileName.EnvironmentOf(file.Name),
            };
        });
    }

    private static string Remedy(ProjectFileKind kind) => kind switch
    {
        ProjectFileKind.Prompt => "then take it out of the prompt: a model must not see it",
        ProjectFileKind.Mcp => "then hand the new one over by an environment variable or an input of the client",
        ProjectFileKind.Variables => "then keep the new one outside the project, in user secrets or a vault",
        _ => "then read the new one from user secrets, an environment variable or a vault",
    };
}
