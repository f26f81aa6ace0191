using System.Text.RegularExpressions;

namespace AgentSupplyChain.DocGen;

/// <summary>Links between the documents of the checkout.</summary>
internal static class Links
{
    private static readonly Regex s_target = new(@"\]\((?<target>[^)\s]+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public static IEnumerable<string> Broken(string root) =>
        from path in Directory.EnumerateFiles(root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
        from target in s_target.Matches(File.ReadAllText(path)).Select(match => match.Groups["target"].Value.Split('#')[0])
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
        where !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target))
        select $"{Path.GetRelativePath(root, path).Replace('\\', '/')}: links to '{target}', which does not exist; correct the link";
}
