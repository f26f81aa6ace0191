using System.Text;
using AgentSupplyChain.TestKit.Weights;

namespace AgentSupplyChain.Core.Tests.Sense.Weights;

public sealed class WeightsCodeTests : IDisposable
{
    private readonly WeightsFolder _folder = new();

    [Theory]
    [InlineData("model.pkl", "posix", "system")]
    [InlineData("model.pt", "builtins", "eval")]
    [InlineData("pytorch_model.bin", "subprocess", "Popen")]
    [InlineData("model.joblib", "os", "system")]
    public void A_pickle_that_calls_a_dangerous_function_is_proven(string file, string module, string name)
    {
        var code = _folder.Read(file, WeightsBytes.PickleThatCalls(module, name, "touch /tmp/x"))!.Code;

        Assert.True(code!.IsProven);
        Assert.Contains($"{module}.{name}", code.What, StringComparison.Ordinal);
    }

    [Fact]
    public void So_is_one_of_the_first_protocol_in_text() => Assert.True(_folder.Read("old.pkl", WeightsBytes.OldPickleThatCalls("os", "system", "true"))!.Code!.IsProven);

    [Fact]
    public void So_is_one_whose_names_come_out_of_the_memo()
    {
        // Both names are put aside, others follow, and they are fetched again in front of STACK_GLOBAL.
        byte[] bytes = [0x80, 4, 0x8c, 2, .. "os"u8, 0x94, 0x8c, 6, .. "system"u8, 0x94, 0x8c, 1, .. "x"u8, 0x94, (byte)'0', (byte)'h', 0, (byte)'h', 1, 0x93, 0x8c, 1, .. "y"u8, 0x85, (byte)'R', (byte)'.'];

        Assert.Contains("os.system", _folder.Read("memo.pkl", bytes)!.Code!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void So_is_one_inside_of_a_zip_of_PyTorch_under_any_folder()
    {
        var weights = _folder.Read("model.pth", WeightsBytes.Zip(("archive/data.pkl", WeightsBytes.PickleThatCalls("nt", "system", "x")), ("archive/data/0", new byte[16])))!;

        Assert.Equal(("pytorch", true), (weights.Format, weights.Code!.IsProven));
    }

    [Fact]
    public void A_zip_whose_directory_is_longer_than_that_of_any_model_is_refused_before_it_is_read()
    {
        // The record at the end says that the directory begins at zero, and a hole of 20 MiB lies in front of it.
        byte[] end = [.. "PK"u8, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

        _folder.Read("many.pt", [.. "PK"u8, 3, 4, .. new byte[20 * 1024 * 1024], .. end]);

        Assert.Contains("longer than 16 MiB", Assert.Single(_folder.Faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("collections", "OrderedDict")]
    [InlineData("torch._utils", "_rebuild_tensor_v2")]
    [InlineData("sklearn.linear_model._logistic", "LogisticRegression")]
    public void A_pickle_that_builds_what_checkpoints_hold_can_run_code_and_is_not_proven_to(string module, string name) =>
        Assert.False(_folder.Read("model.pt", WeightsBytes.PickleThatCalls(module, name, "x"))!.Code!.IsProven);

    [Fact]
    public void A_text_that_is_called_like_a_function_is_none()
    {
        byte[] bytes = [0x80, 4, 0x8c, 9, .. "os.system"u8, 0x94, (byte)'.'];

        Assert.Equal("is a pickle", _folder.Read("text.pkl", bytes)!.Code!.What);
    }

    [Fact]
    public void Data_after_the_opcodes_of_a_pickle_is_not_taken_for_names()
    {
        byte[] bytes = [0x80, 2, (byte)'}', (byte)'.', .. "cos\nsystem with blanks\nR."u8];

        Assert.Equal("is a pickle", _folder.Read("data.pkl", bytes)!.Code!.What);
    }

    [Fact]
    public void A_Keras_model_with_a_Lambda_layer_is_proven_and_one_without_is_data()
    {
        byte[] Config(string layer) => Encoding.UTF8.GetBytes($$"""{"class_name": "Functional", "config": {"layers": [{"class_name": "{{layer}}" } ] } }""");

        var with = _folder.Read("with.keras", WeightsBytes.Zip(("config.json", Config("Lambda")), ("model.weights.h5", [])))!;
        var without = _folder.Read("without.keras", WeightsBytes.Zip(("config.json", Config("Dense")), ("model.weights.h5", [])))!;

        Assert.True(with.Code!.IsProven);
        Assert.Null(without.Code);
    }

    [Theory]
    [InlineData("\"class_name\": \"Lambda\"", true)]
    [InlineData("\"class_name\":\"Lambda\"", true)]
    [InlineData("\"class_name\": \"LambdaCallback\"", false)]
    public void So_is_an_older_one_in_HDF5_wherever_its_configuration_stands(string text, bool isProven)
    {
        byte[] bytes = [0x89, .. "HDF\r\n\u001a\n"u8, .. new byte[262_130], .. Encoding.UTF8.GetBytes(text), .. new byte[100]];

        Assert.Equal(isProven, _folder.Read("model.h5", bytes)!.Code is not null);
    }

    [Theory]
    [InlineData("saved_model.pb")]
    [InlineData("speech.nemo")]
    public void Other_formats_that_hold_a_program_can_run_code(string name) => Assert.False(_folder.Read(name, [8, 1, 2, 3])!.Code!.IsProven);

    [Fact]
    public void TorchScript_holds_code_by_design()
    {
        var weights = _folder.Read("script.pt", WeightsBytes.Zip(("m/constants.pkl", [0x80, 2, (byte)')', (byte)'.']), ("m/code/__torch__.py", []), ("m/data.pkl", [0x80, 2, (byte)'}', (byte)'.'])))!;

        Assert.Equal(("torchscript", false), (weights.Format, weights.Code!.IsProven));
    }

    [Fact]
    public void Formats_that_hold_data_only_run_nothing_whatever_their_texts_say()
    {
        Assert.Null(_folder.Read("a.gguf", WeightsBytes.Gguf([("tokenizer.chat_template", "{{ os.system('x') }}")]))!.Code);
        Assert.Null(_folder.Read("b.safetensors", WeightsBytes.Safetensors("""{"__metadata__":{"x":"cos\nsystem\n(tR."}}""", 0))!.Code);
        Assert.Null(_folder.Read("c.onnx", WeightsBytes.Onnx("posix.system", "mit"))!.Code);
    }

    [Fact]
    public void Safetensors_under_the_name_of_a_checkpoint_are_safetensors() =>
        Assert.Equal("safetensors", _folder.Read("model.ckpt", WeightsBytes.Safetensors("""{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}""", 2))!.Format);

    public void Dispose() => _folder.Dispose();
}
