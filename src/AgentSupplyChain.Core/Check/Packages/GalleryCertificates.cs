namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>
/// The certificates with which nuget.org signs what it hands out, by SHA-256. From the documentation of NuGet, "nuget.config reference", section
/// trustedSigners, and from signed packages; since 2018, 2021 and 2024. A new one is accepted by listing it under <c>publishers.signers</c>.
/// </summary>
internal static class GalleryCertificates
{
    private static readonly HashSet<string> s_fingerprints = new(StringComparer.OrdinalIgnoreCase)
    {
        "0e5f38f57dc1bcc806d8494f4f90fbcedd988b46760709cbeec6f4219aa6157d",
        "5a2901d6ada3d18260b9c6dfe2133c95d74b9eef6ae0e5dc334c8454d1477df4",
        "1f4b311d9acc115c8dc8018b5a49e00fce6da8e2855f9f014ca6f34570bc482d",
    };

    public static bool Contains(string fingerprint) => s_fingerprints.Contains(fingerprint);
}
