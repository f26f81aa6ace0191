using System.Text;
using System.Text.Json;
using AgentSupplyChain.Core.Sense.Licences;

namespace AgentSupplyChain.DocGen;

/// <summary>
/// Makes the tables of licences of AgentSupplyChain.Core: SPDX's ids (from the enumeration in CycloneDX's <c>spdx.schema.json</c> and the list of deprecated
/// ids of the npm package <c>spdx-license-ids</c>), and fingerprints of the texts of common licences (from the JSON files of the npm package
/// <c>spdx-license-list</c>, and from Debian's <c>/usr/share/common-licenses</c>). No text is stored.
/// </summary>
internal static class LicencesCommand
{
    private const string Folder = "src/AgentSupplyChain.Core/Sense/Licences";
    private const int AnchorWords = 5;

    /// <summary>
    /// What SPDX names instead of a deprecated id. Others have no single successor: of GPL-2.0-with-classpath-exception SPDX does not say whether it becomes "only"
    /// or "or later".
    /// </summary>
    private static readonly Dictionary<string, string> s_successors = new(StringComparer.Ordinal)
    {
        ["BSD-2-Clause-FreeBSD"] = "BSD-2-Clause-Views",
        ["BSD-2-Clause-NetBSD"] = "BSD-2-Clause",
        ["StandardML-NJ"] = "SMLNJ",
    };

    private static readonly string[] s_families = ["AGPL-1.0", "AGPL-3.0", "GFDL-1.1", "GFDL-1.2", "GFDL-1.3", "GPL-1.0", "GPL-2.0", "GPL-3.0", "LGPL-2.0", "LGPL-2.1", "LGPL-3.0"];

    /// <summary>Where the words of a licence begin, what may stand above them, and what everybody fills in: from after one phrase to before the next.</summary>
    private sealed record Template(string Ids, string File, string Begin, string[] Titles)
    {
        public string? End { get; init; }

        public string? Debian { get; init; }

        public (string After, string Before)[] Gaps { get; init; } = [];
    }

    private static readonly (string, string)[] s_bsd =
    [
        ("this software is provided by", "as is and any express or implied warranties"),
        ("are disclaimed in no event shall", "be liable for any direct"),
    ];

    private static readonly Template[] s_templates =
    [
        new("MIT", "MIT", "permission is hereby granted free of", ["mit license", "the mit license", "the mit license mit", "mit", "mit license mit", "license mit", "expat license"]),
        new("MIT-0", "MIT-0", "permission is hereby granted free of", ["mit no attribution", "mit no attribution license"]),
        new("BSD-3-Clause", "BSD-3-Clause", "redistribution and use in source and", ["bsd 3 clause license", "the bsd 3 clause license", "3 clause bsd license", "new bsd license", "bsd license", "the bsd license", "the 3 clause bsd license", "modified bsd license"])
        {
            Gaps = [("neither the name of", "nor the names of its contributors"), .. s_bsd],
        },
        new("BSD-2-Clause", "BSD-2-Clause", "redistribution and use in source and", ["bsd 2 clause license", "the bsd 2 clause license", "2 clause bsd license", "simplified bsd license", "bsd license", "the bsd license", "the 2 clause bsd license"]) { Gaps = s_bsd },
        new("ISC", "ISC", "permission to use copy modify and", ["isc license", "the isc license", "isc license isc", "isc"])
        {
            Gaps = [("the software is provided as is and", "disclaims all warranties"), ("merchantability and fitness in no event shall", "be liable for any special direct")],
        },
        new("0BSD", "0BSD", "permission to use copy modify and", ["bsd zero clause license", "zero clause bsd license", "zero clause bsd", "0bsd", "bsd zero clause license 0bsd"])
        {
            Gaps = [("the software is provided as is and", "disclaims all warranties"), ("merchantability and fitness in no event shall", "be liable for any special direct")],
        },
        new("Unlicense", "Unlicense", "this is free and unencumbered software", ["unlicense", "the unlicense"]),
        new("Zlib", "Zlib", "this software is provided as is", ["zlib license", "the zlib license", "zlib libpng license", "the zlib libpng license"]),
        new("MS-PL", "MS-PL", "this license governs use of the", ["microsoft public license ms pl", "microsoft public license", "ms pl"]),
        new("MS-RL", "MS-RL", "this license governs use of the", ["microsoft reciprocal license ms rl", "microsoft reciprocal license", "ms rl"]),
        new("BSL-1.0", "BSL-1.0", "permission is hereby granted free of", ["boost software license version 1 0 august 17th 2003", "boost software license version 1 0", "boost software license 1 0"]),
        new("PostgreSQL", "PostgreSQL", "permission to use copy modify and", ["postgresql license", "the postgresql license", "postgresql database management system", "formerly known as postgres then as postgres95"]),
        new("Apache-2.0", "Apache-2.0", "terms and conditions for use reproduction", ["apache license", "version 2 0 january 2004", "apache license version 2 0 january 2004", "apache license version 2 0"]) { End = "end of terms and conditions" },
        new("Apache-2.0", "Apache-2.0", "terms and conditions for use reproduction", []) { Gaps = [("same printed page as the copyright notice for easier identification within third party archives", "licensed under the apache license version 2 0")], Debian = "Apache-2.0" },
        new("MPL-2.0", "MPL-2.0", "definitions contributor means each individual or", ["mozilla public license version 2 0", "mozilla public license 2 0"]) { Debian = "MPL-2.0" },
        new("CC0-1.0", "CC0-1.0", "creative commons corporation is not a", ["creative commons legal code", "cc0 1 0 universal", "creative commons cc0 1 0 universal"]) { Debian = "CC0-1.0" },
        new("EPL-2.0", "EPL-2.0", "the accompanying program is provided under", ["eclipse public license v 2 0", "eclipse public license version 2 0"]),
        new("GPL-2.0-only GPL-2.0-or-later", "GPL-2.0-only", "everyone is permitted to copy and", ["gnu general public license", "version 2 june 1991", "gnu general public license version 2", "51 franklin street fifth floor boston ma 02110 1301 usa", "51 franklin st fifth floor boston ma 02110 1301 usa", "59 temple place suite 330 boston ma 02111 1307 usa"]) { Debian = "GPL-2" },
        new("GPL-3.0-only GPL-3.0-or-later", "GPL-3.0-only", "everyone is permitted to copy and", ["gnu general public license", "version 3 29 june 2007"]) { Debian = "GPL-3" },
        new("LGPL-2.1-only LGPL-2.1-or-later", "LGPL-2.1-only", "everyone is permitted to copy and", ["gnu lesser general public license", "version 2 1 february 1999", "51 franklin street fifth floor boston ma 02110 1301 usa", "51 franklin st fifth floor boston ma 02110 1301 usa", "59 temple place suite 330 boston ma 02111 1307 usa"]) { Debian = "LGPL-2.1" },
        new("LGPL-3.0-only LGPL-3.0-or-later", "LGPL-3.0-only", "everyone is permitted to copy and", ["gnu lesser general public license", "version 3 29 june 2007"]) { Debian = "LGPL-3" },
        new("AGPL-3.0-only AGPL-3.0-or-later", "AGPL-3.0-only", "everyone is permitted to copy and", ["gnu affero general public license", "version 3 19 november 2007"]),
    ];

