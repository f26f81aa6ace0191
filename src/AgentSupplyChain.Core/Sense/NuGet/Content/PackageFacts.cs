using System.Collections.Concurrent;
using System.Text;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Licences;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Sense.NuGet.Content;

/// <summary>Digests of packages as they lie on disk, and what the licence texts in them say: all that is told by bytes.</summary>
internal static class PackageFacts
{
    private const int MostTexts = 6;
    private const string TooLong = "!";

    private static readonly string[] s_beginnings = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"];
    private static readonly string[] s_extensions = ["", ".txt", ".md"];

    /// <summary>The packages with what their files tell, in the same order.</summary>
    /// <param name="folders">Absolute path of each extracted package by its id.</param>
    /// <param name="files">Names of each package's files by its id.</param>
    public static IReadOnlyList<Package> Add(
        IReadOnlyList<Package> packages,
        IReadOnlyDictionary<string, string> folders,
        IReadOnlyDictionary<string, IReadOnlyList<string>> files,
        FileFacts facts,
        string projectName,
        ICollection<Finding> faults)
    {
        var results = new Package[packages.Count];
        var tooLong = new ConcurrentBag<string>();
        using var work = new SharedWork(packages.Count, i =>
        {
            var package = packages[i];
            results[i] = folders.TryGetValue(package.Id, out var folder)
                ? Of(package, folder, files.GetValueOrDefault(package.Id) ?? [], facts)
                : package with { Conclusion = Conclude(package, []) };
            foreach (var text in results[i].LicenseTexts.Where(text => text.IsTooLong))
                tooLong.Add($"{package.Id}/{package.Version}/{text.File}");
        });
        work.Finish();

        if (!tooLong.IsEmpty)
            faults.Add(Unread(tooLong.Order(StringComparer.Ordinal).ToList(), projectName));

        return results;
    }

    /// <summary>Computes the digests of the packages into <paramref name="facts"/>, while the caller does something else.</summary>
    /// <param name="folders">As for <see cref="Add"/>.</param>
    public static SharedWork BeginDigests(IEnumerable<RestoredNode> packages, IReadOnlyDictionary<string, string> folders, FileFacts facts)
    {
        // The largest first: one of them at the end would leave the other cores without work.
        var sorted = packages.Where(package => folders.ContainsKey(package.Name)).OrderBy(package => -LengthOf(NupkgIn(folders[package.Name]))).ToList();
        return new SharedWork(sorted.Count, i => Digests(sorted[i].Name, sorted[i].Version, folders[sorted[i].Name], facts));
    }

    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static string KeyOf(string id, string version) => $"{id}/{version}".ToLowerInvariant();

    // NuGet writes folders and names in lower case: id/version/id.version.nupkg.
    private static string NupkgIn(string folder) => Path.Combine(folder, $"{Path.GetFileName(Path.GetDirectoryName(folder))}.{Path.GetFileName(folder)}.nupkg");

    private static string? Digests(string id, string version, string folder, FileFacts facts) => facts.Of(NupkgIn(folder), "nupkg " + KeyOf(id, version), FileHash.Of);

    private static Package Of(Package package, string folder, IReadOnlyList<string> files, FileFacts facts)
    {
        var (sha512, sha256) = FileHash.Parts(Digests(package.Id, package.Version, folder, facts));
        var key = KeyOf(package.Id, package.Version);
        IReadOnlyList<LicenseText> texts = [.. TextsOf(package, files)
            .Select(file => (File: file, Value: facts.Of(Path.Combine(folder, file), $"licence {key}/{Uri.EscapeDataString(file)}", Read)))
            .Where(text => text.Value is not null)
            .Select(text => new LicenseText(text.File, text.Value is "" or TooLong ? [] : text.Value!.Split(' ')) { IsTooLong = text.Value == TooLong })];
        return package with
        {
            Sha512 = sha512 ?? package.Sha512,
            Sha256 = sha256,
            LicenseTexts = texts,
            Conclusion = Conclude(package, texts),
        };
    }

    private static LicenseConclusion Conclude(Package package, IReadOnlyList<LicenseText> texts) =>
        package.HasMetadata ? LicenseRule.Conclude(package.LicenseExpression, package.LicenseUrl, texts) : LicenseRule.WithoutNuspec(texts);

    /// <summary>The file that the package names, and those at its root that are named like one.</summary>
    private static IEnumerable<string> TextsOf(Package package, IReadOnlyList<string> files)
    {
        var named = package.LicenseFile?.Replace('\\', '/').TrimStart('/');
        return files
            .Where(file => string.Equals(file, named, StringComparison.OrdinalIgnoreCase) || IsLicenseName(file))
            .Where(file => !file.Split('/').Contains("..", StringComparer.Ordinal) && !Path.IsPathRooted(file))
            .OrderBy(file => !string.Equals(file, named, StringComparison.OrdinalIgnoreCase))
            .ThenBy(file => file, StringComparer.Ordinal)
            .Take(MostTexts);
    }

    private static bool IsLicenseName(string file) =>
        !file.Contains('/', StringComparison.Ordinal)
        && Array.Exists(s_beginnings, beginning => file.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
        && Array.Exists(s_extensions, extension => string.Equals(Path.GetExtension(file), extension, StringComparison.OrdinalIgnoreCase));

    // Texts come in any encoding; the words of a known licence are ASCII in all of those that matter.
    private static string? Read(string path)
    {
        var info = new FileInfo(path);
        if (info.Length > LicenseTexts.FileLimit)
            return TooLong;

        // A package is not extracted with links; one that lies there is somebody's doing.
        if (info.LinkTarget is not null || BoundedFile.ReadBytes(path, info.Name, LicenseTexts.FileLimit, []) is not { } bytes)
            return null;

        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return string.Join(' ', LicenseTexts.Recognise(reader.ReadToEnd()) ?? []);
    }

    // The user cannot shorten it, and nothing of the build is worse for it: an info.
    private static Finding Unread(List<string> files, string projectName) => new(
        Rules.InputUnreadable,
        $"Licence texts longer than {LicenseTexts.FileLimit} bytes were not read, so no licence is concluded from them: {QuotedText.Of(string.Join(", ", files))}; look at them yourself",
        new FileSpan(projectName),
        "licence-texts")
    {
        Severity = RuleSeverity.Info,
    };
}
