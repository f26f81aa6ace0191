using System.Globalization;

namespace AgentSupplyChain.Benchmarks.Credentials;

/// <summary>Options of the form <c>--name value</c>.</summary>
internal static class CommandOptions
{
    public static string? Text(string[] arguments, string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;

    public static int Number(string[] arguments, string name, int otherwise) => Text(arguments, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
