using System.Text.Json;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense.NuGet.Content;

/// <summary>Reads what restore wrote beside each extracted package.</summary>
internal static class StoredPackages
{
    private const long MetadataLimit = 64 * 1024;
    private const string MetadataName = ".nupkg.metadata";

    /// <param name="folders">Absolute paths by <see cref="Package.Key"/>.</param>
    public static IReadOnlyList<StoredPackage> Read(IEnumerable<Package> packages, IReadOnlyDictionary<string, string> folders) =>
        [.. packages.Where(package => folders.ContainsKey(package.Key)).Select(package => Read(package, folders[package.Key]))];

    // A package folder that somebody else has laid out has no such file. That is no fault: it is not known then where the package came from.
    private static StoredPackage Read(Package package, string folder)
    {
        var path = Path.Combine(folder, MetadataName);
        var (source, hash) = BoundedFile.ReadBytes(path, MetadataName, MetadataLimit, []) is { } bytes ? Parse(bytes) : (null, null);
        return new StoredPackage(package.Id, package.Version)
        {
            Folder = folder,
            Source = source,
            ContentHash = hash,
            HasSignature = File.Exists(Path.Combine(folder, ".signature.p7s")),
        };
    }

    private static (string? Source, string? Hash) Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 8 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? (Text(document.RootElement, "source"), Text(document.RootElement, "contentHash")) : (null, null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, null);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
