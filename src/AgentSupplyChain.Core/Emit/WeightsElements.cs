using System.Globalization;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Licences;

namespace AgentSupplyChain.Core.Emit;

/// <summary>
/// Local weights: a model, and the files that it consists of. The model depends on its files. Both carry the digests: the model, because
/// its bytes are what it is; the file, because that is what somebody can hold beside the document.
/// </summary>
internal static class WeightsElements
{
    public const int VersionOfHash = 12;

    /// <summary>bom-ref of the model in the file.</summary>
    public static string RefOf(WeightsFile weights) =>
        BomText.Plain(weights.Sha256 is { } digest ? $"model:local/{NameOf(weights)}#{digest}" : $"model:local/{weights.File}");

    public static IEnumerable<BomElement> Of(WeightsFile weights)
    {
        var files = new List<BomElement> { File(weights.File, weights.Sha256, weights.Sha512, weights.Size, weights) };
        files.AddRange(weights.Parts.Select(part => File(part.File, part.Sha256, part.Sha512, part.Size, weights)));
        return [Model(weights, files), .. files];
    }

    private static BomElement Model(WeightsFile weights, List<BomElement> files)
    {
        var header = weights.Header;
        var version = weights.StatedVersion ?? header.Version;
        var maker = header.Organization ?? header.Author;
        var license = LicenseOf(header);
        var repository = weights.StatedRepository ?? header.Repository;
        return new BomElement("machine-learning-model", RefOf(weights), NameOf(weights))
        {
            Version = version ?? weights.Sha256?[..VersionOfHash],
            Description = header.Description,
            Manufacturer = maker is null ? null : new BomOrganization(maker),
            Authors = header.Author is null ? [] : [header.Author],
            PackageUrl = repository is null ? null : PackageUrl.HuggingFace(repository, Commit(weights.StatedVersion)),
            Hashes = files[0].Hashes,
            Licenses = license is null ? [] : [license],
            References = [.. References(header, repository)],
            Ancestors = [.. header.BaseModels.Select(model => new BomAncestor(model.Name, model.Version, model.Repository is null ? null : PackageUrl.HuggingFace(model.Repository, revision: null)))],
            ModelCard = new BomModelCard
            {
                Task = AiElements.TaskOf(weights.Task),
                ArchitectureFamily = header.Architecture,
                Architecture = header.Architecture is null || header.Quantization is null ? null : $"{header.Architecture} {header.Quantization}",
                Inputs = header.Inputs,
                Outputs = header.Outputs,
            },
            Properties = Properties(weights, version, maker, license),
            Evidence = weights.Evidence,
            IdentityField = "hash",
            DependsOn = [.. files.Select(file => file.Ref)],

            // What is in the file is known by its bytes; a part that could not be read is missing, and a header that could not be read may name parts.
            Completeness = weights.Sha256 is null || weights.Parts.Count < header.ExternalFiles.Count ? Aggregate.Incomplete : weights.IsHeaderRead ? Aggregate.Complete : Aggregate.Unknown,
        };
    }

    private static BomElement File(string file, string? sha256, string? sha512, long size, WeightsFile weights)
    {
        var hashes = new List<BomHash>();
        if (sha256 is not null)
            hashes.Add(new BomHash("SHA-256", sha256));
        if (sha512 is not null)
            hashes.Add(new BomHash("SHA-512", sha512));

        var properties = new List<BomProperty>
        {
            new(AscProperty.Kind, "weights"),
            new(AscProperty.WeightsFile, file),
            new(AscProperty.WeightsSize, size.ToString(CultureInfo.InvariantCulture)),
        };
        RootElement.Add(properties, AscProperty.Unknown, sha256 is null ? "hash:not-known" : null);
        return new BomElement("file", BomText.Plain(sha256 is null ? $"file:{file}" : $"file:sha256:{sha256}"), file)
        {
            Version = sha256?[..VersionOfHash],
            Hashes = hashes,
            Properties = properties,
            Evidence = [.. weights.Evidence.Where(evidence => evidence.File == file)],
            IdentityField = "hash",
        };
    }

