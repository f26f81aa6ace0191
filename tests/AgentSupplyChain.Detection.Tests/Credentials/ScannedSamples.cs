using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Detection.Tests.Credentials;

/// <summary>The samples that the scanner is to find, and the places where they stand.</summary>
internal static class ScannedSamples
{
    /// <summary>Passwords in connection strings, URLs and headers have no form of their own: another search finds these.</summary>
    private static readonly string[] s_withoutForm =
        ["azure-storage-legacy", "azure-messaging-legacy", "azure-sas", "azure-appconfig", "sql-connstr", "db-url", "basic-header", "bearer-header"];

    private static readonly (string Before, string After)[] s_places =
    [
        ("", ""),
        ("var key = \"", "\";"),
        ("{\"key\":\"", "\"}"),
        ("{\\u0022key\\u0022:\\u0022", "\\u0022}"),
        ("first line\\n", "\\nlast line"),
        ("a\\tb\\t", "\\r\\n"),
        ("API_KEY=", "\r\nOTHER=1"),
        ("https://api.test.example/v1?key=", "&alt=json"),
        ("redirect=https%3A%2F%2Fa.example%3Fkey%3D", "%26x%3D1"),
        ("Authorization: Bearer ", "\n"),
        ("<add key=\"k\" value=\"", "\" />"),
        ("key: ", " # a comment"),
        ("Run it with `", "`."),
        ("f('", "')"),
        ("// ", ", or ask"),
        ("“", "”"),
        ("curl -H key:", ";"),
        ("[", "]"),
        ("\ud800", "\udc00"),
    ];

    public static IReadOnlyList<CredentialSample> All { get; } =
        [.. CredentialSamples.All.Where(sample => sample.Group != SampleGroup.ByNameOnly && !s_withoutForm.Contains(sample.Format))];

    public static TheoryData<string> Formats { get; } = [.. All.Select(sample => sample.Format).Distinct(StringComparer.Ordinal)];

    public static int Places => s_places.Length;

    public static IEnumerable<CredentialSample> Of(string format) => All.Where(sample => string.Equals(sample.Format, format, StringComparison.Ordinal));

    /// <summary>The text at one of the places, and where it begins there.</summary>
    public static (string Text, int Start) At(int place, string text) => (s_places[place].Before + text + s_places[place].After, s_places[place].Before.Length);
}
