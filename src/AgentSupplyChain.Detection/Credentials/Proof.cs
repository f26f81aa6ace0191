namespace AgentSupplyChain.Detection.Credentials;

/// <summary>What a text of the right shape has to hold besides, to be a credential.</summary>
internal enum Proof
{
    /// <summary>Its random part is random, and no placeholder.</summary>
    Random,

    /// <summary>The same, with digits and letters of both cases: the shape alone says little.</summary>
    Mixed,

    /// <summary>Its anchor is long enough to say it all; the rest may be text in base64, which is not random.</summary>
    Fixed,

    /// <summary>"OpenAI" in base64, in its middle.</summary>
    Marker,

    /// <summary>The two characters that end every key of Anthropic.</summary>
    EndsAA,

    /// <summary>Random; a browser's key, which is public, where the text around configures Firebase.</summary>
    Browser,

    /// <summary>CRC-32 of what stands before, as six digits of base 62.</summary>
    Crc62,

    /// <summary>CRC-32 of what stands before, as eight digits of hex.</summary>
    CrcHex,

    /// <summary>CRC-32 of what stands before, its prefix too, as seven digits of base 36.</summary>
    Crc36,

    /// <summary>CRC-32 of what stands before the last underscore, as four bytes in hex, the lowest one first.</summary>
    CrcBytes,

    /// <summary>Microsoft's common annotated key.</summary>
    Cask,

    /// <summary>An identifiable key of Azure: Marvin32 with a seed by kind of key.</summary>
    Azure,

    /// <summary>The same, of Redis, where letters may stand for the two characters of base64 that are none.</summary>
    Redis,

    /// <summary>A client secret of Entra: three characters of Marvin32.</summary>
    Entra,

    /// <summary>An old token of Azure DevOps: CRC-32 spread over 32 bytes.</summary>
    DevOps,

    /// <summary>The words that open it in base64 end where they should.</summary>
    Bedrock,

    /// <summary>A header that names an algorithm, claims, and a signature.</summary>
    Jwt,

    /// <summary>A body of base64 that begins as a key does.</summary>
    Pem,

    /// <summary>A body of base64 after its header lines.</summary>
    Pgp,

    /// <summary>A private key in PEM within the JSON of a service account.</summary>
    Service,

    /// <summary>A PFX by the first bytes of its DER.</summary>
    Pkcs12,

    /// <summary>The checksum of Bech32.</summary>
    Bech32,

    /// <summary>Its first part is a decimal number in base64.</summary>
    Discord,

    /// <summary>A number that may stand after "bot" in a URL.</summary>
    Telegram,

    /// <summary>A URL, from its scheme on.</summary>
    Url,

    /// <summary>JSON in base64 with the fields of a key of Grafana.</summary>
    Grafana,

    /// <summary>A number of an organisation and a UUID.</summary>
    Ngc,

    /// <summary>Three groups of hex.</summary>
    Mailgun,
}
