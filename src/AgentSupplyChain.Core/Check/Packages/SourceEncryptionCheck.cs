using AgentSupplyChain.Core.Sense.NuGet.Sources;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check.Packages;

/// <summary>ASC2013: whoever is on the way can put another package in the place of the one that was asked for.</summary>
public static class SourceEncryptionCheck
{
    public static IEnumerable<Finding> Check(PackageSources sources, string projectFile)
    {
        foreach (var source in sources.Sources)
        {
            var cause = source.Kind == SourceKind.Unencrypted
                ? "is reached over http, so anybody on the way can exchange packages; write https, and drop allowInsecureConnections"
                : source is { SkipsCertificateCheck: true, Kind: SourceKind.Encrypted }
                    ? "is reached without a check of its certificate, so anybody on the way can exchange packages; drop disableTLSCertificateValidation, and trust the authority that signs the certificate"
                    : null;
            if (cause is not null)
                yield return new Finding(Rules.PackageSourceNotEncrypted, $"Package source {source.Name} {cause}", source.Place ?? new FileSpan(projectFile), "source/" + source.Name);
        }
    }
}
