using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;

namespace RiskyAgent;

/// <summary>Something that can be searched for sources.</summary>
public interface ISourceIndex
{
    Task<string> SearchAsync(string words);
}

/// <summary>Tools and search indexes that colleagues bring along as assemblies.</summary>
internal sealed class Plugins(IConfiguration configuration)
{
    private static readonly Dictionary<string, string> ReviewedHashes = new()
    {
        ["Citations.dll"] = "7D1A54127B222502F5B79B5FB0803061152A44F92B37E23C6527BAF665D4DA9A",
    };

    /// <summary>Every public static method of every assembly in the folder becomes a tool.</summary>
    public IEnumerable<AITool> Load()
    {
        var folder = configuration["Plugins:Folder"];
        if (folder is null)
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.dll"))
        {
            var assembly = Assembly.LoadFrom(file);
            foreach (var method in assembly.GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)))
            {
                yield return AIFunctionFactory.Create(method, target: null);
            }
        }
    }

    /// <summary>The plugin that formats citations, which was reviewed.</summary>
    public Assembly LoadCitations()
    {
        var path = Path.Combine(configuration["Plugins:Folder"] ?? ".", "Citations.dll");
        Verify(path);
        return Assembly.LoadFrom(path);
    }

    /// <summary>A tool that searches the index named in the settings.</summary>
    public AITool? SearchTool()
    {
        var name = configuration["Search:Index"];
        if (name is null)
        {
            return null;
        }

        var index = (ISourceIndex)Activator.CreateInstance(Type.GetType(name, throwOnError: true)!)!;
        return AIFunctionFactory.Create(index.SearchAsync, "search_sources");
    }

    /// <summary>The index to use when the first one finds nothing.</summary>
    public ISourceIndex? Fallback()
    {
        var name = configuration["Search:Fallback"];
        return name is "Papers.PaperIndex, Papers" or "Papers.PatentIndex, Papers"
            ? (ISourceIndex?)Activator.CreateInstance(Type.GetType(name, throwOnError: true)!)
            : null;
    }

    /// <summary>Throws for an assembly that nobody has reviewed.</summary>
    public static void Verify(string path)
    {
        var hash = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
        if (ReviewedHashes.GetValueOrDefault(Path.GetFileName(path)) != hash)
        {
            throw new InvalidOperationException($"{Path.GetFileName(path)} was not reviewed.");
        }
    }
}
