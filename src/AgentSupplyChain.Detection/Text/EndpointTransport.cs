using System.Net;

namespace AgentSupplyChain.Detection.Text;

/// <summary>Whether what is said to an address can be read on its way.</summary>
public static class EndpointTransport
{
    private static readonly string[] s_unencrypted = ["http://", "ws://"];

    /// <summary>Names that no public resolver answers: what they lead to lies on the machine or in the network of the reader.</summary>
    private static readonly string[] s_localEndings = [".localhost", ".local", ".internal"];

    /// <summary>Characters of a host that is filled in later: <c>${HOST}</c>, <c>{host}</c>, <c>%HOST%</c>, <c>&lt;your-host&gt;</c>.</summary>
    private static readonly char[] s_placeholders = ['$', '{', '}', '%', '<', '>', '*', ' '];

    /// <summary>An absolute http or https address with a host.</summary>
    public static bool IsAddress(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;

    /// <summary>
    /// The address is reached without encryption, and its host is neither this machine, nor a name that only a local network knows, nor one of
    /// those that the policy allows. A host that is not written out is not judged.
    /// </summary>
    /// <param name="allowedHosts">Host names; <c>*.name</c> stands for every host below that name.</param>
    public static bool IsUnencrypted(string url, IReadOnlyList<string>? allowedHosts = null) =>
        UnencryptedHostOf(url) is { } host && !IsLocal(host) && !(allowedHosts ?? []).Any(allowed => Matches(host, allowed.Trim().TrimEnd('.')));

    /// <summary>The host of an unencrypted address in lower case, without port and brackets; null for every other text.</summary>
    public static string? UnencryptedHostOf(string url)
    {
        var text = url.Trim();
        if (s_unencrypted.FirstOrDefault(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is not { } found)
            return null;

        // By hand: an address whose path or port is filled in later is no address to Uri, and its host is known all the same.
        var end = text.IndexOfAny(['/', '?', '#', '\\'], found.Length);
        var authority = text.Substring(found.Length, (end < 0 ? text.Length : end) - found.Length);
        var host = authority.Substring(authority.LastIndexOf('@') + 1);
        if (host.StartsWith("[", StringComparison.Ordinal))
            host = host.IndexOf(']') is > 0 and var close ? host.Substring(1, close - 1) : "";
        else if (host.IndexOf(':') is >= 0 and var port)
            host = host.Substring(0, port);

        host = host.TrimEnd('.').ToLowerInvariant();
        return host.Length == 0 || host.IndexOfAny(s_placeholders) >= 0 ? null : host;
    }

    private static bool IsLocal(string host)
    {
        if (IPAddress.TryParse(host, out var address))
            return IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

        return host.IndexOf('.') < 0 || s_localEndings.Any(ending => host.EndsWith(ending, StringComparison.Ordinal));
    }

    private static bool Matches(string host, string allowed) =>
        allowed.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length > allowed.Length - 1 && host.EndsWith(allowed.Substring(1), StringComparison.OrdinalIgnoreCase)
            : host.Equals(allowed, StringComparison.OrdinalIgnoreCase);
}
