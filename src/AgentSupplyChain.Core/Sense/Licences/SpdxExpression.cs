namespace AgentSupplyChain.Core.Sense.Licences;

/// <summary>SPDX licence expressions (SPDX specification 2.3, annex D), with the list of licences.</summary>
internal static class SpdxExpression
{
    private const int MaxLength = 4096;
    private const string OwnLicense = "LicenseRef-";

    /// <summary>True where the text can be called an expression at all; a package may declare anything.</summary>
    public static bool IsWellFormed(string text)
    {
        if (text.Length > MaxLength)
            return false;

        var depth = 0;
        var expectsOperand = true;
        var afterWith = false;

        // One exception, and to one licence: not to another exception, and not to what stands in brackets.
        var takesException = false;
        foreach (var token in Tokens(text))
        {
            switch (token)
            {
                case "(" when expectsOperand && !afterWith:
                    depth++;
                    break;
                case ")" when !expectsOperand && depth > 0:
                    depth--;
                    takesException = false;
                    break;
                case "AND" or "OR" when !expectsOperand:
                case "WITH" when takesException:
                    expectsOperand = true;
                    afterWith = token == "WITH";
                    takesException = false;
                    break;
                case "(" or ")" or "AND" or "OR" or "WITH":
                    return false;
                default:
                    if (!expectsOperand || !IsIdentifier(token))
                        return false;

                    expectsOperand = false;
                    takesException = !afterWith;
                    afterWith = false;
                    break;
            }
        }

        return depth == 0 && !expectsOperand;
    }

    /// <summary>True for an expression whose every id is on SPDX's list, deprecated ones among them, or is a <c>LicenseRef-</c> of its owner.</summary>
    public static bool IsValid(string text)
    {
        if (!IsWellFormed(text))
            return false;

        var afterWith = false;
        foreach (var token in Tokens(text))
        {
            if (!IsOperator(token) && (afterWith ? SpdxList.Exception(token) is null : !IsKnown(token)))
                return false;

            afterWith = token == "WITH";
        }

        return true;
    }

    /// <summary>
    /// A valid expression as SPDX would write it today: ids in the list's case, deprecated ones replaced where SPDX names one successor. AND, OR, WITH and
    /// brackets stay as they are.
    /// </summary>
    public static string Normalised(string text)
    {
        var parts = Tokens(text).Select(token => IsOperator(token) ? token : SpdxList.SuccessorOf(token) ?? AsListed(token));
        return string.Join(' ', parts).Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal);
    }

    /// <summary>The ids of licences in a valid expression, without exceptions, as <see cref="Normalised"/> writes them.</summary>
    public static IReadOnlyList<string> LicensesOf(string text)
    {
        var licenses = new List<string>();
        var afterWith = false;
        foreach (var token in Tokens(Normalised(text)))
        {
            if (!IsOperator(token) && !afterWith && !licenses.Contains(token, StringComparer.Ordinal))
                licenses.Add(token);

            afterWith = token == "WITH";
        }

        return licenses;
    }

    private static string[] Tokens(string text) =>
        text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsOperator(string token) => token is "(" or ")" or "AND" or "OR" or "WITH";

    private static bool IsKnown(string token) =>
        SpdxList.License(token) is not null
        || (token.EndsWith('+') && SpdxList.License(token[..^1]) is not null)
        || (token.StartsWith(OwnLicense, StringComparison.Ordinal) && token.Length > OwnLicense.Length && !token.Contains('+', StringComparison.Ordinal));

    private static string AsListed(string token) =>
        SpdxList.License(token) ?? SpdxList.Exception(token)
        ?? (token.EndsWith('+') && SpdxList.License(token[..^1]) is { } license ? license + "+" : token);

    private static bool IsIdentifier(string token) => token.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or ':');
}
