using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace AgentSupplyChain.Benchmarks.Boms;

/// <summary>
/// A restored project with many packages, as restore leaves it: nupkg, nuspec and hash of each in a packages folder, and an assets file. Sizes of nupkgs are log-normal around 200 KB
/// (sigma 0.8, between 5 KB and 5 MB), from a fixed seed. A third has a licence file, the others an expression.
/// </summary>
internal static class SyntheticPackages
{
    public const int Seed = 20261122;
    public const int MedianBytes = 200_000;
    public const double Sigma = 0.8;

    private const int Smallest = 5_000;
    private const int Largest = 5_000_000;
    private const string Text = "Permission is hereby granted to everybody who reads this text of a test.\n";

    public static string Packages(string folder) => Path.Combine(folder, "packages");

    public static string Assets(string folder) => Path.Combine(folder, "project.assets.json");

    /// <summary>Bytes of all nupkgs.</summary>
    public static long Write(string folder, int count)
    {
        var random = new Random(Seed);
        var content = new byte[Largest];
        random.NextBytes(content);
        long all = 0;
        for (var i = 0; i < count; i++)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var size = (int)Math.Clamp(MedianBytes * Math.Exp(Sigma * normal), Smallest, Largest);
            all += WritePackage(folder, i, content.AsSpan(random.Next(0, Largest - size + 1), size));
        }

        File.WriteAllText(Assets(folder), AssetsOf(folder, count));
        return all;
    }

    private static long WritePackage(string folder, int number, ReadOnlySpan<byte> content)
    {
        var id = Id(number).ToLowerInvariant();
        var package = Directory.CreateDirectory(Path.Combine(Packages(folder), id, "1.0.0")).FullName;
        var nuspec = Nuspec(number);
        File.WriteAllText(Path.Combine(package, id + ".nuspec"), nuspec);
        if (HasFile(number))
            File.WriteAllText(Path.Combine(package, "LICENSE.txt"), Text);

        var nupkg = Path.Combine(package, id + ".1.0.0.nupkg");
        using (var archive = ZipFile.Open(nupkg, ZipArchiveMode.Create))
        {
            Entry(archive, Id(number) + ".nuspec", Encoding.UTF8.GetBytes(nuspec));
            Entry(archive, "lib/net10.0/A.dll", content);
        }

        using var stream = File.OpenRead(nupkg);
        File.WriteAllText(nupkg + ".sha512", Convert.ToBase64String(SHA512.HashData(stream)));
        return stream.Length;
    }

    private static void Entry(ZipArchive archive, string name, ReadOnlySpan<byte> content)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static string Nuspec(int number) =>
        $"""
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata>
            <id>{Id(number)}</id>
            <version>1.0.0</version>
            <authors>Contoso, Fabrikam</authors>
            {(HasFile(number) ? """<license type="file">LICENSE.txt</license>""" : """<license type="expression">MIT</license>""")}
            <projectUrl>https://contoso.example/{number}</projectUrl>
            <description>Part {number} of a project that does not exist, with a description of the length that descriptions have.</description>
            <copyright>Contoso</copyright>
            <repository type="git" url="https://git.example/contoso/{number}" commit="0123456789abcdef0123456789abcdef01234567" />
          </metadata>
        </package>
        """;

    // A tree, two under each; the form of version 3.
    private static string AssetsOf(string folder, int count)
    {
        var targets = new StringBuilder();
        var libraries = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var below = new[] { (2 * i) + 1, (2 * i) + 2 }.Where(child => child < count).Select(child => $"\"{Id(child)}\": \"1.0.0\"");
            var comma = i == 0 ? "" : ",";
            var id = Id(i).ToLowerInvariant();
            targets.Append(CultureInfo.InvariantCulture, $$"""{{comma}}"{{Id(i)}}/1.0.0":{"type":"package","dependencies":{ {{string.Join(',', below)}} },"compile":{"lib/net10.0/A.dll":{} },"runtime":{"lib/net10.0/A.dll":{} } }""");
            libraries.Append(CultureInfo.InvariantCulture, $$"""{{comma}}"{{Id(i)}}/1.0.0":{"sha512":"YQ==","type":"package","path":"{{id}}/1.0.0","files":[{{(HasFile(i) ? "\"LICENSE.txt\"," : "")}}"lib/net10.0/A.dll","{{id}}.1.0.0.nupkg.sha512","{{id}}.nuspec"] }""");
        }

        return $$"""
            {"version":3,"targets":{"net10.0":{ {{targets}} } },"libraries":{ {{libraries}} },
            "projectFileDependencyGroups":{"net10.0":["{{Id(0)}} >= 1.0.0"]},"packageFolders":{"{{Packages(folder)}}/":{} },
            "project":{"version":"1.0.0","restore":{"projectName":"App","projectPath":"{{folder}}/App.csproj","projectStyle":"PackageReference","frameworks":{"net10.0":{"targetAlias":"net10.0","projectReferences":{} } } },
            "frameworks":{"net10.0":{"targetAlias":"net10.0","dependencies":{"{{Id(0)}}":{"target":"Package","version":"[1.0.0, )"} } } } } }
            """;
    }

    private static bool HasFile(int number) => number % 3 == 0;

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"Contoso.Area{number % 97}.Part{number}");
}
