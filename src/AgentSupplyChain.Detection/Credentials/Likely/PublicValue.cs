namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Values that look random and open nothing: identities, digests, content, the publishable halves of pairs.</summary>
internal static class PublicValue
{
    /// <summary>Beginnings that tell what a value is. Each is followed by what looks like a key.</summary>
    private static readonly string[] s_beginnings =
    [
        // Agents, their threads, runs, files and calls.
        "asst_", "thread_", "run_", "step_", "call_", "chatcmpl-", "cmpl-", "msg_", "toolu_", "resp_", "org-", "proj_", "file-", "file_", "batch_", "ft:",
        "ftjob-", "vs_", "vsfb_",
        "evt_", "req_", "item_", "sess_", "conv_", "asn_", "fc_", "rs_", "wf_", "wfl_", "tool_", "user_", "usr_", "cus_", "price_", "prod_", "sub_", "pi_",
        "acct_",

        // The half that is shown to everybody.
        "pk_live_", "pk_test_", "pk-lf-", "pk.", "phc_", "G-", "UA-", "GTM-", "AROA", "AIDA", "AGPA", "ANPA", "ANVA", "sb_publishable_",

        // Digests and names with a scheme.
        "sha1-", "sha256-", "sha384-", "sha512-", "sha1:", "sha256:", "sha512:", "md5:", "md5-", "data:", "urn:", "arn:", "mailto:", "tag:", "did:",
        "spiffe:", "W/", "xn--",

        // What passwords are stored as.
        "$2a$", "$2b$", "$2y$", "$argon2", "$pbkdf2", "pbkdf2_", "pbkdf2:", "{SSHA", "{SHA", "$1$", "$5$", "$6$", "scrypt:", "AQAAAAE", "AQAAAAI",

        // What DPAPI has encrypted (NuGet writes passwords so): nothing but the account that wrote it reads it. In base64, and as hexadecimal digits.
        "AQAAANCMnd8BFdERjHoAwE", "01000000d08c9ddf0115d1118c7a00c04fc297eb",

        // PNG, JPEG, GIF, gzip, zip, PE, fonts, SVG, XML, PDF, WebP and a public key of the strong-name format, as base64 or hexadecimal digits.
        "iVBORw0KGgo", "/9j/", "R0lGOD", "H4sI", "UEsDB", "TVqQ", "AAEAAAD", "d09GR", "PHN2Zy", "PD94bWw", "JVBERi", "UklGR", "0024000004800000",
        "ACQAAASAAAC", "AAAAB3NzaC1",
    ];

    public static bool Is(string text, int start, int end)
    {
        foreach (var beginning in s_beginnings)
        {
            if (end - start > beginning.Length && text[start] == beginning[0] && string.CompareOrdinal(text, start, beginning, 0, beginning.Length) == 0)
                return true;
        }

        return IsTwilioAccount(text, start, end) || IsPlace(text, start, end);
    }

    /// <summary>
    /// Formats that end with a checksum of themselves: what is right is proven elsewhere, and what is wrong was never issued. The beginning and
    /// the length tell them.
    /// </summary>
    public static bool HasChecksum(string text, int start, int end)
    {
        const int GrafanaToken = 46;
        const int GitLabRoutable = 42;
        var length = end - start;
        if (length == 40)
        {
            return text[start] == 'g' && text[start + 1] == 'h' && text[start + 2] is 'p' or 'o' or 'u' or 's' or 'r' && text[start + 3] == '_'
                || string.CompareOrdinal(text, start, "npm_", 0, 4) == 0;
        }

        if (length == GrafanaToken && text[start + 37] == '_' && string.CompareOrdinal(text, start, "glsa_", 0, 5) == 0)
            return true;

        // The least length; the dot parts the payload from its version, or from its length and the checksum.
        if (length >= GitLabRoutable && text[end - 10] == '.')
            return string.CompareOrdinal(text, start, "glpat-", 0, 6) == 0 || string.CompareOrdinal(text, start, "glrt-t", 0, 6) == 0;

        return length == 53 && (string.CompareOrdinal(text, start, "cfut_", 0, 5) == 0 || string.CompareOrdinal(text, start, "cfat_", 0, 5) == 0)
            || (length == 52 && string.CompareOrdinal(text, start, "cfk_", 0, 4) == 0);
    }

    /// <summary>8-4-4-4-12 hexadecimal digits, with or without braces.</summary>
    public static bool IsGuid(string text, int start, int end)
    {
        if (end - start == 38 && ((text[start] == '{' && text[end - 1] == '}') || (text[start] == '(' && text[end - 1] == ')')))
            return IsGuid(text, start + 1, end - 1);

        if (end - start != 36)
            return false;

        for (var i = 0; i < 36; i++)
        {
            var c = text[start + i];
            if (i is 8 or 13 or 18 or 23 ? c != '-' : !IsHexDigit(c))
                return false;
        }

        return true;
    }

    private static bool IsTwilioAccount(string text, int start, int end)
    {
        if (end - start != 34 || text[start] != 'A' || text[start + 1] != 'C')
            return false;

        for (var i = start + 2; i < end; i++)
        {
            if (!IsHexDigit(text[i]))
                return false;
        }

        return true;
    }

    // Addresses, paths, and names of hosts, files and types, told by their last part: "contoso.example", "key.pem", "./x.json". So are the
    // tokens of tests, which end in ".signature".
    private static bool IsPlace(string text, int start, int end)
    {
        var slashes = 0;
        var dot = -1;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < end && i > start && (text[i - 1] is ':' or '\\' || Charset.IsBase62(text[i - 1])) && Charset.IsBase62(text[i + 1]))
                slashes++;
            else if (c == ':' && i + 2 < end && text[i + 1] == '/' && text[i + 2] == '/')
                return true;
            else if (c == '.')
                dot = i;
        }

        var extension = end - dot - 1;
        return slashes > 1 || (dot > start && extension is >= 2 and <= 16 && IsLowerWord(text, dot + 1, end))
            || (text[start] is '.' or '~' && end - start > 2 && (text[start + 1] == '/' || text[start + 2] == '/'));
    }

    private static bool IsLowerWord(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is < 'a' or > 'z')
                return false;
        }

        return true;
    }

    private static bool IsHexDigit(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';
}
