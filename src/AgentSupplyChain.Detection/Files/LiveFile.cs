using AgentSupplyChain.Detection.Register;
using RegisterRules = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.Detection.Files;

/// <summary>
/// The files that the compiler is given beside the code, so that analyzers report in them while somebody types. Gate and analyzers ask here, so
/// that every finding has one who reports it.
/// </summary>
public static class LiveFile
{
    /// <summary>In characters. A longer file is left to the gate: an editor analyzes at every key.</summary>
    public const int Limit = 1024 * 1024;

    /// <summary>What analyzers tell in files that mean something to an agent. Every other rule is the gate's there, whatever it is in code.</summary>
    private static readonly Rule[] s_ofAgents = [RegisterRules.ModelVersionFloats, RegisterRules.ModelUncertain, RegisterRules.ModelRetired, RegisterRules.ModelNotAllowed, RegisterRules.McpServerNotPinned];

    /// <summary>What analyzers tell in every kind of file, where the compiler is given it.</summary>
    private static readonly Rule[] s_ofCredentials = [RegisterRules.CredentialHardcoded, RegisterRules.CredentialLikely];

    /// <summary>Whether an analyzer tells findings of that rule in a file that the compiler was given; else the gate does.</summary>
    public static bool IsToldByAnalyzers(Rule rule, ProjectFileKind kind, int length) =>
        length <= Limit && ((kind != ProjectFileKind.Other && s_ofCredentials.Contains(rule)) || (kind is ProjectFileKind.Mcp or ProjectFileKind.Prompt && s_ofAgents.Contains(rule)));

    /// <summary>How a file is named to the user and in fingerprints: relative to the project folder, with forward slashes.</summary>
    /// <param name="path">As the compiler knows it.</param>
    /// <param name="projectDirectory">Null where the build does not tell it: then the name alone.</param>
    public static string NameOf(string path, string? projectDirectory)
    {
        var parts = path.Replace('\\', '/').Split('/');
        if (string.IsNullOrEmpty(projectDirectory))
            return parts[parts.Length - 1];

        var folders = projectDirectory!.Replace('\\', '/').TrimEnd('/').Split('/');
        var shared = 0;
        while (shared < folders.Length && shared < parts.Length - 1 && folders[shared] == parts[shared])
            shared++;

        // Another drive has nothing in common, and no relative name.
        if (shared == 0)
            return string.Join("/", parts);

        return string.Concat(Enumerable.Repeat("../", folders.Length - shared)) + string.Join("/", parts.Skip(shared));
    }
}
