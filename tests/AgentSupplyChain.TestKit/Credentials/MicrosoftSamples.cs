using static AgentSupplyChain.TestKit.Credentials.CredentialSample;
using static AgentSupplyChain.TestKit.Credentials.RandomText;

namespace AgentSupplyChain.TestKit.Credentials;

/// <summary>Keys of Azure, Entra and Azure DevOps, most of which carry a checksum.</summary>
internal static class MicrosoftSamples
{
    public static IReadOnlyList<CredentialSample> All { get; } =
    [
        Annotated("azure-cask-openai", "Azure OpenAI", "AAAB" + "ACOG").OfAi(),
        Annotated("azure-cask-aiservices", "Azure AI services", "AAAA" + "ACOG").OfAi(),
        Annotated("azure-cask-aiservices", "Azure AI services", "AAAH" + "ACOG").OfAi(),
        Annotated("azure-cask-generic", "Azure", "AAAA" + "AZEG"),
        Annotated("azure-cask-generic", "Azure", "AAAA" + "AZMP", isLong: true),
        Checked("azure-search", "Azure AI Search", r => SearchKey(r, "Query000"), r => SearchKey(r, "Unheard0")).OfAi(),
        Checked("azure-search", "Azure AI Search", r => SearchKey(r, "PAdmin00"), r => SearchKey(r, "Unheard0")).OfAi(),
        Identifiable("azure-storage-key", "Azure Storage", 64, "+ASt", "Default0"),
        Identifiable("azure-messaging", "Azure Service Bus", 32, "+ASb", "Send0000", "Manage00", "Listen00"),
        Identifiable("azure-messaging", "Azure Event Hubs", 32, "+AEh", "Send0000", "Manage00", "Listen00"),
        Identifiable("azure-messaging", "Azure Relay", 32, "+ARm", "Send0000", "Manage00", "Listen00"),
        Identifiable("azure-cosmos", "Azure Cosmos DB", 64, "ACDb", "MastRW00", "MastRO00"),
        Identifiable("azure-redis", "Azure Cache for Redis", 32, "AzCa", "Access00"),
        Checked("azure-redis", "Azure Cache for Redis", r => RedisKeyWithLetters(r, "Access00"), r => RedisKeyWithLetters(r, "Unheard0")),
        Identifiable("azure-functions", "Azure Functions", 40, "AzFu", url: true, "Functi00", "Master00", "System00"),
        Identifiable("azure-acr", "Azure Container Registry", 39, "+ACR", "ACRDflt0"),
        Identifiable("azure-batch", "Azure Batch", 64, "+ABa", "AbAcct00"),
        Identifiable("azure-iot", "Azure IoT", 32, "AIoT", "IoTHub00", "DpsKey00", "Device00"),
        Identifiable("azure-apim", "Azure API Management", 64, "APIM", "Tenant00", "IoTHub00", "Gatewy00", "GitKey00"),
        Identifiable("azure-ml-classic", "Azure Machine Learning", 64, "+AMC", "Classic0").OfAi(),
        Identifiable("azure-sql-ident", "Azure SQL", 32, "+SQL", "UsrPwd00"),
        Identifiable("azure-sql-ident", "Azure SQL", 64, "+SQL", "UsrPwd00"),
        Checked("azure-ad-secret", "Entra ID", ClientSecret),
        Shape("azure-ad-secret", "Entra ID", r => Base62(r, 3) + "7Q~" + Base62(r, 31), r => Base62(r, 3) + "7Q~" + Base62(r, 30)),
        Named("azure-ad-secret-34", "Entra ID", r => Of(Base62Digits + "~.-_", r, 34)),
        Annotated("azure-ado-pat", "Azure DevOps", "AAAA" + "AZDO"),
        Checked("azure-ado-pat", "Azure DevOps", DevOpsToken, r => WithAnother(DevOpsToken(r), fromEnd: 20)),
        Inside("azure-storage-legacy", "Azure Storage", r => "DefaultEndpointsProtocol=https;AccountName=agentfiles;" + "AccountKey=" + Base64(r, 64) + ";EndpointSuffix=core.windows.net", text => Between(text, "AccountKey=", ";")),
        Inside("azure-messaging-legacy", "Azure Service Bus", r => "Endpoint=sb://agents.servicebus.windows.net/;SharedAccessKeyName=Root;" + "SharedAccessKey=" + Base64(r, 32), text => Between(text, "SharedAccessKey=", ";")),
        Inside("azure-sas", "Azure Storage", r => "https://agentfiles.blob.core.windows.net/a?sv=2024-11-04&se=2027-01-01T00%3A00%3A00Z&sr=b&sp=r&" + "sig=" + Uri.EscapeDataString(Base64(r, 32)), text => Between(text, "sig=", "&")),
        Inside("azure-appconfig", "Azure App Configuration", r => "Endpoint=https://agents.azconfig.io;Id=" + Base62(r, 8) + ";" + "Secret=" + Base64(r, 32), text => Between(text, "Secret=", ";")),
    ];

