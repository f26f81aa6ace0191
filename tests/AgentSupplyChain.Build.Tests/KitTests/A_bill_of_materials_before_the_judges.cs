using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.KitTests;

public class A_bill_of_materials_before_the_judges
{
    private const string Minimal = """{ "bomFormat": "CycloneDX", "specVersion": "1.7", "version": 1 }""";

    [JudgedFact]
    public void Passes_when_it_is_valid()
    {
        using var folder = Fixture.Empty.WithoutProduct().WithFile("a.cdx.json", Minimal).Write();

        CycloneDxJudge.MustBeValid(folder.PathOf("a.cdx.json"));
    }

    [JudgedFact]
    public void Is_refused_with_reasons_when_it_is_not()
    {
        using var folder = Fixture.Empty.WithoutProduct()
            .WithFile("a.cdx.json", Minimal)
            .WithFile("b.cdx.json", Minimal.Replace("\"version\": 1", "\"version\": \"one\"", StringComparison.Ordinal))
            .Write();

        var refusal = Assert.Throws<InvalidOperationException>(() => CycloneDxJudge.MustBeValid(folder.PathOf("a.cdx.json"), folder.PathOf("b.cdx.json")));
        Assert.Contains("b.cdx.json: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a.cdx.json: ", refusal.Message, StringComparison.Ordinal);
    }
}
