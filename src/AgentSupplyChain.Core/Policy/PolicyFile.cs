using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Policy;

/// <summary>
/// Reads <c>agent-supply-chain.json</c>. Whatever it does not know is ASC8001, since a typing error must not switch a control off. The
/// published schema, docs/schemas/agent-supply-chain.schema.json, says the same.
/// </summary>
public static class PolicyFile
{
    public const string Name = "agent-supply-chain.json";

    public const long SizeLimit = 1024 * 1024;

    public const int SchemaVersion = 1;

    /// <summary>The nearest policy from the project folder upward to the root of its repository; without a repository, in the project folder only.</summary>
    /// <param name="projectFolder">Absolute path.</param>
    /// <returns>Absolute path, or null.</returns>
    public static string? Find(string projectFolder)
    {
        string? nearest = null;
        for (var folder = new DirectoryInfo(projectFolder); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, Name);
            if (nearest is null && File.Exists(path))
                nearest = path;

            // A worktree or submodule has a file of that name.
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
                return nearest;
        }

        var own = Path.Combine(projectFolder, Name);
        return File.Exists(own) ? own : null;
    }

    /// <summary>
    /// The policy of the file. What is faulty in it is a finding and left out; the rest applies, so that one typing error does not change
    /// every other result. The finding is an error that no policy can lower.
    /// </summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="name">How the file is named to the user.</param>
    public static PolicyDocument Read(string path, string name, ICollection<Finding> faults) =>
        BoundedFile.ReadText(path, name, SizeLimit, faults) is { } text ? Parse(text, name, faults) : PolicyDocument.Default;

    public static PolicyDocument Parse(string text, string name, ICollection<Finding> faults)
    {
        var unreadable = new List<Finding>();
        if (JsonTree.ParseObject(text, name, unreadable) is { } tree)
            return new PolicyReading(tree, faults).Read();

        foreach (var fault in unreadable)
            faults.Add(fault with { Rule = Rules.PolicyMalformed });

        return PolicyDocument.Default;
    }
}
