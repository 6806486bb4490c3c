package dev.openbook.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class IncrementalDetokenizerTest {

    @Test
    void aCharacterComesWhenItsLastByteIsThere() {
        try (Tokenizer tokenizer = SampleTokenizers.open(SampleTokenizers.own("bytelevel"))) {
            IncrementalDetokenizer detokenizer = tokenizer.detokenizer(true);
            int[] bytes = {0xF0, 0x9F, 0xA4, 0x96};
            List<String> spellings = List.of("\u00F0", "\u0141", "\u00A4", "\u0138"); // the four bytes, as GPT-2 writes them
            for (int i = 0; i < bytes.length; i++) {
                String piece = detokenizer.add(tokenizer.idOf(spellings.get(i)).orElseThrow());
                assertThat(piece).isEqualTo(i < 3 ? "" : "\uD83E\uDD16");
            }
            assertThat(detokenizer.finish()).isEmpty();
        }
    }

    @Test
    void whatStaysIncompleteBecomesTheReplacementCharacterAndANewTextBegins() {
        try (Tokenizer tokenizer = SampleTokenizers.open(SampleTokenizers.own("bytelevel"))) {
            IncrementalDetokenizer detokenizer = tokenizer.detokenizer(true);
            int first = tokenizer.idOf("\u00F0").orElseThrow();
            assertThat(detokenizer.add(first)).isEmpty();
            assertThat(detokenizer.finish()).isEqualTo("\uFFFD");
            assertThat(detokenizer.add(tokenizer.idOf("a").orElseThrow())).isEqualTo("a");
        }
    }

    @Test
    void specialTokensAreKeptOrLeftOut() {
        try (Tokenizer tokenizer = SampleTokenizers.open(SampleTokenizers.own("bytelevel"))) {
            int end = tokenizer.idOf("<|im_end|>").orElseThrow();
            assertThat(tokenizer.detokenizer(true).add(end)).isEmpty();
            assertThat(tokenizer.detokenizer(false).add(end)).isEqualTo("<|im_end|>");
            assertThat(tokenizer.detokenizer(false).add(-1)).isEmpty();
            assertThat(tokenizer.detokenizer(false).add(Integer.MAX_VALUE)).isEmpty();
        }
    }

    /** Every stage there is, alone and in rows, is what the library does; the last three can only be run at the end. */
    @ParameterizedTest
    @ValueSource(strings = {
        "null",
        "{'type':'Fuse'}",
        "{'type':'ByteFallback'}",
        "{'type':'ByteLevel','add_prefix_space':true,'trim_offsets':true,'use_regex':true}",
        "{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'always','split':true}",
        "{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'never','split':true}",
        "{'type':'Metaspace','replacement':'\u2581','add_prefix_space':true}",
        "{'type':'WordPiece','prefix':'\u2581','cleanup':true}",
        "{'type':'WordPiece','prefix':'a','cleanup':false}",
        "{'type':'BPEDecoder','suffix':'e'}",
        "{'type':'Replace','pattern':{'String':'an'},'content':'<AN>'}",
        "{'type':'Strip','content':'\u2581','start':1,'stop':0}",
        "{'type':'Strip','content':'e','start':2,'stop':0}",
        "{'type':'Sequence','decoders':[{'type':'Fuse'},{'type':'Strip','content':'\u2581','start':3,'stop':0}]}",
        "{'type':'Sequence','decoders':[{'type':'ByteFallback'},{'type':'Fuse'},{'type':'Replace','pattern':{'String':'\u2581'},'content':' '},"
                + "{'type':'Strip','content':' ','start':1,'stop':0}]}",
        "{'type':'Sequence','decoders':[{'type':'Replace','pattern':{'String':'\u2581'},'content':' '},{'type':'ByteFallback'},"
                + "{'type':'Metaspace','replacement':' ','prepend_scheme':'first','split':false}]}",
        "{'type':'Replace','pattern':{'Regex':'[aeiou]'},'content':'-'}",
        "{'type':'CTC','pad_token':'<pad>','word_delimiter_token':'|','cleanup':true}",
        "{'type':'Sequence','decoders':[{'type':'Fuse'},{'type':'Replace','pattern':{'String':'an'},'content':'-'}]}"
    })
    void everyDecoderGivesTheTextOfAllTokens(String decoder) {
        ObjectNode file = (ObjectNode) new JsonMapper().readTree(SampleTokenizers.own("fallback").files().get("tokenizer.json"));
        file.set("decoder", new JsonMapper().readTree(decoder.replace('\'', '"')));
        Random random = new Random(decoder.hashCode());
        try (Tokenizer tokenizer = SampleTokenizers.open(new FilesInMemory(Map.of("tokenizer.json", file.toString().getBytes(UTF_8))))) {
            for (int round = 0; round < 300; round++) {
                int[] ids = random.ints(random.nextInt(12), 0, tokenizer.vocabularySize()).toArray();
                if (round % 3 == 0) {
                    ids = tokenizer.ids(" an eel\u2581 e ee  an apple \u6F22\u5B57 ".substring(random.nextInt(12)), false);
                }
                IncrementalDetokenizer detokenizer = tokenizer.detokenizer(false);
                StringBuilder pieces = new StringBuilder();
                for (int i = 0; i < ids.length; i++) {
                    pieces.append(detokenizer.add(ids[i]));
                    assertThat(pieces + detokenizer.pending()).isEqualTo(tokenizer.decode(Arrays.copyOf(ids, i + 1), false));
                }
                assertThat(pieces.append(detokenizer.finish()).toString()).isEqualTo(tokenizer.decode(ids, false));
            }
        }
    }
}
