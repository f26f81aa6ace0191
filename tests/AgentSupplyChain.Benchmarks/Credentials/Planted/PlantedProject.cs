using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Benchmarks.Credentials.Planted;

/// <summary>Every format in every shape of code and file, and what must not be reported beside it.</summary>
internal static class PlantedProject
{
    /// <summary>Near misses stand where people write samples.</summary>
    private static readonly string[] s_nearMissShapes = ["constant", "argument", "sentence", "appsettings.json", ".env"];

    /// <summary>Harmless texts stand where their names can stand with them.</summary>
    private static readonly string[] s_harmlessShapes = ["constant", "property", "argument", "dictionary", "header", "comparison", "appsettings.json", ".env", "launchSettings.json", "YAML", "compose", "default of a variable"];

    private const int PerClass = 12;

    /// <param name="perFormat">How many credentials of each form of a format in each shape.</param>
    /// <param name="alsoNamed">
    /// Whether what needs no name stands under a telling one too, as often: without it, tools that go by names have nothing to go by.
    /// </param>
    public static PlantedFiles Create(int seed, int perFormat, bool alsoNamed)
    {
        var random = new Random(seed);
        var files = new PlantedFiles();
        var number = 0;
        foreach (var shape in CodeShapes.All)
            files.Add(shape, [.. Credentials(shape.IsLonger, shape.TakesName), .. NearMisses(shape.Name), .. Harmless(shape.Name)]);

        foreach (var shape in FileShapes.All)
            files.Add(shape, [.. Credentials(shape.IsLonger, shape.TakesName), .. NearMisses(shape.Name), .. Harmless(shape.Name)]);

        return files;

        IEnumerable<(PlantedText, Plant)> Credentials(bool isLonger, bool takesName)
        {
            foreach (var sample in CredentialSamples.All)
            {
                var needsName = sample.Group == SampleGroup.ByNameOnly;
                if (needsName && !takesName)
                    continue;

                for (var i = 0; i < perFormat; i++)
                {
                    if (!needsName)
                        yield return (Text(sample.Make(random), SampleNames.Neutral), Of(sample, isLonger, isNamed: false));

                    if (needsName || (alsoNamed && takesName))
                        yield return (Text(sample.Make(random), SampleNames.Of(sample, number)), Of(sample, isLonger, isNamed: true));
                }
            }
        }

        IEnumerable<(PlantedText, Plant)> NearMisses(string shape)
        {
            if (!s_nearMissShapes.Contains(shape, StringComparer.Ordinal))
                yield break;

            foreach (var sample in CredentialSamples.All.Where(sample => sample.NearMiss is not null))
                yield return (Text(sample.NearMiss!(random), SampleNames.Neutral), new Plant(sample.HasChecksum ? PlantGroup.AlteredChecksum : PlantGroup.AlteredForm, sample.Format, sample.IsAi));
        }

        IEnumerable<(PlantedText, Plant)> Harmless(string shape)
        {
            if (!s_harmlessShapes.Contains(shape, StringComparer.Ordinal))
                yield break;

            foreach (var negative in NegativeCorpus.All)
            {
                for (var i = 0; i < PerClass; i++)
                {
                    var (name, value) = negative.Make(random);
                    yield return (Text(value, name), new Plant(PlantGroup.Harmless, negative.ToString(), IsAi: false) { IsNamed = true });
                }
            }
        }

        PlantedText Text(string value, string name) => new(value, name, number++);
    }

    private static Plant Of(CredentialSample sample, bool isLonger, bool isNamed) => new(GroupOf(sample, isLonger), sample.Format, sample.IsAi) { IsNamed = isNamed };

    private static PlantGroup GroupOf(CredentialSample sample, bool isLonger) => sample.Group switch
    {
        SampleGroup.ByNameOnly => PlantGroup.ByNameOnly,
        SampleGroup.InsideLiteral => PlantGroup.InsideText,
        _ => isLonger ? PlantGroup.InsideText : PlantGroup.SelfIdentifying,
    };
}
