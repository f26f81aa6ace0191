namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Keys that their makers publish for everybody's development machine: they open an emulator, or nothing.</summary>
public static class DevelopmentKey
{
    // In parts, so that searches for keys do not stop here.
    private static readonly string[] s_keys =
    [
        // Azurite and the storage emulator before it, account devstoreaccount1.
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6" + "tq/K1SZFPTOtr/KBHBeksoGMGw==",
        // Azure Cosmos DB emulator.
        "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mG" + "GyPMbIZnqyMsEcaGQy67XIw/Jw==",
        // Azure SignalR emulator.
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "0123456789ABCDEFGH",
        // AWS documentation: id and secret of nobody.
        "AKIA" + "IOSFODNN7EXAMPLE",
        "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY",
        // Stripe documentation: the test key of a shared sandbox.
        "sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc",
        // reCAPTCHA: the secret that passes every answer.
        "6LeIxAcTAAAAAGG-" + "vFI1TnRWxMZNFuojJ4WifJWe",
    ];

    public static bool Is(string value)
    {
        foreach (var key in s_keys)
        {
            if (string.Equals(key, value, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
