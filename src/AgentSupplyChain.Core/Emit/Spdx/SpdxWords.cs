using System.Globalization;

namespace AgentSupplyChain.Core.Emit.Spdx;

/// <summary>Words of CycloneDX and the words of SPDX 3.0.1 that mean the same.</summary>
internal static class SpdxWords
{
    /// <summary>Where SPDX demands an address and none is known: the individual of the SPDX vocabulary that asserts nothing.</summary>
    public const string NoAddress = "https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement";

    /// <summary>Where SPDX demands a text and none is known.</summary>
    public const string NoText = "NOASSERTION";

    public const string NoElement = "NoAssertionElement";

    public const string None = "NoneElement";

    public const string NoLicence = "expandedlicensing_NoAssertionLicense";

    /// <summary>Where SPDX demands a time and none is known; a comment beside it says so.</summary>
    public const string NoTime = "1970-01-01T00:00:00Z";

    /// <summary>A date or a time of ISO 8601 as SPDX writes times, in UTC to the second; null for anything else.</summary>
    public static string? Time(string? text) =>
        DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : null;

    private static readonly string[] Times = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static string ClassOf(BomElement element) => element.Type switch
    {
        "machine-learning-model" => "ai_AIPackage",
        "data" when element.DataType == "dataset" => "dataset_DatasetPackage",
        "file" => "software_File",
        _ => "software_Package",
    };

    public static string Purpose(BomElement element) => element.Type switch
    {
        "machine-learning-model" => "model",
        "data" => element.DataType == "definition" ? "specification" : "data",
        "operating-system" => "operatingSystem",
        "device-driver" => "deviceDriver",
        "application" or "container" or "device" or "file" or "firmware" or "framework" or "library" or "platform" => element.Type,

        // SPDX 3.0.1 has no services and no cryptographic assets.
        _ => "other",
    };

    public static string Hash(string algorithm) => algorithm switch
    {
        "MD5" => "md5",
        "SHA-1" => "sha1",
        "SHA-256" => "sha256",
        "SHA-384" => "sha384",
        "SHA-512" => "sha512",
        "SHA3-256" => "sha3_256",
        "SHA3-384" => "sha3_384",
        "SHA3-512" => "sha3_512",
        "BLAKE2b-256" => "blake2b256",
        "BLAKE2b-384" => "blake2b384",
        "BLAKE2b-512" => "blake2b512",
        "BLAKE3" => "blake3",
        _ => "other",
    };

    public static string Reference(string type) => type switch
    {
        "vcs" or "license" or "documentation" or "other" => type,
        "website" => "altWebPage",
        "distribution" => "binaryArtifact",
        "source-distribution" => "sourceArtifact",
        "issue-tracker" => "issueTracker",
        "mailing-list" => "mailingList",
        "release-notes" => "releaseNotes",
        "security-contact" or "rfc-9116" => "securityPolicy",
        "static-analysis-report" => "staticAnalysisReport",
        "model-card" => "productMetadata",
        "build-system" => "buildSystem",
        "build-meta" => "buildMeta",
        _ => "other",
    };

    public static string Completeness(string aggregate) => aggregate switch
    {
        Aggregate.Complete => "complete",
        Aggregate.Incomplete => "incomplete",
        _ => "noAssertion",
    };
}