    public static int Run(string schema, string licenseIds, string texts, string debian, string root)
    {
        Write(root, "spdx-ids.txt", Ids(schema, licenseIds));
        Write(root, "licence-texts.txt", Texts(texts, debian));
        return 0;
    }

    private static IEnumerable<string> Ids(string schema, string licenseIds)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(schema));
        var listed = document.RootElement.GetProperty("enum").EnumerateArray().Select(id => id.GetString()!).ToHashSet(StringComparer.Ordinal);
        var current = Strings(Path.Combine(licenseIds, "index.json")).ToHashSet(StringComparer.Ordinal);
        var deprecated = Strings(Path.Combine(licenseIds, "deprecated.json")).Concat(listed.Where(id => id.EndsWith('+'))).ToHashSet(StringComparer.Ordinal);
        var version = document.RootElement.GetProperty("$comment").GetString();
        return listed.Select(id => deprecated.Contains(id) ? $"deprecated|{id}|{Successor(id)}" : current.Contains(id) ? "licence|" + id : "exception|" + id)
            .Order(StringComparer.Ordinal)
            .Prepend($"# SPDX licence list, {version}. Made by: dotnet run --project docs/generator -- licences");
    }

    private static string Successor(string id) =>
        s_successors.GetValueOrDefault(id)
        ?? (id.EndsWith('+') ? id[..^1] + "-or-later" : Array.IndexOf(s_families, id) >= 0 ? id + "-only" : "");

    private static string[] Strings(string path) => JsonSerializer.Deserialize<string[]>(File.ReadAllText(path))!;

    private static IEnumerable<string> Texts(string texts, string debian)
    {
        yield return "# Fingerprints of licence texts. Made by: dotnet run --project docs/generator -- licences";
        var rows = new SortedSet<string>(StringComparer.Ordinal) { "title|*|license", "title|*|licence", "title|*|software license", "title|*|the license" };
        foreach (var template in s_templates)
        {
            foreach (var title in template.Titles)
                rows.Add($"title|{template.Ids}|{title}");

            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(texts, template.File + ".json")));
            rows.Add(Row(template, document.RootElement.GetProperty("licenseText").GetString()!));
            if (template.Debian is { } copy)
                rows.Add(Row(template, File.ReadAllText(Path.Combine(debian, copy))));
        }

        foreach (var row in rows)
            yield return row;
    }

    private static string Row(Template template, string text)
    {
        var words = new LicenseWords(text);
        var begin = Find(words, template.Begin, 0, text);
        var end = template.End is { } last ? Find(words, last, begin, text) + CountOf(last) : words.Count;
        var parts = new List<string>();
        foreach (var (after, before) in template.Gaps)
        {
            var stop = Find(words, after, begin, text) + CountOf(after);
            parts.Add(Part(words, begin, stop));
            begin = Find(words, before, stop, text);
        }

        parts.Add(Part(words, begin, end));
        return $"text|{template.Ids}|{string.Join(' ', template.Begin.Split(' ').Take(AnchorWords))}|{string.Join('|', parts)}";
    }

    private static string Part(LicenseWords words, int begin, int end) => FormattableString.Invariant($"{end - begin}:{words.HashOf(begin, end - begin)}");

    private static int Find(LicenseWords words, string phrase, int from, string text)
    {
        for (var place = words.Text.IndexOf($" {phrase} ", StringComparison.Ordinal); place >= 0; place = words.Text.IndexOf($" {phrase} ", place + 1, StringComparison.Ordinal))
        {
            if (words.WordAt(place + 1) is var word && word >= from)
                return word;
        }

        throw new InvalidOperationException($"'{phrase}' is not in: {text[..Math.Min(200, text.Length)]}");
    }

    private static int CountOf(string phrase) => phrase.Split(' ').Length;

    private static void Write(string root, string name, IEnumerable<string> lines) =>
        File.WriteAllText(Path.Combine(root, Folder, name), string.Concat(lines.Select(line => line + "\n")), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
