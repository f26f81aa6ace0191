using System.Globalization;
using System.Net;

namespace AgentSupplyChain.Detection.Transport;

/// <summary>What an address says about encryption, and whether the traffic leaves the machine or the private network of a host.</summary>
public static class HttpAddress
{
    private static readonly string[] s_unencrypted = ["http://", "ws://"];

    /// <summary>Names that no public resolver answers: they exist on this machine, in this container network or in this cluster only.</summary>
    private static readonly string[] s_privateEndings = [".localhost", ".local", ".internal", ".svc"];

    /// <summary>Characters of a host that is filled in later: <c>${HOST}</c>, <c>{host}</c>, <c>%HOST%</c>, <c>&lt;your-host&gt;</c>.</summary>
    private static readonly char[] s_placeholders = ['$', '{', '}', '%', '<', '>', '*', ' '];

    /// <summary>An absolute http or https address with a host.</summary>
    public static bool IsAddress(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;

    /// <summary>
    /// The host that is reached in clear text over a network; null where the address is encrypted, private, or no address, and where the host is
    /// not written out.
    /// </summary>
    /// <param name="allowedHosts">Hosts that the policy accepts: <c>name</c>, <c>name:port</c> or <c>*.name</c>.</param>
    public static string? ClearTextHost(string text, IReadOnlyList<string>? allowedHosts = null) =>
        Unencrypted(text) is var (host, port) && !IsPrivate(host) && !(allowedHosts ?? []).Any(allowed => Allows(allowed.Trim().TrimEnd('.'), host, port)) ? host : null;

    /// <summary>True for an address on which only this machine can listen or answer.</summary>
    public static bool IsLoopback(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.IsLoopback || uri.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)) && !uri.IsFile;

    /// <summary>
    /// Where <c>s</c> has to be inserted to make the address an encrypted one; -1 where that would be wrong: an explicit port 80 speaks no TLS.
    /// </summary>
    public static int EncryptAt(string text)
    {
        var at = text.IndexOf("://", StringComparison.Ordinal);
        return at < 0 || Unencrypted(text) is not var (_, port) || port == 80 || !Uri.TryCreate(text, UriKind.Absolute, out _) ? -1 : at;
    }

    /// <summary>The scheme to write instead.</summary>
    public static string EncryptedScheme(string text) => text.StartsWith("ws", StringComparison.OrdinalIgnoreCase) ? "wss" : "https";

    // By hand: an address whose path or port is filled in later is no address to Uri, and its host is known all the same.
    private static (string Host, int? Port)? Unencrypted(string url)
    {
        var text = url.Trim();
        if (s_unencrypted.FirstOrDefault(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is not { } found)
            return null;

        var end = text.IndexOfAny(['/', '?', '#', '\\'], found.Length);
        var authority = text.Substring(found.Length, (end < 0 ? text.Length : end) - found.Length);
        var host = authority.Substring(authority.LastIndexOf('@') + 1);
        var port = "";
        if (host.StartsWith("[", StringComparison.Ordinal))
        {
            var close = host.IndexOf(']');
            port = close > 0 && close + 1 < host.Length && host[close + 1] == ':' ? host.Substring(close + 2) : "";
            host = close > 0 ? host.Substring(1, close - 1) : "";
        }
        else if (host.IndexOf(':') is >= 0 and var colon)
        {
            port = host.Substring(colon + 1);
            host = host.Substring(0, colon);
        }

        host = host.TrimEnd('.').ToLowerInvariant();
        return host.Length == 0 || host.IndexOfAny(s_placeholders) >= 0
            ? null
            : (host, int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    private static bool IsPrivate(string host)
    {
        if (IPAddress.TryParse(host, out var address))
            return IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

        // A name of one label is what Docker, Compose, Aspire and Kubernetes give their services; the Internet has none.
        return host.IndexOf('.') < 0 || s_privateEndings.Any(ending => host.EndsWith(ending, StringComparison.Ordinal));
    }

    private static bool Allows(string allowed, string host, int? port) =>
        allowed.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length > allowed.Length - 1 && host.EndsWith(allowed.Substring(1), StringComparison.OrdinalIgnoreCase)
            : host.Equals(allowed, StringComparison.OrdinalIgnoreCase) || (port is { } number && allowed.Equals(host + ":" + number.ToString(CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase));
}
