using System.Xml;
using System.Xml.Linq;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>The extracted packages of one project.</summary>
internal sealed class PackagesFolder(RestoredTarget target, string projectName, ICollection<Finding> faults)
{
    private const long NuspecLimit = 1024 * 1024;
    private const long HashLimit = 1024;
    private const int Sha512Length = 64;
    private const int NamedInMessage = 5;

    /// <summary>Of a package that lies in that folder, whether or not it is one of the graph; null without a finding.</summary>
    public PackageMetadata? ReadNuspec(string folder, string id) => Parse(Path.Combine(folder, id.ToLowerInvariant() + ".nuspec"));

    /// <summary>
    /// Hash of the nupkg file itself, signature included, from the file that NuGet writes beside it when it extracts: not to be confused with the
    /// content hash, which leaves the signature out.
    /// </summary>
    public string? Sha512Of(RestoredNode node)
    {
        if (FolderOf(node) is not { } folder)
            return null;

        var path = Path.Combine(folder, node.Folder!.Replace('/', '.') + ".nupkg.sha512");
        if (!File.Exists(path) || BoundedFile.ReadText(path, projectName, HashLimit, []) is not { } text)
            return null;

        var hash = new byte[Sha512Length];
        return Convert.TryFromBase64String(text.Trim(), hash, out var length) && length == Sha512Length ? Convert.ToHexStringLower(hash) : null;
    }

    public IEnumerable<string> AibomsOf(RestoredNode node)
    {
        if (node.AibomFiles.Count == 0 || FolderOf(node) is not { } folder)
            return [];

        return node.AibomFiles
            .Where(f => !f.Split('/').Contains("..", StringComparer.Ordinal))
            .Select(f => Path.Combine([folder, .. f.Split('/')]))
            .Where(File.Exists);
    }

    /// <summary>One finding for all packages whose nuspec could not be read.</summary>
    public void TellUnread(IReadOnlyList<Package> packages)
    {
        var unread = packages.Where(package => !package.HasMetadata).Select(package => package.Id + "/" + package.Version).ToList();
        if (unread.Count == 0)
            return;

        var more = unread.Count > NamedInMessage ? $" and {unread.Count - NamedInMessage} more" : "";
        var message = $"The nuspec of {string.Join(", ", unread.Take(NamedInMessage))}{more} could not be read from the packages folder, so licence, "
            + "author and source are unknown; remove the package from the packages folder and run dotnet restore";
        faults.Add(new Finding(Detection.Register.Rules.InputUnreadable, message, new FileSpan(projectName), "nuspec"));
    }

    /// <summary>Absolute path of the extracted package; null where no packages folder has it.</summary>
    public string? FolderOf(RestoredNode node) =>
        node.Folder is null ? null : target.PackageFolders.Select(f => Path.Combine(f, node.Folder)).FirstOrDefault(Directory.Exists);

    /// <summary>The same of a package that is no part of the graph, where it has the name that NuGet gives it.</summary>
    public string? FolderOf(string id, string version) =>
        PackageId.IsValid(id) && NuGetBoundary.Call(() => NuGetAdapter.CompareVersions(version, version), null, projectName, faults) is not null
            ? target.PackageFolders.Select(folder => Path.Combine(folder, id.ToLowerInvariant(), version.ToLowerInvariant())).FirstOrDefault(Directory.Exists)
            : null;

    private PackageMetadata? Parse(string path)
    {
        if (BoundedFile.ReadBytes(path, projectName, NuspecLimit, []) is not { } bytes)
            return null;

        XDocument document;
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            document = XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }

        return NuGetBoundary.Call(() => Interpret(document, target), null, projectName, faults);
    }

    private static PackageMetadata? Interpret(XDocument document, RestoredTarget target)
    {
        try
        {
            return NuGetAdapter.ReadNuspec(document, target);
        }
        catch (Exception e) when (NuGetAdapter.IsNuspecFault(e))
        {
            return null;
        }
    }
}
