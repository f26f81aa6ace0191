namespace AgentSupplyChain.Core.Emit;

/// <summary>The grammar of SPDX licence expressions, without the list of licences.</summary>
internal static class SpdxExpression
{
    private const int MaxLength = 4096;

    /// <summary>True where the text can be called an expression at all; a package may declare anything.</summary>
    public static bool IsWellFormed(string text)
    {
        if (text.Length > MaxLength)
            return false;

        var depth = 0;
        var expectsOperand = true;
        var afterWith = false;
        foreach (var token in text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (token)
            {
                case "(" when expectsOperand && !afterWith:
                    depth++;
                    break;
                case ")" when !expectsOperand && depth > 0:
                    depth--;
                    break;
                case "AND" or "OR" or "WITH" when !expectsOperand:
                    expectsOperand = true;
                    afterWith = token == "WITH";
                    break;
                case "(" or ")" or "AND" or "OR" or "WITH":
                    return false;
                default:
                    if (!expectsOperand || !IsIdentifier(token))
                        return false;

                    expectsOperand = false;
                    afterWith = false;
                    break;
            }
        }

        return depth == 0 && !expectsOperand;
    }

    private static bool IsIdentifier(string token) => token.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or ':');
}
