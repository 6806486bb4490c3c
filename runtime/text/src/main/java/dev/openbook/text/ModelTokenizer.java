package dev.openbook.text;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.text.tokenize.NativeTokenizer;
import dev.openbook.text.tokenize.NativeTokenizerException;
import dev.openbook.text.tokenize.RawTokens;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The tokenizer of a model: checks what goes into the native one, and counts in UTF-16 what comes out. */
final class ModelTokenizer implements Tokenizer {
    private static final String PROBE = "a";

    private final String path;
    private final NativeTokenizer tokenizer;

    ModelTokenizer(String path, NativeTokenizer tokenizer) {
        this.path = path;
        this.tokenizer = tokenizer;
    }

    @Override
    public Tokenization encode(String text, boolean specialTokens) {
        String checked = checked(text);
        RawTokens raw = explained(() -> tokenizer.encode(checked, specialTokens));
        Utf16Offsets.convert(checked, raw.starts(), raw.ends());
        boolean[] special = new boolean[raw.ids().length];
        for (int i = 0; i < special.length; i++) {
            special[i] = raw.special()[i] != 0;
        }
        return new Tokenization(
                narrow(raw.ids()), narrow(raw.typeIds()), List.of(raw.texts()), raw.starts(), raw.ends(), special);
    }

    @Override
    public int[] ids(String text, boolean specialTokens) {
        String checked = checked(text);
        return narrow(explained(() -> tokenizer.ids(checked, specialTokens)));
    }

    @Override
    public String decode(int[] ids, boolean skipSpecialTokens) {
        long[] wide = Arrays.stream(ids).filter(id -> id >= 0).asLongStream().toArray();
        return explained(() -> tokenizer.decode(wide, skipSpecialTokens));
    }

    @Override
    public SpecialTokens specialTokens() {
        Tokenization framed = encode(PROBE, true);
        int[] bare = ids(PROBE, false);
        int total = framed.ids().length;
        int before = (int) IntStream.range(0, total).takeWhile(i -> framed.special()[i]).count();
        int end = before + bare.length;
        if (end > total
                || !Arrays.equals(bare, Arrays.copyOfRange(framed.ids(), before, end))
                || IntStream.range(end, total).anyMatch(i -> !framed.special()[i])
                || Arrays.stream(framed.typeIds()).anyMatch(type -> type != 0)) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The tokenizer " + path + " does not put the same special tokens round every text."
                            + " Choose a model whose tokenizer does, as BERT-like and T5-like ones do.");
        }
        return new SpecialTokens(
                Arrays.copyOfRange(framed.ids(), 0, before), Arrays.copyOfRange(framed.ids(), end, total));
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private static String checked(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > Tokenizers.MAX_CHARACTERS) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "A text of " + text.length() + " characters was given; a tokenizer takes at most "
                            + Tokenizers.MAX_CHARACTERS + ". Split it into passages first.");
        }
        return WellFormedText.of(text);
    }

    private <T> T explained(Supplier<T> call) {
        try {
            return call.get();
        } catch (NativeTokenizerException e) {
            throw new OpenbookException(
                    FailureCode.TOKENIZER_INVALID,
                    "The tokenizer " + path + " contradicts itself and cannot split a text: " + e.getMessage()
                            + ". Fetch it again from the model's publisher.",
                    e);
        }
    }

    private static int[] narrow(long[] values) {
        int[] narrow = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = Math.toIntExact(values[i]);
        }
        return narrow;
    }
}
