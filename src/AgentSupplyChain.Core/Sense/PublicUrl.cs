namespace AgentSupplyChain.Core.Sense;

/// <summary>
/// The part of an address that may stand in a document: no user information, query or fragment. Hosted MCP servers also put the key of
/// the user into the path: a segment that looks like one is written as <c>***</c>.
/// </summary>
public static class PublicUrl
{
    private const int ShortestKey = 16;

    /// <summary>Null where the text is not an absolute http or https address.</summary>
    public static string? Of(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || uri.Host.Length == 0)
            return null;

        var origin = uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        var path = string.Join('/', uri.AbsolutePath.Split('/').Select(segment => LooksLikeKey(segment) ? "***" : segment));
        return path == "/" ? origin : origin + path;
    }

    // Names of models and routes are words and numbers between hyphens; keys are long runs of both, or GUIDs.
    private static bool LooksLikeKey(string segment) =>
        Guid.TryParse(segment, out _)
        || segment.Split('-', '_', '.', '~', ':').Any(run => run.Length >= ShortestKey && run.Any(char.IsAsciiDigit) && run.Any(char.IsAsciiLetter));
}
