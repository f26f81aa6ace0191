using System.Globalization;

namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>How the majority of a GGUF file's numbers are stored (<c>general.file_type</c>): ggml, docs/gguf.md, and llama.cpp, include/llama.h, <c>llama_ftype</c> (MIT licence).</summary>
internal static class GgufFileType
{
    // By number; a hyphen where a number has no name, or no longer has one.
    private const string Names =
        "F32 F16 Q4_0 Q4_1 - - - Q8_0 Q5_0 Q5_1 Q2_K Q3_K_S Q3_K_M Q3_K_L Q4_K_S Q4_K_M Q5_K_S Q5_K_M Q6_K IQ2_XXS IQ2_XS Q2_K_S IQ3_XS IQ3_XXS IQ1_S IQ4_NL IQ3_S IQ3_M IQ2_S "
        + "IQ2_M IQ4_XS IQ1_M BF16 - - - TQ1_0 TQ2_0 MXFP4_MOE";

    /// <summary>The name; the number as written where nobody has named it.</summary>
    public static string NameOf(string number)
    {
        var names = Names.Split(' ');
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var type) && type < names.Length && names[type] != "-" ? names[type] : "file_type " + number;
    }
}
