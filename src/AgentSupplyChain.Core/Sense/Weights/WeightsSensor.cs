using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.Git;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>Reads the weights of a project: header, digests, and whether code lies in them. A file is never held in memory as a whole.</summary>
/// <param name="projectDirectory">Absolute path.</param>
/// <param name="cacheFile">Where digests of earlier builds are kept; null keeps nothing.</param>
public sealed class WeightsSensor(string projectDirectory, string? cacheFile, ICollection<Finding> faults, CancellationToken cancellation)
{
    private const int Start = 1024;

    private readonly WeightsDigests _digests = new(cacheFile);
    private readonly LinkBoundary _boundary = new(projectDirectory);

    // Without a repository the project's folder is what a reviewer sees.
    private readonly string _root = Path.TrimEndingDirectorySeparator(GitFolder.RootOf(projectDirectory) ?? projectDirectory) + Path.DirectorySeparatorChar;

    /// <param name="files">Files that may be weights, by their names.</param>
    /// <param name="items">Of these the <c>AgentModel</c> items that are files count.</param>
    public IReadOnlyList<Declared<WeightsFile>> Read(IEnumerable<ProjectFile> files, IEnumerable<ItemFact> items)
    {
        var stated = items.Where(IsFile).GroupBy(item => item.FullPath!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var all = files.Where(file => WeightsFormat.IsWeightsName(file.Name) || WeightsFormat.IsAmbiguousName(file.Name)).Concat(stated.Values.Select(item => new ProjectFile(item.FullPath!, UserPath.Of(item.FullPath!, projectDirectory) ?? Path.GetFileName(item.FullPath!))))
            .DistinctBy(file => file.Path, StringComparer.Ordinal)
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        List<Declared<WeightsFile>> found = [];
        foreach (var file in all)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!_boundary.IsLeftBy(file, faults) && Read(file, stated.GetValueOrDefault(file.Path)) is { } weights)
                found.Add(new Declared<WeightsFile>(weights, new FileSpan(stated.TryGetValue(file.Path, out var item) ? item.DefiningFile : file.Name)));
        }

