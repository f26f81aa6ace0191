namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>
/// What detectors of credentials take for one: seventeen classes, known from what users of public detectors have reported. Figures on it are figures
/// on this set, which was made for this purpose.
/// </summary>
public static class NegativeCorpus
{
    public static IReadOnlyList<NegativeClass> All { get; } = [.. NegativesOfIdentity.All, .. NegativesOfWords.All, .. NegativesOfStandIns.All];

    public static NegativeClass Of(int number) => All.First(one => one.Number == number);
}
