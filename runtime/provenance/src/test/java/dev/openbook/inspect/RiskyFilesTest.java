package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.label.LabelLine;
import dev.openbook.label.ModelLabel;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies beside a model and can run code, by name and by its bytes. */
class RiskyFilesTest {
    private static final String PICKLE = "80049520000000";
    /** Calls os.system. */
    private static final String FIRST_PROTOCOL = "cos\nsystem\n(S'echo'\ntR.";

    @TempDir
    private Path temporary;

    private TestFolder folder;

    @BeforeEach
    void prepare() throws IOException {
        folder = new TestFolder(temporary).withModel();
    }

    private List<Finding> findings() {
        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(temporary))) {
            return content.provenance().findings();
        }
    }

    private void assertFound(String file, byte[] content, String code) throws IOException {
        folder.with(file, content);
        assertThat(findings()).singleElement()
                .returns(code, Finding::code)
                .returns(file, Finding::place)
                .returns(Severity.WARNING, Finding::severity);
    }

    @ParameterizedTest
    @CsvSource({
        "libx.so, NATIVE_LIBRARY", "libx.so.1, NATIVE_LIBRARY", "libx.so.1.2.3, NATIVE_LIBRARY", "libx.so.1-rc2, NATIVE_LIBRARY",
        "X.DLL, NATIVE_LIBRARY", "a/b.dylib, NATIVE_LIBRARY", "x.jnilib, NATIVE_LIBRARY", "x.node, NATIVE_LIBRARY", "x.pyd, NATIVE_LIBRARY",
        "x.pkl, PICKLE", "X.PT, PICKLE", "x.pth, PICKLE", "x.ckpt, PICKLE", "x.joblib, PICKLE", "x.dill, PICKLE",
        "modeling_x.py, PYTHON_CODE", "__pycache__/x.pyc, PYTHON_CODE", "x.ipynb, PYTHON_CODE", "setup.sh, PROGRAM_CODE", "x.jar, PROGRAM_CODE",
        "x.h5, KERAS_MODEL", "x.keras, KERAS_MODEL", "x.zip, ARCHIVE", "x.tar, ARCHIVE", "x.tar.gz, ARCHIVE", "x.7z, ARCHIVE", "x.npz, ARCHIVE"
    })
    void by_name(String file, String code) throws IOException {
        assertFound(file, new byte[] {1, 2, 3, 4}, code);
    }

    static Stream<Arguments> marks() throws IOException {
        return Stream.of(
                Arguments.of("ELF", hex("7f454c4602010100"), "NATIVE_LIBRARY"),
                Arguments.of("PE", portableExecutable(), "NATIVE_LIBRARY"),
                Arguments.of("Mach-O, 64 bits", hex("cffaedfe0c000001"), "NATIVE_LIBRARY"),
                Arguments.of("Mach-O, 32 bits", hex("cefaedfe07000000"), "NATIVE_LIBRARY"),
                Arguments.of("Mach-O, other order", hex("feedfacf0100000c"), "NATIVE_LIBRARY"),
                Arguments.of("Mach-O, universal", hex("cafebabe0000000201000007"), "NATIVE_LIBRARY"),
                Arguments.of("WebAssembly", hex("0061736d01000000"), "NATIVE_LIBRARY"),
                Arguments.of("class of Java", hex("cafebabe00000041"), "PROGRAM_CODE"),
                Arguments.of("script", "#!/bin/sh\nrm -rf ~\n".getBytes(StandardCharsets.UTF_8), "PROGRAM_CODE"),
                Arguments.of("pickle, protocol 2", hex("80028a0a6cfc9c46f92082"), "PICKLE"),
                Arguments.of("pickle, protocol 3", hex("80037d710028"), "PICKLE"),
                Arguments.of("pickle, protocol 4", hex(PICKLE), "PICKLE"),
                Arguments.of("pickle, protocol 5", hex("800595200000"), "PICKLE"),
                Arguments.of("PyTorch", zip(ZipEntry.DEFLATED, "archive/data.pkl", hex(PICKLE)), "PICKLE"),
                Arguments.of("PyTorch behind another member", zip(ZipEntry.STORED, "a", new byte[9], "b/data.pkl", hex(PICKLE)), "PICKLE"),
                Arguments.of("NumPy with objects", numpy("'|O'"), "PICKLE"),
                Arguments.of("NumPy with objects in records", numpy("[('a', '<f4'), ('b', '|O8')]"), "PICKLE"),
                Arguments.of("NumPy archive, stored", zip(ZipEntry.STORED, "a.npy", numpy("'<f4'"), "b.npy", numpy("'|O'")), "PICKLE"),
                Arguments.of("NumPy archive, packed", zip(ZipEntry.DEFLATED, "b.npy", numpy("'|O'")), "PICKLE"),
                Arguments.of("HDF5", hex("894844460d0a1a0a"), "KERAS_MODEL"),
                Arguments.of("zip", zip(ZipEntry.DEFLATED, "readme", new byte[3]), "ARCHIVE"),
                Arguments.of("zip without members", hex("504b0506000000000000"), "ARCHIVE"),
                Arguments.of("gzip", gzip(new byte[100]), "ARCHIVE"),
                Arguments.of("bzip2", "BZh91AY".getBytes(StandardCharsets.UTF_8), "ARCHIVE"),
                Arguments.of("xz", hex("fd377a585a00"), "ARCHIVE"),
                Arguments.of("zstd", hex("28b52ffd0458"), "ARCHIVE"),
                Arguments.of("7z", hex("377abcaf271c"), "ARCHIVE"),
                Arguments.of("rar", hex("526172211a07"), "ARCHIVE"),
                Arguments.of("tar", tar(), "ARCHIVE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("marks")
    void by_first_bytes_whatever_the_name(String kind, byte[] content, String code) throws IOException {
        assertFound("assets/weights.dat", content, code);
    }

    @Test
    void the_mark_counts_in_files_that_are_kept_in_memory_too() throws IOException {
        assertFound("vocab.txt", hex("7f454c4602010100"), "NATIVE_LIBRARY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"80020000", "504b0304"})
    void a_file_called_bin_is_a_pickle_if_it_may_be_one(String bytes) throws IOException {
        assertFound("pytorch_model.bin", hex(bytes + "00000000"), "PICKLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.safetensors", "model.gguf", "extra.onnx.bak"})
    void a_pickle_under_the_name_of_numbers_is_a_pickle(String name) throws IOException {
        assertFound(name, hex(PICKLE), "PICKLE");
    }

    /** Behind eight bytes that safetensors could begin with: put a number aside, then call os.system. */
    @ParameterizedTest
    @ValueSource(strings = {"adapter_model.bin", "weights.dat", "weights", "model.safetensors"})
    void a_pickle_that_begins_as_safetensors_do_is_a_pickle(String name) throws IOException {
        assertFound(name, ("\u0080\3B\2\0\0\0\0{0" + FIRST_PROTOCOL).getBytes(StandardCharsets.ISO_8859_1), "PICKLE");
    }

    @Test
    void what_could_be_safetensors_and_is_called_otherwise_is_a_pickle() throws IOException {
        assertFound("weights.dat", hex("80020000000000007b" + "20".repeat(0x280 - 1)), "PICKLE");
    }

    /** Protocols 0 and 1 begin with no mark. */
    @ParameterizedTest
    @ValueSource(strings = {"pytorch_model.bin", "sub/pytorch_model-00001-of-00002.bin", "adapter_model.bin", "optimizer.bin",
        "training_args.bin", "scheduler.bin", "diffusion_pytorch_model.fp16.bin", "x.bin"})
    void pickles_without_a_mark(String name) throws IOException {
        assertFound(name, FIRST_PROTOCOL.getBytes(StandardCharsets.ISO_8859_1), "PICKLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"N0cos\nsystem\n(S'echo'\ntR.", "(S'echo'\nios\nsystem\n."})
    void pickles_without_a_mark_that_begin_otherwise(String content) throws IOException {
        assertFound("model.bin", content.getBytes(StandardCharsets.ISO_8859_1), "PICKLE");
    }

    @Test
    void the_label_says_that_there_are_more_than_are_listed() throws IOException {
        for (int i = 0; i < 25; i++) {
            folder.with("p" + i + ".pkl", PICKLE);
        }
        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(temporary))) {
            assertThat(ModelLabel.of(content.provenance()).sections().getLast()).extracting(LabelLine::words).contains(
                    "safe for Openbook to open; more than 20 warnings, see below: other programs may run code from it (Python pickle)");
        }
    }

    @Test
    void names_with_line_ends_hide_nothing() throws IOException {
        folder.with("a\nb/config.json", "{\"auto_map\":{\"AutoModel\":\"x\"}}").with("c\nd.so", "");
        assertThat(findings()).extracting(Finding::code)
                .containsExactly("FILE_NAME_UNSAFE", "FILE_NAME_UNSAFE", "NATIVE_LIBRARY", "REMOTE_CODE");
    }

    static Stream<String> configurationsThatPythonReads() {
        String code = "\"auto_map\":{\"AutoModel\":\"x\"}";
        return Stream.of(
                "{\"a\":1,\"a\":2," + code + "}",
                "{\"a\":" + "[".repeat(150) + "]".repeat(150) + "," + code + "}",
                "{\"a\":[" + "0,".repeat(260_000) + "0]," + code + "}",
                "{\"a\":\"" + "x".repeat(17 << 20) + "\"," + code + "}");
    }

    @ParameterizedTest
    @MethodSource("configurationsThatPythonReads")
    void a_configuration_that_cannot_be_looked_into_may_ask_for_code(String content) throws IOException {
        folder.with("tokenizer_config.json", content);
        assertThat(findings()).anySatisfy(finding -> assertThat(finding)
                .returns("REMOTE_CODE_UNKNOWN", Finding::code)
                .returns(Severity.WARNING, Finding::severity)
                .returns("tokenizer_config.json", Finding::place));
    }

    @Test
    void modules_that_are_not_the_librarys_own_are_code() throws IOException {
        folder.with("modules.json", "[{\"type\":\"sentence_transformers.models.Pooling\"},{\"type\":\"custom_st.Transformer\"}]");
        assertThat(findings()).singleElement()
                .returns("REMOTE_CODE", Finding::code)
                .returns("modules.json asks for program code beside the model (custom_st.Transformer).", Finding::message);
    }

    @Test
    void what_holds_numbers_only_passes() throws IOException {
        folder.with("model.safetensors", "\u0010\0\0\0\0\0\0\0{}")
                .with("large.safetensors", hex("80020000000000007b" + "20".repeat(0x280 - 1)))
                .with("model.gguf", "GGUF\3\0\0\0")
                .with("weights.bin", new byte[] {1, 2, 3, 4})
                .with("model.onnx_data", hex(PICKLE))
                .with("array.npy", numpy("'<f4'"))
                .with("notes.dat", hex("80020000"))
                .with("MZ.txt", "MZ is the first word of this text, which is longer than the head of a program, and no program.")
                .with("LICENSE", "MIT");
        assertThat(findings()).isEmpty();
    }

    @Test
    void code_that_configurations_ask_for_is_noted_wherever_it_stands() throws IOException {
        folder.with("config.json", "{\"auto_map\":{\"AutoModel\":\"other/repository--modeling.Model\"}}")
                .with("tokenizer_config.json", "{\"auto_map\":{},\"chat_template\":\"{{ messages }}\"}")
                .with("onnx/preprocessor_config.json", "{\"nested\":[{\"trust_remote_code\":true}]}")
                .with("generation_config.json", "{\"trust_remote_code\":false,\"auto_map\":null}")
                .with("adapter_config.json", "not json")
                .with("chat_template.jinja", "{{ messages }}")
                .with("additional_chat_templates/tool.jinja", "{{ messages }}");

        assertThat(findings()).extracting(finding -> finding.code() + " " + finding.severity() + " " + finding.place()).containsExactly(
                "REMOTE_CODE_UNKNOWN WARNING adapter_config.json",
                "CHAT_TEMPLATE INFO additional_chat_templates/tool.jinja",
                "CHAT_TEMPLATE INFO chat_template.jinja",
                "REMOTE_CODE WARNING config.json",
                "REMOTE_CODE WARNING onnx/preprocessor_config.json",
                "REMOTE_CODE WARNING tokenizer_config.json",
                "CHAT_TEMPLATE INFO tokenizer_config.json");
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] zip(int method, Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                byte[] content = (byte[]) namesAndContents[i + 1];
                ZipEntry entry = new ZipEntry((String) namesAndContents[i]);
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    CRC32 sum = new CRC32();
                    sum.update(content);
                    entry.setCrc(sum.getValue());
                    entry.setSize(content.length);
                }
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] numpy(String description) {
        String header = "{'descr': " + description + ", 'fortran_order': False, 'shape': (1,), }\n";
        return ByteBuffer.allocate(10 + header.length()).order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x93).put("NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) header.length()).put(header.getBytes(StandardCharsets.ISO_8859_1)).array();
    }

    private static byte[] portableExecutable() {
        return ByteBuffer.allocate(0x100).order(ByteOrder.LITTLE_ENDIAN)
                .putShort(0, (short) 0x5A4D).putInt(0x3C, 0x80).putInt(0x80, 0x4550).array();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] tar() {
        byte[] header = new byte[512];
        System.arraycopy("secret".getBytes(StandardCharsets.US_ASCII), 0, header, 0, 6);
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 5);
        return header;
    }
}
