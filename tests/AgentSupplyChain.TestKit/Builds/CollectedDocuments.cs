using System.Security.Cryptography;

namespace AgentSupplyChain.TestKit.Builds;

/// <summary>
/// The BOMs that builds of fixtures have written in this process, each content once. They are kept apart from the fixtures, which are deleted,
/// and judged together: a judge takes seconds to start.
/// </summary>
public static class CollectedDocuments
{
    private static readonly Lazy<string> folder = new(Make);

    public static IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(folder.Value).Order(StringComparer.Ordinal)];

    /// <summary>Takes what lies in the folders that only the product writes: its own below obj, and those beside the output.</summary>
    internal static void CollectBelow(string root)
    {
        var documents = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var path in Directory.EnumerateFiles(root, "*bom.*.json", documents).Where(IsOurs))
        {
            var content = File.ReadAllBytes(path);
            var name = Path.GetFileName(path);
            var suffix = name[name.LastIndexOf("bom.", StringComparison.Ordinal)..];
            var target = Path.Combine(folder.Value, Convert.ToHexStringLower(SHA256.HashData(content))[..24] + "." + suffix);
            if (!File.Exists(target))
                File.WriteAllBytes(target, content);
        }

        bool IsOurs(string path)
        {
            var parts = Path.GetRelativePath(root, path).Replace('\\', '/').Split('/');
            return (parts.Contains("obj") && parts.Contains("agent-supply-chain")) || (parts.Contains("bin") && parts[^2] == "supply-chain");
        }
    }

    private static string Make()
    {
        var made = Directory.CreateTempSubdirectory("collected-documents-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(made, recursive: true);
        return made;
    }
}
