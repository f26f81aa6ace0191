namespace AgentSupplyChain.Detection.Credentials;

/// <summary>
/// The passwords of samples, tests and default installations, found in whichever letters they are typed: <c>P@$$w0rd</c> is the word for a
/// password. Marks between letters do not count. Nothing is allocated by looking one up.
/// </summary>
internal static class WeakWords
{
    private const int Buckets = 1024;

    private const string Words =
        "pass passwd password passwort passphrase passaword passcode pwd pw secret secrets token key apikey credential change changeme changeit "
        + "changethis admin administrator adminadmin root toor rootroot sa sys system manager user username userpass userpwd guest test tests tester "
        + "testing testtest demo default postgres postgresql pgsql mysql mssql sqlserver sql oracle redis rabbit rabbitmq mongo mongodb mariadb elastic "
        + "elasticsearch kibana db database dbuser welcome letmein qwerty qwertyuiop asdf asdfgh abc abcd abcde abcdef foo bar baz foobar foobarbaz "
        + "dummy fake sample example temp temporary none empty null value string text hidden invalid wrong incorrect correct right valid hunter monkey "
        + "dragon iloveyou login service app application dev developer development local localhost docker compose vagrant minio minioadmin keycloak neo "
        + "grafana airflow kafka nats cassandra scott tiger tomcat artemis activemq sitecore umbraco wordpress drupal django rails laravel homestead "
        + "trustno azure identity server client master slave alice bob john jane doe joe contoso fabrikam northwind me my some something anything "
        + "whatever blah hello helloworld world new old strong weak super sup aspnet dotnet true false yes no required optional enter encrypted redacted "
        + "removed unused notused ignored any senha contrasena clave motdepasse geheim wachtwoord heslo haslo parola testpass testpwd testuser mypass "
        + "mypwd pa ss p a i x xx xxx xxxx y z";

    private static readonly string?[] s_words = Table();

    /// <summary>Words in front of which the rest is judged: "mysecret", "topsecret", "dbuser".</summary>
    private static readonly string[] s_fronts =
    [
        "my", "the", "your", "some", "top", "super", "very", "strong", "test", "new", "old", "db", "user", "dev", "sample", "demo", "admin", "sql", "default", "a",
    ];

    /// <summary>The letters are one of the words, or one of them behind "my", "test" and the like. No letters are a weak word too.</summary>
    public static bool Contains(string text, int start, int end)
    {
        if (IsWord(text, start, end))
            return true;

        foreach (var front in s_fronts)
        {
            var rest = AfterFront(text, start, end, front);
            if (rest >= 0 && rest < end && IsWord(text, rest, end))
                return true;
        }

        return false;
    }

    /// <summary>Whether the letters hold this word in a row.</summary>
    public static bool Holds(string text, int start, int end, string word)
    {
        for (var i = start; i <= end - word.Length; i++)
        {
            if (AfterFront(text, i, end, word) >= 0)
                return true;
        }

        return false;
    }

    private static bool IsWord(string text, int start, int end)
    {
        var hash = Hash(text, start, end, out var length);
        if (length == 0)
            return true;

        for (var i = hash & (Buckets - 1); s_words[i] is { } word; i = (i + 1) & (Buckets - 1))
        {
            if (word.Length == length && AfterFront(text, start, end, word) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>Where the text goes on after these letters, or -1.</summary>
    private static int AfterFront(string text, int start, int end, string front)
    {
        var at = start;
        foreach (var expected in front)
        {
            while (at < end && Letter(text[at]) == '\0')
                at++;

            if (at == end || Letter(text[at]) != expected)
                return -1;

            at++;
        }

        return at;
    }

    private static string?[] Table()
    {
        var words = new string?[Buckets];
        foreach (var word in Words.Split(' '))
        {
            var i = Hash(word, 0, word.Length, out _) & (Buckets - 1);
            while (words[i] is not null)
                i = (i + 1) & (Buckets - 1);

            words[i] = word;
        }

        return words;
    }

    private static int Hash(string text, int start, int end, out int length)
    {
        var hash = 2166136261u;
        length = 0;
        for (var i = start; i < end; i++)
        {
            var c = Letter(text[i]);
            if (c == '\0')
                continue;

            length++;
            hash = unchecked((hash ^ c) * 16777619u);
        }

        return (int)(hash ^ (hash >> 15)) & int.MaxValue;
    }

    private static char Letter(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        >= 'a' and <= 'z' => c,
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => '\0',
    };
}
