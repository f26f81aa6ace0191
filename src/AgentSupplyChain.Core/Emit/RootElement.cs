using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Licences;

namespace AgentSupplyChain.Core.Emit;

/// <summary>The project itself, as both documents describe it.</summary>
internal static class RootElement
{
    public static BomElement Of(ProjectIdentity project, string type)
    {
        var properties = new List<BomProperty>
        {
            new(AscProperty.TargetFramework, project.TargetFramework),
            new(AscProperty.Language, project.Language),
        };
        Add(properties, AscProperty.RuntimeIdentifier, project.RuntimeIdentifier);
        Add(properties, AscProperty.SdkVersion, project.SdkVersion);
        Add(properties, AscProperty.OutputFile, project.OutputFile);
        properties.AddRange(project.OutputFile is null ? [new(AscProperty.Unknown, "filename:not-known")] : BsiProperty.OfBinary(project.OutputFile));

        // It depends on the folder that the output is built in: it stands in attestations.
        properties.Add(new(AscProperty.Unknown, "hash:withheld"));
        var declared = Expression(project.LicenseExpression)
            ?? (project.LicenseFile is { } file ? new BomLicense(Expression: null, $"File {file} in {(project.PackageId is null ? "project" : "package")} {project.Name}") : null);
        if (declared is null)
            properties.Add(new(AscProperty.Unknown, "licence:not-known"));

        // Who states the licence here is who gives it.
        var concluded = declared?.Expression is { } expression ? new BomLicense(SpdxExpression.Normalised(expression)) { IsConcluded = true } : null;
        properties.AddRange(concluded is null
            ? [new(AscProperty.Unknown, "licence-concluded:not-known")]
            : [new(AscProperty.LicenceConfidence, "medium"), new(AscProperty.LicenceEvidence, "declaration of the project itself")]);
        if (project.Authors.Count == 0)
            properties.Add(new(AscProperty.Unknown, "author:not-known"));

        if (project.Company is null)
            properties.Add(new(AscProperty.Unknown, "supplier:not-known"));

        var website = BomText.Address(project.ProjectUrl);
        var repository = BomText.Address(project.RepositoryUrl);
        var maker = project.Company is null ? null : new BomOrganization(project.Company, website ?? repository);

        return new BomElement(type, BomRef.Of(project), project.Name)
        {
            Version = project.Version,
            Description = project.Description,
            Manufacturer = maker,
            Supplier = maker,
            Authors = project.Authors,
            Copyright = project.Copyright,
            Licenses = [.. new[] { declared, concluded }.OfType<BomLicense>()],
            PackageUrl = project.PackageId is null ? null : PackageUrl.NuGet(project.PackageId, project.Version),
            References =
            [
                .. repository is null ? [] : new[] { new BomReference("vcs", repository) },
                .. website is null ? [] : new[] { new BomReference("website", website) },
            ],
            Properties = properties,
        };
    }

    /// <summary>What is declared as an expression and is none, or names what SPDX does not know, is a licence by name: a reader that parses expressions must not trip.</summary>
    public static BomLicense? Expression(string? declared)
    {
        if (declared is null)
            return null;

        return SpdxExpression.IsValid(declared) ? new BomLicense(declared) : new BomLicense(Expression: null, declared);
    }

    /// <summary>Adds the property where there is a value.</summary>
    public static void Add(List<BomProperty> properties, string name, string? value)
    {
        if (value is not null)
            properties.Add(new(name, value));
    }
}
