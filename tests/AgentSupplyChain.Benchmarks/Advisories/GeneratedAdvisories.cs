using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AgentSupplyChain.Benchmarks.Advisories;

/// <summary>
/// Records of the size and shape of GitHub's, the same ones for the same count: one to three packages, one or two ranges each, a text of some
/// kilobytes. One record of ten is about packages of the measured graph, the others about packages that nobody asks for.
/// </summary>
internal static class GeneratedAdvisories
{
    private const string Prose = "A vulnerability exists in the handling of input that lets an attacker who can send a specially crafted request read memory of the process. ";

    public static string PackageId(int i) => string.Create(CultureInfo.InvariantCulture, $"Contoso.Part{i:D3}");

    public static void WriteFolder(string folder, int count, int packages)
    {
        for (var i = 0; i < count; i++)
        {
            var path = Path.Combine(folder, Name(i));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Record(i, packages));
        }
    }

    public static void WriteZip(string path, int count, int packages)
    {
        using var file = File.Create(path);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        for (var i = 0; i < count; i++)
        {
            using var entry = archive.CreateEntry(Name(i)).Open();
            entry.Write(Encoding.UTF8.GetBytes(Record(i, packages)));
        }
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"{2020 + (i % 7)}/{1 + (i % 12):D2}/{Id(i)}/{Id(i)}.json");

    private static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"GHSA-{i / 10_000:D4}-{i % 10_000:D4}-xxxx");

    private static string Record(int i, int packages)
    {
        var affected = string.Join(",\n", Enumerable.Range(0, 1 + (i % 3)).Select(k => Affected(i % 10 == 0 ? PackageId((i + k) % packages) : string.Create(CultureInfo.InvariantCulture, $"Fabrikam.Other{i}.Part{k}"), i)));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "schema_version": "1.6.0",
              "id": "{{Id(i)}}",
              "modified": "{{2020 + (i % 7)}}-{{1 + (i % 12):D2}}-10T17:04:19Z",
              "published": "2020-01-01T00:00:00Z",
              "aliases": ["CVE-2026-{{10_000 + i}}"],
              "summary": "Memory of the process can be read",
              "details": "{{string.Concat(Enumerable.Repeat(Prose, 4 + (i % 20)))}}",
              "severity": [{ "type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N" }],
              "affected": [{{affected}}],
              "references": [{ "type": "ADVISORY", "url": "https://github.com/advisories/{{Id(i)}}" }],
              "database_specific": { "cwe_ids": ["CWE-125"], "severity": "HIGH", "github_reviewed": true }
            }
            """);
    }

    private static string Affected(string package, int i) => $$"""
        { "package": { "ecosystem": "NuGet", "name": "{{package}}" },
          "ranges": [
            { "type": "ECOSYSTEM", "events": [{ "introduced": "0" }, { "fixed": "{{(i % 4 == 0 ? "1.0.1" : "0.9.0")}}" }] },
            { "type": "ECOSYSTEM", "events": [{ "introduced": "2.0.0-preview.1" }, { "fixed": "2.1.0" }] }] }
        """;
}
