namespace AgentSupplyChain.Detection.Credentials;

/// <summary>The words that names of credentials are made of, and those that turn such a name into another one.</summary>
internal static class NameWords
{
    private const int Buckets = 4096;

    private static readonly Entry[] s_entries = Table();

    public static bool Has(this NameWord word, NameWord any) => (word & any) != NameWord.None;

    /// <summary>What the letters from <paramref name="start"/> on say, whichever case they are in.</summary>
    public static NameWord Of(string name, int start, int length)
    {
        for (var i = Hash(name, start, length) & (Buckets - 1); s_entries[i].Word is { } word; i = (i + 1) & (Buckets - 1))
        {
            if (word.Length == length && string.Compare(name, start, word, 0, length, StringComparison.OrdinalIgnoreCase) == 0)
                return s_entries[i].Meaning;
        }

        return Joined(name, start, length);
    }

    // Words written as one: "apikey", "clientsecret", "dbpassword", "githubtoken".
    private static NameWord Joined(string name, int start, int length)
    {
        const int ShortestJoined = 6;
        if (length < ShortestJoined)
            return EndsWith(name, start, length, "api") ? NameWord.OwnsApiKey : NameWord.None;

        if (EndsWith(name, start, length, "password") || EndsWith(name, start, length, "passwd") || EndsWith(name, start, length, "passphrase"))
            return NameWord.Password;

        if (EndsWith(name, start, length, "secret"))
            return NameWord.Secret | NameWord.OwnsSecretKey;

        if (EndsWith(name, start, length, "apikey"))
            return NameWord.Secret | NameWord.OwnsApiKey;

        if (EndsWith(name, start, length, "connectionstring"))
            return NameWord.ConnectionString;

        if (EndsWith(name, start, length, "token"))
        {
            var owner = Of(name, start, length - "token".Length);
            return owner.Has(NameWord.Spoils | NameWord.SpoilsToken) ? NameWord.Spoils : NameWord.Token;
        }

        if (!EndsWith(name, start, length, "key"))
            return EndsWith(name, start, length, "api") ? NameWord.OwnsApiKey : NameWord.None;

        var owned = Of(name, start, length - "key".Length);
        if (owned.Has(NameWord.OwnsApiKey | NameWord.OwnsSecretKey))
            return NameWord.Secret | (owned & (NameWord.OwnsApiKey | NameWord.OwnsSecretKey));

        return owned.Has(NameWord.Private) ? NameWord.Key | NameWord.Private : NameWord.None;
    }

