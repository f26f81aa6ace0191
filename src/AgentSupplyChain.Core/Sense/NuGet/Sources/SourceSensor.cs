using System.Runtime.InteropServices;

namespace AgentSupplyChain.Core.Sense.NuGet.Sources;

/// <summary>
/// Puts together what restore had to choose from: the addresses that it recorded, and the nuget.config files that name them. The files are read as
/// they are now; a change of theirs makes restore run again before the gate does.
/// </summary>
public static class SourceSensor
{
    private const int MostSources = 2_000;

    /// <param name="configFiles">Absolute paths, nearest to the project first, as restore recorded them.</param>
    /// <param name="restored">Addresses that restore recorded; null where nothing was restored, and the files speak alone.</param>
    /// <param name="projectDirectory">Absolute path.</param>
    public static PackageSources Read(IReadOnlyList<string> configFiles, IReadOnlyList<string>? restored, string projectDirectory, ICollection<Finding> faults)
    {
        var files = configFiles
            .Where(path => Path.IsPathFullyQualified(path) && File.Exists(path))
            .Select(path => NuGetConfig.Read(path, projectDirectory, faults))
            .OfType<NuGetConfig>()
            .ToList();
        var (configured, mapping) = (Configured(files), Mapping(files));
        if (configured.Count > MostSources || mapping.Count > MostSources || restored?.Count > MostSources)
        {
            faults.Add(BoundedFile.Fault("nuget.config", $"it has more than {MostSources} sources or patterns, and no more are looked at; remove those that are not needed"));
            (configured, mapping) = ([.. configured.Take(MostSources)], [.. mapping.Take(MostSources)]);
        }

        return new PackageSources
        {
            Sources = restored is null ? configured : [.. restored.Take(MostSources).SelectMany(address => Named(address, configured))],
            Mapping = mapping,
            Place = files.Select(file => file.PlaceOf(NuGetConfig.MappingSection)).FirstOrDefault(place => place is not null)
                ?? files.Select(file => file.PlaceOf(NuGetConfig.SourcesSection)).FirstOrDefault(place => place is not null),
            RequiresSignatures = Items(files, NuGetConfig.SignersSection).Any(entry => !entry.Item.IsClear)
                && Items(files, NuGetConfig.ConfigSection).Any(entry => entry.Item is { Key: "signatureValidationMode", Value: var mode } && string.Equals(mode, "require", StringComparison.OrdinalIgnoreCase)),
        };
    }

    private static List<PackageSource> Named(string address, List<PackageSource> configured)
    {
        var known = configured.Where(source => PackageSource.IsSame(source.Address, address)).ToList();
        if (known.Count > 0)
            return known;

        var source = PackageSource.At(address);
        return [source with { IsOfSdk = source.Kind == SourceKind.Folder && PackageSource.IsSame(source.Address, PacksOfSdk()) }];
    }

    // The folder beside the SDKs of this host: FSharp.Core and workloads come from there, without anybody having configured it.
    private static string PacksOfSdk() => Path.GetFullPath("../../../library-packs", RuntimeEnvironment.GetRuntimeDirectory());

    private static List<PackageSource> Configured(List<NuGetConfig> files)
    {
        // Whatever the value is: NuGet asks whether the key is there.
        var disabled = Items(files, NuGetConfig.DisabledSection)
            .Where(entry => entry.Item.Is("add"))
            .Select(entry => entry.Item.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Items(files, NuGetConfig.SourcesSection)
            .Where(entry => entry.Item is { Key: not null, Value: not null } && !disabled.Contains(entry.Item.Key))
            .Select(entry => SourceOf(entry.File, entry.Item))];
    }

    private static PackageSource SourceOf(NuGetConfig file, ConfigItem item)
    {
        var value = Environment.ExpandEnvironmentVariables(item.Value!);
        var isAddress = value.Contains("://", StringComparison.Ordinal) || value.Contains('\0', StringComparison.Ordinal);
        return PackageSource.At(isAddress ? value : Path.GetFullPath(value.Replace('\\', Path.DirectorySeparatorChar), file.Folder)) with
        {
            Key = item.Key,
            Place = file.PlaceOf(item),
            SkipsCertificateCheck = string.Equals(item.Attributes.GetValueOrDefault("disableTLSCertificateValidation"), "true", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static List<MappedPattern> Mapping(List<NuGetConfig> files) =>
        [.. Items(files, NuGetConfig.MappingSection)
            .Where(entry => entry.Item.Key is not null)
            .SelectMany(entry => entry.Item.Inner
                .Select(inner => inner.Attributes.GetValueOrDefault("pattern")?.Trim())
                .Where(pattern => !string.IsNullOrEmpty(pattern))
                .Select(pattern => new MappedPattern(entry.Item.Key!, pattern!)))
            .Distinct()];

    /// <summary>The items of a section as they are in force: the nearer file wins where two have a key, and <c>clear</c> drops what stands before it and farther away.</summary>
    private static List<Entry> Items(List<NuGetConfig> files, string section)
    {
        var items = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Enumerable.Reverse(files))
        {
            foreach (var item in file[section])
            {
                if (item.IsClear)
                    items.Clear();
                else
                    items[item.Key ?? item.Attributes.GetValueOrDefault("name") ?? item.Element] = new Entry(file, item);
            }
        }

        return [.. items.Values];
    }

    private sealed record Entry(NuGetConfig File, ConfigItem Item);
}
