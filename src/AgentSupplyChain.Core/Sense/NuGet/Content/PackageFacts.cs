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

    /// <summary>The digests of the nupkg and what the licence texts say.</summary>
    /// <param name="folder">Absolute path of the extracted package.</param>
    /// <param name="licenseFile">As the nuspec names it.</param>
    /// <param name="files">Names of the package's files.</param>
    public static PackageBytes Read(string id, string version, string folder, string? licenseFile, IReadOnlyList<string> files, FileFacts facts)
    {
        var key = $"{id}/{version}".ToLowerInvariant();
        var (sha512, sha256) = FileHash.Parts(facts.Of(NupkgIn(folder), "nupkg " + key, FileHash.Of));
        var texts = new List<LicenseText>();
        foreach (var file in TextsOf(licenseFile, files))
        {
            if (facts.Of(Path.Combine(folder, file), $"licence {key}/{Uri.EscapeDataString(file)}", Read) is { } value)
                texts.Add(new LicenseText(file, value is "" or TooLong ? [] : value.Split(' ')) { IsTooLong = value == TooLong });
        }

        return new PackageBytes(sha512, sha256, texts);
    }

    /// <summary>The package with what its files tell.</summary>
    /// <param name="bytes">Null where it is not extracted.</param>
    public static Package With(Package package, PackageBytes? bytes)
    {
        var texts = bytes?.LicenseTexts ?? [];
        return package with
        {
            Sha512 = bytes?.Sha512 ?? package.Sha512,
            Sha256 = bytes?.Sha256,
            LicenseTexts = texts,
            Conclusion = package.HasMetadata ? LicenseRule.Conclude(package.LicenseExpression, package.LicenseUrl, texts) : LicenseRule.WithoutNuspec(texts),
        };
    }

    /// <summary>One finding for all texts that are too long to be read.</summary>
    public static void TellUnread(IReadOnlyList<Package> packages, string projectName, ICollection<Finding> faults)
    {
        var tooLong = packages
            .SelectMany(package => package.LicenseTexts.Where(text => text.IsTooLong).Select(text => $"{package.Id}/{package.Version}/{text.File}"))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (tooLong.Count > 0)
            faults.Add(Unread(tooLong, projectName));
    }

    public static long LengthOf(string folder) => new FileInfo(NupkgIn(folder)) is { Exists: true } file ? file.Length : 0;

    // NuGet writes folders and names in lower case: id/version/id.version.nupkg.
    private static string NupkgIn(string folder) => Path.Combine(folder, $"{Path.GetFileName(Path.GetDirectoryName(folder))}.{Path.GetFileName(folder)}.nupkg");

    /// <summary>The file that the package names, and those at its root that are named like one.</summary>
    private static IEnumerable<string> TextsOf(string? licenseFile, IReadOnlyList<string> files)
    {
        var named = licenseFile?.Replace('\\', '/').TrimStart('/');
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

/// <summary>What the bytes of an extracted package tell.</summary>
/// <param name="Sha512">Of the nupkg, in lower-case hexadecimal; null where it does not lie there.</param>
/// <param name="Sha256">The same.</param>
internal sealed record PackageBytes(string? Sha512, string? Sha256, IReadOnlyList<LicenseText> LicenseTexts);
