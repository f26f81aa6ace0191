using AgentSupplyChain.Core.Inventory;

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
        if (project.LicenseExpression is null)
            properties.Add(new(AscProperty.Unknown, "licence:not-known"));

        return new BomElement(type, BomRef.Of(project), project.Name)
        {
            Version = project.Version,
            Description = project.Description,
            Manufacturer = project.Company is null ? null : new BomOrganization(project.Company),
            Authors = project.Authors,
            Copyright = project.Copyright,
            Licenses = Expression(project.LicenseExpression) is { } license ? [license] : [],
            PackageUrl = project.PackageId is null ? null : PackageUrl.NuGet(project.PackageId, project.Version),
            References = BomText.Address(project.RepositoryUrl) is { } repository ? [new BomReference("vcs", repository)] : [],
            Properties = properties,
        };
    }

    /// <summary>What is declared as an expression and is none is a licence by name: a reader that parses expressions must not trip.</summary>
    public static BomLicense? Expression(string? declared)
    {
        if (declared is null)
            return null;

        return SpdxExpression.IsWellFormed(declared) ? new BomLicense(declared) : new BomLicense(Expression: null, declared);
    }

    /// <summary>Adds the property where there is a value.</summary>
    public static void Add(List<BomProperty> properties, string name, string? value)
    {
        if (value is not null)
            properties.Add(new(name, value));
    }
}