    /// <summary>From after the mark to the end mark, or to the end.</summary>
    internal static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = text.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0 ? text[from..] : text[from..to];
    }

    private static CredentialSample Annotated(string format, string provider, string signature, bool isLong = false) =>
        Checked(
            format,
            provider,
            random => AnnotatedKey(random, signature, isLong),
            // Within the first four characters of the checksum, which both lengths have.
            random => WithAnother(AnnotatedKey(random, signature, isLong), fromEnd: isLong ? 6 : 2));

    private static string AnnotatedKey(Random random, string signature, bool isLong)
    {
        var key = Base62(random, 52) + "JQQ" + "J9" + Of("9DH", random, 1) + Of("ABC", random, 1) + Of("ABCDEFGHIJKL", random, 1) + Base62(random, 12) + signature;
        var checksum = SampleChecksum.AnnotatedKey(key);
        return key + (isLong ? checksum + "==" : checksum[..4]);
    }

    private static CredentialSample Identifiable(string format, string provider, int bytes, string signature, params string[] seeds) =>
        Identifiable(format, provider, bytes, signature, url: false, seeds);

    private static CredentialSample Identifiable(string format, string provider, int bytes, string signature, bool url, params string[] seeds) =>
        Checked(
            format,
            provider,
            random => IdentifiableKey(random, bytes, signature, url, seeds[random.Next(seeds.Length)]),
            random => IdentifiableKey(random, bytes, signature, url, "Unheard0"));

    /// <summary>Random base64, the signature, and six characters whose last four bytes are the checksum of the bytes before them.</summary>
    private static string IdentifiableKey(Random random, int bytes, string signature, bool url, string seed)
    {
        var length = ((bytes * 8) + 5) / 6;
        var text = Of(Base62Digits + "+/", random, length - 10) + signature + "AAAAAA";
        var key = Convert.FromBase64String(text.PadRight((length + 3) / 4 * 4, '='));
        BitConverter.TryWriteBytes(key.AsSpan(bytes - 4), SampleChecksum.Marvin32(key.AsSpan(0, bytes - 4), SampleChecksum.Seed(seed)));
        var encoded = Convert.ToBase64String(key);
        return url ? encoded.Replace('+', '-').Replace('/', '_') : encoded;
    }

    /// <summary>Such keys are made again until they are letters and digits only.</summary>
    private static string SearchKey(Random random, string seed)
    {
        string key;
        do
            key = IdentifiableKey(random, 39, "AzSe", url: false, seed);
        while (key.AsSpan().ContainsAny('+', '/'));

        return key;
    }

    /// <summary>After the checksum, letters take the place of what is no letter.</summary>
    private static string RedisKeyWithLetters(Random random, string seed) => IdentifiableKey(random, 32, "AzCa", url: false, seed).Replace('+', 'P').Replace('/', 'F');

    private static string ClientSecret(Random random)
    {
        var text = Base62(random, 3) + "8Q~" + Of(Base62Digits + ".-_~", random, 31);
        return text + SampleChecksum.ClientSecret(text);
    }

    /// <summary>52 characters of base32: 28 random bytes with the four of their checksum spread among them.</summary>
    private static string DevOpsToken(Random random)
    {
        int[] places = [22, 8, 7, 2];
        var bytes = Bytes(random, 32);
        var hashed = bytes.Where((_, i) => !places.Contains(i)).ToArray();
        var checksum = SampleChecksum.Crc32(hashed) ^ (random.Next(2) == 0 ? 0xE0B9692Du : 0x1019F92Eu);
        for (var i = 0; i < places.Length; i++)
            bytes[places[i]] = (byte)(checksum >> (8 * i));

        var number = new System.Numerics.BigInteger(bytes, isUnsigned: true, isBigEndian: true) << 4;
        var digits = new char[52];
        for (var i = digits.Length - 1; i >= 0; i--, number >>= 5)
            digits[i] = "abcdefghijklmnopqrstuvwxyz234567"[(int)(number % 32)];

        return new string(digits);
    }
}
