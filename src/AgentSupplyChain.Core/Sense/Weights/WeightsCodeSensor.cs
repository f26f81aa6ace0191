using System.IO.Compression;
using System.Text.Json;
using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>Whether the content of a file runs code where it is loaded. Nothing of it is unpacked to disk or obeyed.</summary>
internal static class WeightsCodeSensor
{
    private const long LongestDirectory = 16 * 1024 * 1024;
    private const int LongestConfig = 16 * 1024 * 1024;
    private const int LongestSearch = 64 * 1024 * 1024;
    private const int MostShown = 3;

    /// <summary>The format may turn out to be a narrower one.</summary>
    public static (string Format, WeightsCode? Code) Read(Stream stream, string format)
    {
        switch (format)
        {
            case WeightsFormat.Pickle:
                return (format, OfPickle(PickleScan.Of(stream), "is a pickle"));
            case WeightsFormat.PyTorch or WeightsFormat.Keras:
                return OfZip(stream, format);
            case WeightsFormat.Hdf5:
                return (format, HoldsLambda(stream) ? Lambda : null);
            case WeightsFormat.SavedModel:
                return (format, new WeightsCode("is a TensorFlow SavedModel, whose graph is a program that can read and write files", IsProven: false));
            case WeightsFormat.Nemo:
                return (format, new WeightsCode("is a NeMo archive, whose checkpoint is a pickle and whose configuration names classes to create", IsProven: false));
            default:
                return (format, null);
        }
    }

    private static WeightsCode Lambda { get; } = new("has a Keras Lambda layer, which holds Python code", IsProven: true);

    private static WeightsCode OfPickle(PickleScan pickle, string what)
    {
        var dangerous = pickle.Names.Where(PickleNames.IsDangerous).ToList();
        if (dangerous.Count > 0 && pickle.Calls)
            return new WeightsCode($"{what} that calls {Shown(dangerous)}", IsProven: true);

        var foreign = pickle.Names.Where(name => !PickleNames.IsPlain(name)).ToList();
        return new WeightsCode(foreign.Count == 0 ? what : $"{what} that names {Shown(foreign)}", IsProven: false);
    }

    private static string Shown(List<string> names) =>
        string.Join(", ", names.Take(MostShown)) + (names.Count > MostShown ? FormattableString.Invariant($" and {names.Count - MostShown} more") : "");

    private static (string Format, WeightsCode? Code) OfZip(Stream stream, string format)
    {
        try
        {
            if (ZipDirectory.LengthIn(stream) is > LongestDirectory)
                throw new WeightsFormatException("the directory of its zip is longer than 16 MiB; fetch it again");

            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);

            if (format == WeightsFormat.Keras || zip.Entries.Any(entry => entry.FullName == "config.json") && zip.Entries.Any(entry => entry.FullName.EndsWith(".weights.h5", StringComparison.Ordinal)))
                return (WeightsFormat.Keras, zip.Entries.FirstOrDefault(entry => entry.FullName == "config.json") is { } config && ConfigHoldsLambda(config) ? Lambda : null);

            // PyTorch writes all below one folder, whatever its name.
            if (zip.Entries.Any(entry => entry.FullName.EndsWith("/constants.pkl", StringComparison.Ordinal)) && zip.Entries.Any(entry => entry.FullName.Contains("/code/", StringComparison.Ordinal)))
            {
                var pickled = zip.Entries.Where(IsPickle).Select(OfEntry).FirstOrDefault(code => code.IsProven);
                return (WeightsFormat.TorchScript, pickled ?? new WeightsCode("is a TorchScript archive, which holds the code of the model", IsProven: false));
            }

            var pickles = zip.Entries.Where(IsPickle).Select(OfEntry).ToList();
            return pickles.Count == 0 ? (WeightsFormat.Unknown, null) : (format, pickles.Find(code => code.IsProven) ?? pickles[0]);
        }
        catch (InvalidDataException)
        {
            throw new WeightsFormatException("it is a damaged zip archive; fetch it again");
        }
    }

    private static bool IsPickle(ZipArchiveEntry entry) => entry.FullName.EndsWith(".pkl", StringComparison.OrdinalIgnoreCase);

    private static WeightsCode OfEntry(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        return OfPickle(PickleScan.Of(content), "holds a pickle");
    }

    /// <summary>The configuration of a Keras model names the class of each layer.</summary>
    private static bool ConfigHoldsLambda(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var bytes = new byte[(int)Math.Min(Math.Max(entry.Length, 0), LongestConfig)];
        var count = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        try
        {
            var json = new Utf8JsonReader(bytes.AsSpan(0, count), new JsonReaderOptions { MaxDepth = 512 });
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("class_name"u8) && json.Read()
                    && json.TokenType == JsonTokenType.String && (json.ValueTextEquals("Lambda"u8) || json.ValueTextEquals("__lambda__"u8)))
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            throw new WeightsFormatException("its config.json is no JSON, or too large; fetch it again");
        }

        return false;
    }

    // The configuration stands in an attribute, as text.
    private static bool HoldsLambda(Stream stream)
    {
        ReadOnlySpan<byte> before = "\"class_name\":"u8;
        var buffer = new byte[256 * 1024];
        var kept = 0;
        for (long read = 0; read < LongestSearch;)
        {
            var count = stream.Read(buffer, kept, buffer.Length - kept);
            if (count == 0)
                return false;

            read += count;
            var held = buffer.AsSpan(0, kept + count);
            for (var at = held.IndexOf(before); at >= 0;)
            {
                var rest = held[(at + before.Length)..].TrimStart((byte)' ');
                if (rest.StartsWith("\"Lambda\""u8) || rest.StartsWith("\"__lambda__\""u8))
                    return true;

                var next = held[(at + 1)..].IndexOf(before);
                at = next < 0 ? -1 : at + 1 + next;
            }

            // A name may lie across two parts.
            kept = Math.Min(held.Length, 64);
            held[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