    private static string NameOf(WeightsFile weights) => weights.Header.Name ?? weights.File[(weights.File.LastIndexOf('/') + 1)..];

    private static List<BomProperty> Properties(WeightsFile weights, string? version, string? maker, BomLicense? license)
    {
        var header = weights.Header;
        var properties = new List<BomProperty>
        {
            new(AscProperty.Kind, "model"),
            new(CdxProperty.AiKind, "model"),
            new(AscProperty.ModelProvider, "local"),
            new(CdxProperty.AiProvider, "local"),
            new(AscProperty.ModelPin, weights.Sha256 is null ? "unknown" : "pinned"),
            new(AscProperty.WeightsFormat, weights.Format),
            new(CdxProperty.AiArtifactFormat, weights.Format),
        };
        RootElement.Add(properties, AscProperty.WeightsFormatVersion, header.FormatVersion);
        RootElement.Add(properties, AscProperty.WeightsQuantization, header.Quantization);
        RootElement.Add(properties, CdxProperty.AiQuantization, header.Quantization);
        RootElement.Add(properties, AscProperty.WeightsProducer, header.Producer);
        RootElement.Add(properties, AscProperty.WeightsParameters, Number(header.Parameters));
        RootElement.Add(properties, CdxProperty.AiParameterCount, Number(header.Parameters));
        RootElement.Add(properties, AscProperty.WeightsTensors, Number(header.Tensors));
        RootElement.Add(properties, AscProperty.WeightsContextLength, Number(header.ContextLength));
        RootElement.Add(properties, CdxProperty.AiContextWindow, Number(header.ContextLength));
        RootElement.Add(properties, AscProperty.ModelDimension, Number(header.EmbeddingLength));
        RootElement.Add(properties, AscProperty.WeightsCode, weights.Code is null ? null : weights.Code.IsProven ? "proven" : "possible");
        properties.AddRange(header.DataTypes.Select(type => new BomProperty(AscProperty.WeightsDataType, type)));
        properties.AddRange(header.OperatorSets.Select(set => new BomProperty(AscProperty.WeightsOperatorSet, set)));
        properties.AddRange(header.Datasets.Select(dataset => new BomProperty(AscProperty.WeightsDataset, dataset)));
        RootElement.Add(properties, AscProperty.Stated, weights.StatedVersion is null ? null : "version");
        RootElement.Add(properties, AscProperty.Stated, weights.StatedRepository is null ? null : "repository");
        RootElement.Add(properties, AscProperty.Unknown, weights.IsHeaderRead ? null : "header:not-known");
        RootElement.Add(properties, AscProperty.Unknown, version is null ? "version:not-known" : null);
        RootElement.Add(properties, AscProperty.Unknown, maker is null ? "manufacturer:not-known" : null);
        RootElement.Add(properties, AscProperty.Unknown, license is null ? "licence:not-known" : null);
        RootElement.Add(properties, AscProperty.Unknown, weights.Sha256 is null ? "hash:not-known" : null);
        return properties;
    }

    private static IEnumerable<BomReference> References(WeightsHeader header, string? repository)
    {
        if (repository is not null)
            yield return new BomReference("model-card", "https://huggingface.co/" + repository);

        if (BomText.Address(header.LicenseUrl) is { } license)
            yield return new BomReference("license", license);
    }

    private static BomLicense? LicenseOf(WeightsHeader header) =>
        header.License is not { } license ? null
        : HubLicense.SpdxOf(license) is { } expression ? new BomLicense(expression)
        : new BomLicense(Expression: null, license, BomText.Address(header.LicenseUrl));

    private static string? Commit(string? revision) => revision is { Length: 40 } && revision.All(char.IsAsciiHexDigit) ? revision : null;

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
