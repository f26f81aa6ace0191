using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgentSupplyChain.Core.Sense.NuGet.Content;
using NuGet.Common;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Packaging.Signing;
using PackageSignature = AgentSupplyChain.Core.Sense.NuGet.Content.PackageSignature;

namespace AgentSupplyChain.Core.Sense.NuGet;

internal static partial class NuGetAdapter
{
    /// <summary>The content hash of a package, as lock files have it; throws what NuGet throws on a package that it cannot read.</summary>
    public static string? ContentHash(Stream nupkg, CancellationToken cancellation)
    {
        nupkg.Position = 0;
        using var reader = new PackageArchiveReader(nupkg, leaveStreamOpen: true);
        return reader.GetContentHash(cancellation);
    }

    /// <summary>The signature of a package, verified without a network.</summary>
    public static PackageSignature VerifySignature(Stream nupkg, CancellationToken cancellation)
    {
        nupkg.Position = 0;
        using var reader = new PackageArchiveReader(nupkg, leaveStreamOpen: true);
        try
        {
            if (reader.GetPrimarySignatureAsync(cancellation).GetAwaiter().GetResult() is not { } primary)
                return new PackageSignature(SignatureState.Absent);

            var countersignature = primary is RepositoryPrimarySignature ? null : RepositoryCountersignature.GetRepositoryCountersignature(primary);
            var described = new PackageSignature(SignatureState.Invalid)
            {
                Author = primary is AuthorPrimarySignature ? Fingerprint(primary) : null,
                Repository = primary is RepositoryPrimarySignature ? Fingerprint(primary) : countersignature is null ? null : Fingerprint(countersignature),
                Owners = [.. (primary as RepositoryPrimarySignature)?.PackageOwners ?? countersignature?.PackageOwners ?? []],
            };

            Signature[] signatures = countersignature is null ? [primary] : [primary, countersignature];
            if (!signatures.All(signature => IsWhole(signature, primary)))
                return described with { Codes = ["NU3018"] };

            var result = Verifier.VerifySignaturesAsync(reader, Trust.Settings, cancellation).GetAwaiter().GetResult();
            return result.IsValid
                ? described with { State = SignatureState.Valid }
                : described with { Codes = [.. result.Results.SelectMany(r => r.GetErrorIssues()).Select(i => i.Code.ToString()).Distinct().Order(StringComparer.Ordinal)] };
        }
        catch (SignatureException e)
        {
            return new PackageSignature(SignatureState.Invalid) { Codes = e.Code == NuGetLogCode.Undefined ? [] : [e.Code.ToString()] };
        }
        catch (CryptographicException)
        {
            return new PackageSignature(SignatureState.Invalid);
        }
    }

    /// <summary>True for an exception that says that a package is not one.</summary>
    public static bool IsPackageFault(Exception e) => e is PackagingException or InvalidDataException or IOException or UnauthorizedAccessException or FormatException or ArgumentException or NotSupportedException;

    private static PackageSignatureVerifier Verifier => new([new IntegrityVerificationProvider(), new SignatureTrustAndValidityVerificationProvider()]);

    private static string Fingerprint(Signature signature) => signature.GetSigningCertificateFingerprint(global::NuGet.Common.HashAlgorithmName.SHA256).ToLowerInvariant();

    /// <summary>
    /// Whether the certificates lead to a root without one that would have to be fetched: the platform looks for a missing one at the address
    /// that the certificate names, and that address is the signer's choice.
    /// </summary>
    private static bool IsWhole(Signature signature, PrimarySignature primary) =>
        IsWhole(signature.SignerInfo.Certificate, primary.SignedCms.Certificates)
        && signature.Timestamps.All(timestamp => IsWhole(timestamp.SignerInfo.Certificate, timestamp.SignedCms!.Certificates));

    private static bool IsWhole(X509Certificate2? certificate, X509Certificate2Collection others)
    {
        if (certificate is null)
            return false;

        using var chain = new X509Chain();
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags;
        chain.ChainPolicy.ExtraStore.AddRange(others);
        if (Trust.Roots.Count > 0)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(Trust.Roots);
        }

        chain.Build(certificate);
        return !chain.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.PartialChain));
    }

    /// <summary>Whom to trust. A class of its own, so that a NuGet which lacks something of it can still be asked for everything else.</summary>
    private static class Trust
    {
        // What 'dotnet nuget verify' asks, with two differences: revocation is looked up in what the machine has already, never on the network, whatever
        // the environment says; and a countersignature is verified wherever there is one, since owners stand in it.
        public static readonly SignedPackageVerifierSettings Settings = new(
            allowUnsigned: false,
            allowIllegal: false,
            allowUntrusted: false,
            allowIgnoreTimestamp: false,
            allowMultipleTimestamps: true,
            allowNoTimestamp: true,
            allowUnknownRevocation: true,
            reportUnknownRevocation: false,
            VerificationTarget.All,
            SignaturePlacement.Any,
            SignatureVerificationBehavior.IfExists,
            RevocationMode.Offline);

        private static readonly string[] s_rootFiles = ["codesignctl.pem", "timestampctl.pem"];

        private static readonly Lazy<X509Certificate2Collection> s_roots = new(ReadRoots);

        public static X509Certificate2Collection Roots => s_roots.Value;

        // Beside NuGet in the SDK's folder; on Windows NuGet asks the system's store, and the list may be absent.
        private static X509Certificate2Collection ReadRoots()
        {
            X509TrustStore.InitializeForDotNetSdk(NullLogger.Instance);
            var roots = new X509Certificate2Collection();
            if (OperatingSystem.IsWindows())
                return roots;

            var folder = Path.Combine(Path.GetDirectoryName(typeof(PackageArchiveReader).Assembly.Location)!, "trustedroots");
            foreach (var file in s_rootFiles.Select(name => Path.Combine(folder, name)).Where(File.Exists))
                roots.ImportFromPemFile(file);
            return roots;
        }
    }
}
