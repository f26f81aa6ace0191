using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Benchmarks.Credentials.Planted;

/// <summary>Every format in every shape of code and file, and what must not be reported beside it.</summary>
internal static class PlantedProject
{
    /// <summary>Near misses stand where people write samples.</summary>
    private static readonly string[] s_nearMissShapes = ["constant", "argument", "sentence", "appsettings.json", ".env"];

    /// <param name="perFormat">How many credentials of each form of a format in each shape.</param>
    public static PlantedFiles Create(int seed, int perFormat, bool withHarmless)
    {
        var random = new Random(seed);
        var files = new PlantedFiles();
        var number = 0;
        foreach (var shape in CodeShapes.All)
            files.Add(shape, [.. Credentials(shape.IsLonger, shape.TakesName), .. NearMisses(shape.Name)]);

        foreach (var shape in FileShapes.All)
            files.Add(shape, [.. Credentials(shape.IsLonger, shape.TakesName), .. NearMisses(shape.Name)]);

        return files;

        IEnumerable<(PlantedText, PlantGroup, string, bool)> Credentials(bool isLonger, bool takesName)
        {
            foreach (var sample in CredentialSamples.All)
            {
                for (var i = 0; i < perFormat && (takesName || sample.Group != SampleGroup.ByNameOnly); i++)
                    yield return (Text(sample.Make(random), SampleNames.Of(sample, number)), GroupOf(sample, isLonger), sample.Format, sample.IsAi);
            }
        }

        IEnumerable<(PlantedText, PlantGroup, string, bool)> NearMisses(string shape)
        {
            if (!withHarmless || !s_nearMissShapes.Contains(shape, StringComparer.Ordinal))
                yield break;

            foreach (var sample in CredentialSamples.All.Where(sample => sample.NearMiss is not null))
                yield return (Text(sample.NearMiss!(random), SampleNames.Neutral), sample.HasChecksum ? PlantGroup.AlteredChecksum : PlantGroup.AlteredForm, sample.Format, sample.IsAi);
        }

        PlantedText Text(string value, string name) => new(value, name, number++);
    }

    private static PlantGroup GroupOf(CredentialSample sample, bool isLonger) => sample.Group switch
    {
        SampleGroup.ByNameOnly => PlantGroup.ByNameOnly,
        SampleGroup.InsideLiteral => PlantGroup.InsideText,
        _ => isLonger ? PlantGroup.InsideText : PlantGroup.SelfIdentifying,
    };
}
