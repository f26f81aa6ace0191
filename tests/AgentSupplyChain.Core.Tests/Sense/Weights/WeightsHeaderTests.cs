using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AgentSupplyChain.TestKit.Weights;

namespace AgentSupplyChain.Core.Tests.Sense.Weights;

public sealed class WeightsHeaderTests : IDisposable
{
    private readonly WeightsFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_GGUF_file_tells_name_licence_origin_base_model_and_quantisation_in_either_byte_order(bool isBigEndian)
    {
        var bytes = WeightsBytes.Gguf(
            [
                ("general.architecture", "llama"), ("general.name", "Small Llama"), ("general.license", "apache-2.0"), ("general.organization", "Contoso"),
                ("general.repo_url", "https://huggingface.co/contoso/small-llama"), ("general.base_model.0.name", "Llama 3"), ("general.base_model.0.repo_url", "https://huggingface.co/meta-llama/Llama-3"),
                ("tokenizer.chat_template", "{{ messages }}"),
            ],
            [("general.file_type", 15), ("general.base_model.count", 1), ("llama.context_length", 8192), ("llama.embedding_length", 64)],
            isBigEndian);

        var weights = _folder.Read("models/small.gguf", bytes)!;

        var header = weights.Header;
        Assert.Equal(("gguf", "3", "Small Llama", "llama", "apache-2.0", "Contoso"), (weights.Format, header.FormatVersion, header.Name, header.Architecture, header.License, header.Organization));
        Assert.Equal(("contoso/small-llama", "Q4_K_M", 8192L, 64L, 1L, 32L), (header.Repository, header.Quantization, header.ContextLength, header.EmbeddingLength, header.Tensors, header.Parameters));
        Assert.Equal(("Llama 3", "meta-llama/Llama-3"), (Assert.Single(header.BaseModels).Name, header.BaseModels[0].Repository));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), weights.Sha256);
        Assert.Equal(Convert.ToHexStringLower(SHA512.HashData(bytes)), weights.Sha512);
        Assert.Null(weights.Code);
        Assert.Empty(_folder.Faults);
    }

    [Fact]
    public void A_safetensors_file_tells_its_tensors_and_what_its_metadata_states()
    {
        var header = """{"__metadata__":{"format":"pt","license":"MIT","base_model":"contoso/base","modelspec.architecture":"bert"},"a":{"dtype":"F16","shape":[2,3],"data_offsets":[0,12]},"b":{"dtype":"F16","shape":[],"data_offsets":[12,14]}}  """;

        var weights = _folder.Read("model.safetensors", WeightsBytes.Safetensors(header, 14))!;

        Assert.Empty(_folder.Faults);
        Assert.Equal(("safetensors", "MIT", "bert", "F16", 2L, 7L), (weights.Format, weights.Header.License, weights.Header.Architecture, weights.Header.Quantization, weights.Header.Tensors, weights.Header.Parameters));
        Assert.Equal("contoso/base", Assert.Single(weights.Header.BaseModels).Repository);
    }

    [Fact]
    public void An_ONNX_model_tells_producer_inputs_outputs_and_operator_sets()
    {
        var weights = _folder.Read("model.onnx", WeightsBytes.Onnx("embedder", "mit"))!;

        Assert.Empty(_folder.Faults);
        Assert.Equal(("onnx", "8", "embedder", "pytorch 2.6.0", "mit", 6L), (weights.Format, weights.Header.FormatVersion, weights.Header.Name, weights.Header.Producer, weights.Header.License, weights.Header.Parameters));
        Assert.Equal(["input: float32[1,batch]"], weights.Header.Inputs);
        Assert.Equal(["output: float32"], weights.Header.Outputs);
        Assert.Equal(["ai.onnx 17"], weights.Header.OperatorSets);
    }

    [Fact]
    public void Tensors_in_another_file_are_a_part_of_the_model_with_digests_of_their_own()
    {
        _folder.Write("models/weights.data", [1, 2, 3]);

        var weights = _folder.Read("models/model.onnx", WeightsBytes.Onnx("g", "mit", "weights.data"))!;

        var part = Assert.Single(weights.Parts);
        Assert.Equal(("models/weights.data", 3L, Convert.ToHexStringLower(SHA256.HashData([1, 2, 3]))), (part.File, part.Size, part.Sha256));
    }

    [Theory]
    [InlineData("../secret.data")]
    [InlineData("/etc/hostname")]
    [InlineData("a/../../secret.data")]
    public void Tensors_outside_of_the_folder_of_the_model_are_a_finding_and_never_read(string location)
    {
        _folder.Write("secret.data", [1]);

        var weights = _folder.Read("models/model.onnx", WeightsBytes.Onnx("g", "mit", location))!;

        Assert.Empty(weights.Parts);
        Assert.Contains("leads out of its folder", Assert.Single(_folder.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_in_a_file_that_is_missing_are_a_finding()
    {
        Assert.Empty(_folder.Read("model.onnx", WeightsBytes.Onnx("g", "mit", "gone.data"))!.Parts);
        Assert.Equal(("ASC9003", "gone.data"), (Assert.Single(_folder.Faults).Rule.Id, _folder.Faults[0].Location.File));
    }

    public static TheoryData<string, string> Damaged() => new()
    {
        { "cut.gguf", "GGUF\u0003\0\0\0" },
        { "none.gguf", "no magic at all" },
        { "empty.gguf", "" },
        { "cut.safetensors", "\u00ff\u00ff\u00ff\u00ff\0\0\0\0{" },
        { "negative.safetensors", "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff{}" },
        { "short.safetensors", "{}" },
        { "text.safetensors", "\u0002\0\0\0\0\0\0\0[]" },
        { "minus.safetensors", "\u002d\0\0\0\0\0\0\0" + """{"a":{"dtype":"F8","shape":[-1],"x":[]}}     """ },
        { "beyond.safetensors", "\u0037\0\0\0\0\0\0\0" + """{"a":{"dtype":"F8","shape":[1],"data_offsets":[0,99]}} """ },
        { "empty.onnx", "" },
        { "text.onnx", "this is no model" },
        { "long.onnx", "\u0008\u0008\u003a\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f" },
        { "outer.onnx", "\u0008\u0008\u003a\u0004\u0012\u0010ab" },
        { "damaged.keras", "PK\u0003\u0004 and nothing more" },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void A_damaged_header_is_a_finding_with_file_and_cause_and_the_file_is_listed_by_its_digest(string name, string latin1)
    {
        var weights = _folder.Read(name, Encoding.Latin1.GetBytes(latin1))!;

        var fault = Assert.Single(_folder.Faults);
        Assert.Equal(("ASC9003", name), (fault.Rule.Id, fault.Location.File));
        Assert.Contains(" could not be read: ", fault.Message, StringComparison.Ordinal);
        Assert.False(weights.IsHeaderRead);
        Assert.NotNull(weights.Sha256);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(24)]
    [InlineData(8)]
    public void Absurd_counts_and_lengths_in_a_GGUF_header_end_the_reading_before_anything_is_allocated(int offset)
    {
        var bytes = WeightsBytes.Gguf([("general.name", "x")]);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(offset), 0x8000_0000_0000_0000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        _folder.Read("absurd.gguf", bytes);

        Assert.Equal("ASC9003", Assert.Single(_folder.Faults).Rule.Id);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
    }

    [Fact]
    public void Arrays_in_arrays_without_end_are_refused()
    {
        using var stream = new MemoryStream();
        stream.Write("GGUF\u0003\0\0\0"u8);
        stream.Write(BitConverter.GetBytes(0UL));
        stream.Write(BitConverter.GetBytes(1UL));
        stream.Write(BitConverter.GetBytes(1UL));
        stream.Write("k"u8);
        for (var i = 0; i < 1000; i++)
        {
            stream.Write(BitConverter.GetBytes(9));
            if (i > 0)
                stream.Write(BitConverter.GetBytes(1UL));
        }

        _folder.Read("deep.gguf", stream.ToArray());

        Assert.Contains("levels deep", Assert.Single(_folder.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_prefix_of_a_file_is_read_without_an_exception()
    {
        foreach (var (name, bytes) in new[]
        {
            ("a.gguf", WeightsBytes.Gguf([("general.name", "x")])),
            ("a.onnx", WeightsBytes.Onnx("g", "mit")),
            ("a.safetensors", WeightsBytes.Safetensors("""{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}""", 2)),
            ("a.pkl", WeightsBytes.PickleThatCalls("posix", "system", "true")),
            ("a.pt", WeightsBytes.Zip(("m/data.pkl", WeightsBytes.PickleThatCalls("posix", "system", "true")))),
        })
        {
            for (var length = 0; length < bytes.Length; length += 3)
                Assert.NotNull(_folder.Read(name, bytes[..length]));
        }

        Assert.All(_folder.Faults, fault => Assert.Equal("ASC9003", fault.Rule.Id));
    }

    [Fact]
    public void A_file_of_eight_gigabytes_is_read_as_far_as_its_header_and_hashed_in_parts()
    {
        var header = WeightsBytes.Gguf([("general.name", "Large")]);
        var file = _folder.Write("large.gguf", header);
        using (var stream = new FileStream(file.Path, FileMode.Open))
            stream.SetLength(8L * 1024 * 1024 * 1024);

        // The digest of a file of this state is known, as it is in every build but the first.
        var info = new FileInfo(file.Path);
        var key = $"{Uri.EscapeDataString(file.Path)}|{info.Length}|{info.LastWriteTimeUtc.Ticks}|{info.CreationTimeUtc.Ticks}";
        _folder.Write("obj/weights.txt", Encoding.UTF8.GetBytes($"agent-supply-chain weights 1\n{key}\t{new string('a', 64)}\t{new string('b', 128)}\n"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var weights = Assert.Single(_folder.Read(file));

        Assert.Equal(("Large", 8L * 1024 * 1024 * 1024, new string('a', 64)), (weights.Header.Name, weights.Size, weights.Sha256));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
    }

    [Fact]
    public void A_digest_is_kept_for_the_next_build_and_not_believed_once_the_file_has_changed()
    {
        var first = _folder.Read("a.gguf", WeightsBytes.Gguf([("general.name", "one")]))!;
        Assert.Contains(first.Sha256!, File.ReadAllText(_folder.Cache), StringComparison.Ordinal);

        var second = _folder.Read("a.gguf", WeightsBytes.Gguf([("general.name", "another")]))!;

        Assert.NotEqual(first.Sha256, second.Sha256);
        Assert.DoesNotContain(first.Sha256!, File.ReadAllText(_folder.Cache), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pointer_of_Git_LFS_tells_the_digest_of_what_it_stands_for()
    {
        var digest = new string('c', 64);

        var weights = _folder.Read("model.safetensors", Encoding.ASCII.GetBytes($"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize 4711\n"))!;

        Assert.Equal(("git-lfs-pointer", digest, null, 4711L), (weights.Format, weights.Sha256, weights.Sha512, weights.Size));
        Assert.Empty(_folder.Faults);
    }

    [Fact]
    public void Tensors_that_are_a_pointer_of_Git_LFS_have_the_digest_of_what_it_stands_for()
    {
        var digest = new string('c', 64);
        _folder.Write("weights.data", Encoding.ASCII.GetBytes($"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize 4711\n"));

        var part = Assert.Single(_folder.Read("model.onnx", WeightsBytes.Onnx("g", "mit", "weights.data"))!.Parts);

        Assert.Equal((digest, null, 4711L), (part.Sha256, part.Sha512, part.Size));
        Assert.Empty(_folder.Faults);
    }

    [Fact]
    public void Tensors_that_are_a_pointer_of_Git_LFS_without_a_digest_are_a_finding()
    {
        _folder.Write("weights.data", "version https://git-lfs.github.com/spec/v1\nsize 4711\n"u8.ToArray());

        Assert.Empty(_folder.Read("model.onnx", WeightsBytes.Onnx("g", "mit", "weights.data"))!.Parts);
        Assert.Contains("git lfs pull", Assert.Single(_folder.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_longer_file_that_begins_like_a_pointer_of_Git_LFS_is_hashed_and_searched_for_code()
    {
        var pointer = Encoding.ASCII.GetBytes($"version https://git-lfs.github.com/spec/v1\noid sha256:{new string('c', 64)}\nsize 4711\n");
        var zip = WeightsBytes.Zip(("config.json", Encoding.UTF8.GetBytes("""{"class_name": "Lambda"}""")), ("padding", new byte[2000]));
        byte[] bytes = [.. pointer, .. zip];

        var weights = _folder.Read("model.keras", bytes)!;

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), weights.Sha256);
        Assert.NotEqual("git-lfs-pointer", weights.Format);
        Assert.True(weights.Code is { IsProven: true } || _folder.Faults.Count == 1);
    }

    [Fact]
    public void An_ONNX_model_whose_every_tensor_has_a_type_of_its_own_does_not_fill_memory_and_document_with_them()
    {
        var weights = _folder.Read("types.onnx", WeightsBytes.OnnxOfTypes(100_000))!;

        Assert.Empty(_folder.Faults);
        Assert.Equal((64, 100_000L), (weights.Header.DataTypes.Count, weights.Header.Tensors));
    }

    [Fact]
    public void Lists_of_texts_in_a_GGUF_header_that_nobody_asks_for_are_passed_over()
    {
        var file = _folder.Write("lists.gguf", WeightsBytes.GgufOfLists(20_000, 64));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var weights = Assert.Single(_folder.Read(file));

        Assert.Empty(_folder.Faults);
        Assert.Equal(["data set"], weights.Header.Datasets);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16_000_000);
    }

    [Fact]
    public void A_file_named_bin_that_holds_no_weights_is_none() =>
        Assert.Null(_folder.Read("firmware.bin", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));

    [Fact]
    public void An_item_makes_weights_of_any_file_and_a_file_beside_the_project_is_not_fixed_by_it()
    {
        _folder.Write("../elsewhere.bin", [1, 2, 3]);

        var weights = _folder.ReadItem("../elsewhere.bin", ("Version", "2"), ("Sha256", new string('A', 64)));

        Assert.Equal((false, "2", new string('a', 64), "unknown"), (weights.IsInRepository, weights.StatedVersion, weights.StatedSha256, weights.Format));
    }

    public void Dispose() => _folder.Dispose();
}
