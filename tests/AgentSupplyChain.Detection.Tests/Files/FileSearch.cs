using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Files;

namespace AgentSupplyChain.Detection.Tests.Files;

/// <summary>Searches a text as the gate and the analyzers search a file of that name.</summary>
internal static class FileSearch
{
    public static IReadOnlyList<FileCredential> Find(string name, string text) => FileCredentials.Find(name, ProjectFileName.KindOf(name), text, CredentialSettings.Default);

    /// <summary>A text that only its name tells, the same for the same seed.</summary>
    public static string Likely(int seed)
    {
        var random = new Random(seed);
        string value;

        // A few in a thousand random texts look like something else.
        do
            value = new string([.. Enumerable.Range(0, 40).Select(_ => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"[random.Next(62)])]);
        while (!LikelyCredential.Is(CredentialKind.ApiKey, value));

        return value;
    }

    /// <summary>
    /// The last four and eight digits of a hash may be shown of a proven one, so longer pieces are looked for; the name of a file may hold one by chance.
    /// </summary>
    public static void AssertHidden(string value, string name, IReadOnlyList<FileCredential> found, int most = 8)
    {
        foreach (var one in found)
        {
            var said = (one.Message + "\n" + one.Subject).Replace(name, "", StringComparison.Ordinal);
            for (var i = 0; i + most < value.Length; i++)
                Assert.DoesNotContain(value.Substring(i, most + 1), said, StringComparison.Ordinal);
        }
    }
}