    private static bool EndsWith(string name, int start, int length, string end) =>
        length >= end.Length && string.Compare(name, start + length - end.Length, end, 0, end.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static Entry[] Table()
    {
        var entries = new Entry[Buckets];
        Add(entries, NameWord.Key, "key");
        Add(entries, NameWord.Key | NameWord.Plural, "keys");
        Add(entries, NameWord.Token | NameWord.OwnsSecretKey, "token");
        Add(entries, NameWord.Token | NameWord.Plural | NameWord.OwnsSecretKey, "tokens");
        Add(entries, NameWord.Secret | NameWord.OwnsSecretKey, "secret credential credentials cred creds");
        Add(entries, NameWord.Secret | NameWord.Plural, "secrets");
        Add(entries, NameWord.Password, "password passwd pwd pswd passphrase passcode passwort kennwort");
        Add(entries, NameWord.Password | NameWord.Plural, "passwords");
        Add(entries, NameWord.Phrase, "phrase");
        Add(entries, NameWord.PasswordAtEnd, "pass pw");
        Add(entries, NameWord.TokenAtEnd, "pat sas");
        Add(entries, NameWord.TokenAtEnd | NameWord.OwnsSecretKey | NameWord.OwnsTokens, "jwt");
        Add(entries, NameWord.TokenAtEnd | NameWord.OwnsTokens, "bearer");
        Add(entries, NameWord.Token, "authorization");
        Add(entries, NameWord.Connection, "connection conn");
        Add(entries, NameWord.Text | NameWord.Neutral, "string str");
        Add(entries, NameWord.Text | NameWord.Plural, "strings");
        Add(entries, NameWord.ConnectionString, "connectionstring connstring connstr connectionstr cnnstring");
        Add(entries, NameWord.ConnectionString | NameWord.Plural, "connectionstrings");
        Add(entries, NameWord.Private, "private priv");
        Add(entries, NameWord.Alone | NameWord.OwnsApiKey | NameWord.OwnsTokens, "auth");

        Add(entries, NameWord.OwnsApiKey | NameWord.OwnsTokens, "api access device session app github gitlab slack discord telegram bot");
        Add(
            entries,
            NameWord.OwnsApiKey,
            "apis services account subscription subscriptions master function functions authentication admin application integration server shared "
            + "storage developer query cognitive openai ai aoai anthropic claude gemini google mistral cohere groq grok xai deepseek huggingface hf "
            + "perplexity openrouter together fireworks replicate pinecone qdrant weaviate chroma milvus langsmith langchain langfuse tavily serpapi "
            + "serper exa bing brave firecrawl elevenlabs deepgram assemblyai nvidia databricks cerebras voyage jina llama ollama azure aws speech "
            + "vision translator search maps cosmos redis eventgrid eventhub servicebus signalr sendgrid twilio stripe mailgun mailchimp mailjet "
            + "postmark brevo datadog relic grafana honeycomb algolia cloudinary cloudflare nuget npm rapidapi openweather weather newsapi tmdb giphy "
            + "shodan virustotal notion airtable figma linear jira atlassian zendesk hubspot shopify paypal square braintree plaid trello asana dropbox "
            + "vault foundry");
        Add(
            entries,
            NameWord.OwnsSecretKey,
            "signing sign signer signature encryption encrypt encrypting decryption decrypt crypto cryptographic cipher aes hmac symmetric webhook "
            + "hook protection validation machine security consumer ssh issuer hs hmacsha psk preshared");
        Add(entries, NameWord.OwnsTokens, "refresh personal sas security id user service authorisation");

        Add(
            entries,
            NameWord.Ends,
            "url urls uri uris endpoint endpoints address addresses host hosts hostname port domain site name names id ids identifier identifiers guid "
            + "uuid path paths file files filename folder directory dir location vault vaults count counts limit limits max maximum min minimum length "
            + "len size sizes type types kind kinds algorithm algorithms alg prefix prefixes suffix pattern patterns regex regexp format formats header "
            + "headers field fields column columns property properties prop param params parameter parameters arg argument label labels title caption "
            + "message messages msg error errors exception exceptions warning hint hints question questions answer policy policies rule rules "
            + "requirement requirements strength complexity expiry expires expired expiration lifetime ttl timeout duration age date time timestamp "
            + "minutes seconds days hours issued audience audiences scope scopes claim claims source sources provider providers factory handler handlers "
            + "manager store cache cached validator generator builder reader writer parser resolver options settings setting config configuration "
            + "section env environment var variable variables ref refs reference references placeholder mask masked example description desc doc docs "
            + "documentation help tooltip info metadata version versions index position offset char chars character characters separator delimiter hash "
            + "hashes hashed hasher digest checksum thumbprint fingerprint salt state states status required require requires optional enabled enable "
            + "disabled disable mode method methods action event events command cmd button btn box textbox input control view page screen dialog form "
            + "link reset change changed changing forgot forgotten recovery recover update updated request requests response responses dto model models "
            + "entity table selector xpath css element class attribute attributes tag tags resource resources culture locale usage usages price cost "
            + "budget rate filter filters template templates script query statement sql procedure exists found missing invalid valid verify verified "
            + "verification mismatch failed failure success purpose created deleted rotation rotated regenerate comparer converter encrypted protected "
            + "protector encoder extractor keyword keywords word words pair pairs auditor logger constants enum null empty algo cookie cookies parse "
            + "prompt entropy sha md material namespace exchange flow grant");

        Add(
            entries,
            NameWord.Spoils,
            "public publishable publickey primarykey foreignkey fake dummy mock mocked stub sample example placeholder invalid wrong bad incorrect "
            + "expired missing unknown no not is has have should use uses can must enable disable require requires required show hide forgot forgotten "
            + "hash hashed masked redacted encrypted unprotected antiforgery csrf xsrf without allow allows reset anonymous keyvault nonsecret");
        Add(
            entries,
            NameWord.SpoilsToken,
            "cancellation cancel cancelled stop forgery continuation continue pagination paging page next sync delta max maximum min minimum num total "
            + "count prompt completion reasoning cached special eos bos pad unk sep syntax lexer lex json parse parser metadata type types concurrency "
            + "confirmation invitation skip change image audio thinking output context pos replacement literal operator identifier whitespace trivia "
            + "punctuation keyword start end begin open close expected unexpected current previous lookahead fencing verification snapshot resume watch "
            + "marker requestverification row etag");
        Add(
            entries,
            NameWord.Neutral,
            "value values text default primary secondary prod production dev development staging stage test tests live sandbox plain plaintext clear "
            + "raw base hex bytes utf old new temp tmp const literal my the local encoded b64 demo in for of and or");
        return entries;
    }

    private static void Add(Entry[] entries, NameWord meaning, string words)
    {
        foreach (var word in words.Split(' '))
        {
            var i = Hash(word, 0, word.Length) & (Buckets - 1);
            while (entries[i].Word is { } taken && taken != word)
                i = (i + 1) & (Buckets - 1);

            entries[i] = new Entry(word, entries[i].Meaning | meaning);
        }
    }

    private static int Hash(string text, int start, int length)
    {
        var hash = 2166136261u;
        for (var i = start; i < start + length; i++)
        {
            var c = text[i];
            hash = unchecked((hash ^ (c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c)) * 16777619u);
        }

        return (int)(hash ^ (hash >> 15)) & int.MaxValue;
    }

    private readonly struct Entry(string word, NameWord meaning)
    {
        public string? Word { get; } = word;

        public NameWord Meaning { get; } = meaning;
    }
}
