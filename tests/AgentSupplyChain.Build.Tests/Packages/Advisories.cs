using System.IO.Compression;
using System.Text;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Packages;

/// <summary>Local copies of advisories in the form of their publishers, cut down to a few records.</summary>
internal static class Advisories
{
    /// <summary>In a folder, as the copy of an organisation lies there.</summary>
    public const string Json = "osv/NuGet/GHSA-5crp-9r3c-p9vr.json";

    public const string Other = "osv/NuGet/GHSA-868x-rg4c-cjqg.json";

    /// <summary>Facts of GHSA-5crp-9r3c-p9vr.</summary>
    public static string OfNewtonsoft(string severity = "HIGH") => Record("GHSA-5crp-9r3c-p9vr", "Newtonsoft.Json", "13.0.1", severity, "CVE-2024-21907");

    public static string Record(string id, string package, string @fixed, string severity = "HIGH", string alias = "CVE-2026-99999", string modified = "2026-11-01") => $$"""
        {
          "schema_version": "1.6.0", "id": "{{id}}", "modified": "{{modified}}T10:00:00Z", "aliases": ["{{alias}}"],
          "affected": [{ "package": { "ecosystem": "NuGet", "name": "{{package}}" }, "ranges": [{ "type": "ECOSYSTEM", "events": [{ "introduced": "0" }, { "fixed": "{{@fixed}}" }] }] }],
          "database_specific": { "severity": "{{severity}}" }
        }
        """;

    public static string Kev(string cve) => $$"""
        { "catalogVersion": "2026.11.20", "dateReleased": "2026-11-20T17:04:19.9796Z", "count": 1, "vulnerabilities": [{ "cveID": "{{cve}}", "dateAdded": "2026-10-30" }] }
        """;

    public static byte[] Zip(params (string Name, string Text)[] records)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in records)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }

    public static Fixture WithAdvisories(this Fixture fixture) =>
        fixture.WithFile(Json, OfNewtonsoft()).WithFile(Other, Record("GHSA-868x-rg4c-cjqg", "RestSharp", "112.0.0"));

    /// <summary>The line of a text in a file of the fixture, one-based.</summary>
    public static int LineOf(this FixtureFolder folder, string file, string text) =>
        folder.Read(file).Split('\n').ToList().FindIndex(line => line.Contains(text, StringComparison.Ordinal)) + 1;
}
