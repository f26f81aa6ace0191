using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>References to real assemblies, with all that lies beside them and that they refer to, so that code under test compiles.</summary>
internal static class AssemblyReferences
{
    private static readonly ConcurrentDictionary<string, MetadataReference> Known = new(StringComparer.Ordinal);

    public static ImmutableArray<MetadataReference> Closure(IEnumerable<string> assemblyPaths)
    {
        var framework = FrameworkReferences.All.Select(reference => NameOf(reference.Display!)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var pending = new Queue<string>(assemblyPaths);
        while (pending.TryDequeue(out var path))
        {
            if (framework.Contains(NameOf(path)) || !found.TryAdd(NameOf(path), path))
                continue;
            foreach (var name in NamesReferredToBy(path))
            {
                var neighbour = Path.Combine(Path.GetDirectoryName(path)!, name + ".dll");
                if (File.Exists(neighbour))
                    pending.Enqueue(neighbour);
            }
        }

        return [.. found.Values.Select(path => Known.GetOrAdd(path, key => MetadataReference.CreateFromFile(key)))];
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);

    private static List<string> NamesReferredToBy(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