        _digests.Keep(faults);
        return found;
    }

    /// <summary>Whether an item names a file that is there: then it is read, else it is a model by name.</summary>
    internal static bool IsFile(ItemFact item) => item is { ItemType: "AgentModel", FullPath: not null } && File.Exists(item.FullPath);

    private WeightsFile? Read(ProjectFile file, ItemFact? item)
    {
        try
        {
            using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 64 * 1024);
            var start = new byte[Start];
            var count = stream.ReadAtLeast(start, Start, throwOnEndOfStream: false);
            var format = WeightsFormat.Of(file.Name, start.AsSpan(0, count), stream.Length);

            // A name that may be anything's counts only where the content or the user says that it is weights.
            if (item is null && WeightsFormat.IsAmbiguousName(file.Name) && format is WeightsFormat.Unknown)
                return null;

            var weights = Stated(new WeightsFile(file.Name, format) { Size = stream.Length, IsInRepository = IsInRepository(file) }, file, item);
            if (format == WeightsFormat.Pointer)
                return OfPointer(weights, start.AsSpan(0, count), file);

            weights = Content(weights, stream, file);
            if (item is null && WeightsFormat.IsAmbiguousName(file.Name) && weights.Format == WeightsFormat.Unknown)
                return null;

            var (sha256, sha512) = _digests.Of(stream, file.Path, cancellation);
            return weights with { Sha256 = sha256, Sha512 = sha512, Parts = [.. Parts(weights, file)] };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(BoundedFile.Fault(file.Name, BoundedFile.Cause(e, file.Path)));
            return null;
        }
    }

    private WeightsFile Content(WeightsFile weights, FileStream stream, ProjectFile file)
    {
        try
        {
            stream.Seek(0, SeekOrigin.Begin);
            switch (weights.Format)
            {
                case WeightsFormat.Gguf:
                    return weights with { Header = GgufHeader.Read(stream, stream.Length) };
                case WeightsFormat.Safetensors:
                    return weights with { Header = SafetensorsHeader.Read(stream, stream.Length) };
                case WeightsFormat.Onnx:
                    return weights with { Header = OnnxHeader.Read(stream, stream.Length) };
                default:
                    var (format, code) = WeightsCodeSensor.Read(stream, weights.Format);
                    return weights with { Format = format, Code = code };
            }
        }
        catch (WeightsFormatException e)
        {
            faults.Add(BoundedFile.Fault(file.Name, e.Message));
            return weights with { IsHeaderRead = false };
        }
    }

    private WeightsFile? OfPointer(WeightsFile weights, ReadOnlySpan<byte> text, ProjectFile file)
    {
        if (GitLfsPointer.Parse(text) is { } pointer)
            return weights with { Sha256 = pointer.Sha256, Size = pointer.Size, IsHeaderRead = false };

        faults.Add(BoundedFile.Fault(file.Name, GitLfsPointer.Fault));
        return null;
    }

    private WeightsFile Stated(WeightsFile weights, ProjectFile file, ItemFact? item)
    {
        var technique = weights.Format switch
        {
            WeightsFormat.Unknown => Technique.Filename,

            // A text that speaks of the file.
            WeightsFormat.Pointer => Technique.ManifestAnalysis,
            _ => Technique.BinaryAnalysis,
        };
        var evidence = new Evidence(file.Name, 0, 0, technique) { Confidence = weights.Format == WeightsFormat.Unknown ? 0.4 : 1 };
        if (item is null)
            return weights with { Evidence = [evidence] };

        return weights with
        {
            Evidence = [evidence, new Evidence(item.DefiningFile, 0, 0, Technique.Other) { Context = item.ItemType }],
            Names = [item.Identity.Replace('\\', '/')],
            StatedVersion = Value(item, "Version") ?? Value(item, "Revision"),
            StatedSha256 = ItemSensor.DigestOf(item, faults),
            StatedRepository = HubAddress.RepositoryOf(Value(item, "Repository")),
        };
    }

    private IEnumerable<WeightsPart> Parts(WeightsFile weights, ProjectFile file)
    {
        var folder = Path.GetDirectoryName(file.Path)!;
        foreach (var location in weights.Header.ExternalFiles)
        {
            var path = Path.GetFullPath(location.Replace('\\', '/'), folder);
            var name = UserPath.Of(path, projectDirectory) ?? Path.GetFileName(path);
            if (Path.IsPathRooted(location) || location.Split('/', '\\').Contains("..") || _boundary.IsLeftBy(new ProjectFile(path, name), faults))
            {
                faults.Add(BoundedFile.Fault(file.Name, $"it keeps tensors in {QuotedText.Of(location)}, which leads out of its folder; put them beside it"));
                continue;
            }

            var part = Part(path, name);
            if (part is not null)
                yield return part;
        }
    }

    private WeightsPart? Part(string path, string name)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 64 * 1024);
            if (GitLfsPointer.TextIn(stream) is { } text)
                return OfPointer(text, name);

            var (sha256, sha512) = _digests.Of(stream, path, cancellation);
            return new WeightsPart(name, sha256, sha512, stream.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(BoundedFile.Fault(name, BoundedFile.Cause(e, path)));
            return null;
        }
    }

    private WeightsPart? OfPointer(byte[] text, string name)
    {
        if (GitLfsPointer.Parse(text) is { } pointer)
            return new WeightsPart(name, pointer.Sha256, Sha512: null, pointer.Size);

        faults.Add(BoundedFile.Fault(name, GitLfsPointer.Fault));
        return null;
    }

    private bool IsInRepository(ProjectFile file)
    {
        var comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return file.Path.StartsWith(_root, comparison) && !file.Name.Split('/').Any(folder => folder is "bin" or "obj");
    }

    private static string? Value(ItemFact item, string name) =>
        item.Metadata.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
