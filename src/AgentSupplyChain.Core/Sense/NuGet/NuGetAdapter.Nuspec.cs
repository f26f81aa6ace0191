using System.Xml.Linq;
using AgentSupplyChain.Core.Inventory;
using NuGet.Frameworks;
using NuGet.Packaging;
using NuGet.Versioning;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>What packages say of themselves.</summary>
internal static partial class NuGetAdapter
{
    /// <summary>What the nuspec says; throws what NuGet throws on a nuspec that breaks its rules.</summary>
    /// <param name="target">Whose framework chooses among the groups of dependencies.</param>
    public static PackageMetadata ReadNuspec(XDocument nuspec, RestoredTarget target)
    {
        var reader = new NuspecReader(nuspec);
        var license = reader.GetLicenseMetadata();
        var repository = reader.GetRepositoryMetadata();
        return new PackageMetadata
        {
            LicenseExpression = license?.Type == LicenseType.Expression ? license.License : null,
            LicenseFile = license?.Type == LicenseType.File ? license.License : null,
            LicenseUrl = Text(reader.GetLicenseUrl()),
            Authors = AuthorNames.Of(reader.GetAuthors()),
            Owners = AuthorNames.Of(reader.GetOwners()),
            Description = Text(reader.GetDescription()),
            Copyright = Text(reader.GetCopyright()),
            ProjectUrl = Text(reader.GetProjectUrl()),
            RepositoryUrl = Text(repository?.Url),
            RepositoryCommit = Text(repository?.Commit),
            IsDevelopmentDependency = reader.GetDevelopmentDependency(),
            Prunable = Prunable(reader, nuspec, target),
        };
    }

    // Choosing the group is dear, and most packages for a current framework have nothing that it prunes.
    private static IReadOnlyList<PrunedDependency> Prunable(NuspecReader reader, XDocument nuspec, RestoredTarget target)
    {
        if (target.Prunes.Count == 0 || !nuspec.Descendants().Any(e => e.Name.LocalName == "dependency" && target.Prunes.Contains((string?)e.Attribute("id") ?? "")))
            return [];

        var groups = reader.GetDependencyGroups().ToList();
        var nearest = new FrameworkReducer().GetNearest(Parse(target.Framework), groups.Select(g => g.TargetFramework));
        return
        [
            .. groups.Where(g => g.TargetFramework.Equals(nearest))
                .SelectMany(g => g.Packages)
                .Where(d => target.Prunes.Contains(d.Id))
                .Select(d => new PrunedDependency(d.Id, (d.VersionRange ?? VersionRange.All).ToNormalizedString(), Framework: null)),
        ];
    }
}
