namespace AgentSupplyChain.Core.Emit;

/// <summary>Where a forge serves the source of one commit as an archive. Only the forges whose addresses have a fixed form for it.</summary>
internal static class SourceArchive
{
    private const int CommitLength = 40;

    /// <summary>The address; null where repository and commit do not give one with certainty.</summary>
    public static string? Of(string? repository, string? commit)
    {
        if (commit is null || commit.Length != CommitLength || !commit.All(char.IsAsciiHexDigit)
            || !Uri.TryCreate(repository, UriKind.Absolute, out var uri) || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return null;
        }

        var path = uri.AbsolutePath.Trim('/');
        path = path.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? path[..^4] : path;
        var parts = path.Split('/');
        if (parts.Length != 2 || Array.Exists(parts, part => part.Length == 0))
            return null;

        return uri.Host.ToLowerInvariant() switch
        {
            "github.com" or "www.github.com" => $"https://github.com/{path}/archive/{commit.ToLowerInvariant()}.tar.gz",
            "gitlab.com" => $"https://gitlab.com/{path}/-/archive/{commit.ToLowerInvariant()}/{parts[1]}-{commit.ToLowerInvariant()}.tar.gz",
            _ => null,
        };
    }
}
