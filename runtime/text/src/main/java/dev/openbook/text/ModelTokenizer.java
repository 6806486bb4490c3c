package dev.openbook.text;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.text.internal.detokenize.DecoderPlan;
import dev.openbook.text.tokenize.NativeTokenizer;
import dev.openbook.text.tokenize.NativeTokenizerException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tokenizer of a model: checks what goes into the native one, and counts in UTF-16 what comes out. */
final class ModelTokenizer implements Tokenizer {
    private static final String PROBE = "a";

    private final TokenizerSource source;
    private final NativeTokenizer tokenizer;
    private final Optional<WordPieceFile> wordPieceFile;
    private final Map<Set<Integer>, RespelledTokenizer> respelled = new HashMap<>();
    private volatile @Nullable Vocabulary vocabulary;
    private volatile @Nullable FramedWordPieces wordPieces;
    private volatile boolean closed;

    private ModelTokenizer(TokenizerSource source, NativeTokenizer tokenizer, Optional<WordPieceFile> wordPieceFile) {
        this.source = source;
        this.tokenizer = tokenizer;
        this.wordPieceFile = wordPieceFile;
    }

    /**
     * Makes a tokenizer.
     *
     * @param source to be asked for more later on
     */
    static ModelTokenizer open(TokenizerSource source) {
        String json = source.json();
        return open(source, json, WordPieceFile.read(json));
    }

    /** Makes a tokenizer that has its vocabulary already. */
    static ModelTokenizer openWithVocabulary(TokenizerSource source) {
        String json = source.json();
        ModelTokenizer tokenizer = open(source, json, WordPieceFile.read(json));
        try {
            tokenizer.vocabulary = vocabulary(source, json);
            return tokenizer;
        } catch (RuntimeException | Error e) {
            tokenizer.close();
            throw e;
        }
    }

    private static ModelTokenizer open(TokenizerSource source, String json, Optional<WordPieceFile> wordPieceFile) {
        TokenizerOutline.problem(json).ifPresent(problem -> {
            throw TokenizerFile.unusable(source.path(), problem, null);
        });
        try {
            return new ModelTokenizer(source, NativeTokenizer.parse(json), wordPieceFile);
        } catch (NativeTokenizerException e) {
            throw TokenizerFile.unusable(source.path(), "it describes a tokenizer that cannot be built here", e);
        }
    }

    @Override
    public Tokenization encode(String text, boolean specialTokens) {
        String checked = checked(text);
        return explained(() -> RawReading.text(tokenizer.encode(checked, specialTokens), checked));
    }

    @Override
    public PairTokenization encodePair(String first, String second) {
        String checkedFirst = checked(first);
        String checkedSecond = checked(second);
        return explained(() -> RawReading.pair(
                tokenizer.encodePair(checkedFirst, checkedSecond), checkedFirst, checkedSecond));
    }

    @Override
    public int[] ids(String text, boolean specialTokens) {
        String checked = checked(text);
        requireOpen();
        return wordPieces()
                .ids(checked, specialTokens)
                .orElseGet(() -> nativeIds(checked, specialTokens));
    }

    private int[] nativeIds(String checked, boolean specialTokens) {
        return explained(() -> RawReading.narrow(tokenizer.ids(checked, specialTokens)));
    }

    @Override
    public String decode(int[] ids, boolean skipSpecialTokens) {
        long[] wide = Arrays.stream(ids).filter(id -> id >= 0).asLongStream().toArray();
        return explained(() -> tokenizer.decode(wide, skipSpecialTokens));
    }

    @Override
    public IncrementalDetokenizer detokenizer(boolean skipSpecialTokens) {
        Vocabulary known = vocabulary();
        Optional<DecoderPlan> plan = DecoderPlan.of(known.decoder());
        return plan.isPresent()
                ? new StagedDetokenizer(known, plan.get(), skipSpecialTokens)
                : new CollectingDetokenizer(this, skipSpecialTokens);
    }

    @Override
    public SpecialTokens specialTokens() {
        return frame().orElseThrow(() -> new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The tokenizer " + source.path() + " does not put the same special tokens round every text."
                        + " Choose a model whose tokenizer does, as BERT-like and T5-like ones do."));
    }

    private Optional<SpecialTokens> frame() {
        Tokenization framed = encode(PROBE, true);
        int[] bare = nativeIds(PROBE, false);
        int total = framed.ids().length;
        int before = (int) IntStream.range(0, total).takeWhile(i -> framed.special()[i]).count();
        int end = before + bare.length;
        boolean fixed = end <= total
                && Arrays.equals(bare, Arrays.copyOfRange(framed.ids(), before, end))
                && IntStream.range(end, total).allMatch(i -> framed.special()[i])
                && Arrays.stream(framed.typeIds()).allMatch(type -> type == 0);
        return fixed
                ? Optional.of(new SpecialTokens(
                        Arrays.copyOfRange(framed.ids(), 0, before), Arrays.copyOfRange(framed.ids(), end, total)))
                : Optional.empty();
    }

    @Override
    public int vocabularySize() {
        return vocabulary().size();
    }

    @Override
    public OptionalInt idOf(String token) {
        return vocabulary().idOf(token);
    }

    @Override
    public String tokenOf(int id) {
        return vocabulary().tokenOf(id);
    }

    @Override
    public List<AddedToken> addedTokens() {
        return vocabulary().added();
    }

    @Override
    public SpecialTokenGuard guard(Set<Integer> furtherIds) {
        return new ModelGuard(this, vocabulary(), furtherIds);
    }

    /** The same tokenizer with private spellings for some tokens, made at the first call. */
    RespelledTokenizer respelled(Map<Integer, AddedToken> tokens) {
        synchronized (respelled) {
            requireOpen();
            return respelled.computeIfAbsent(tokens.keySet(), ids -> {
                Respelling respelling = new Respelling(List.copyOf(tokens.values()));
                return new RespelledTokenizer(
                        open(source, RespelledFile.of(source.json(), respelling), Optional.empty()), respelling);
            });
        }
    }

    @Override
    public void close() {
        tokenizer.close();
        synchronized (respelled) {
            closed = true;
            respelled.values().forEach(RespelledTokenizer::close);
            respelled.clear();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new OpenbookException(FailureCode.CLOSED, "The tokenizer is closed. Open the model again.");
        }
    }

    /** Made at the first call, which reads the vocabulary where the file is of that kind. */
    private FramedWordPieces wordPieces() {
        FramedWordPieces known = wordPieces;
        if (known == null) {
            synchronized (this) {
                known = wordPieces;
                if (known == null) {
                    known = wordPieceFile
                            .flatMap(file -> frame().map(
                                    frame -> new FramedWordPieces(file.tokenizer(vocabulary()), frame)))
                            .orElse(FramedWordPieces.NONE);
                    wordPieces = known;
                }
            }
        }
        return known;
    }

    /** Read when it is first asked for, unless it was at once: who only encodes does without. */
    private Vocabulary vocabulary() {
        requireOpen();
        Vocabulary known = vocabulary;
        if (known == null) {
            synchronized (this) {
                known = vocabulary;
                if (known == null) {
                    known = vocabulary(source, source.json());
                    vocabulary = known;
                }
            }
        }
        return known;
    }

    private static Vocabulary vocabulary(TokenizerSource source, String json) {
        try {
            return Vocabulary.read(json);
        } catch (IllegalArgumentException e) {
            throw TokenizerFile.unusable(source.path(), String.valueOf(e.getMessage()), e);
        }
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
        } catch (NativeTokenizerException | IllegalArgumentException e) {
            throw contradiction(String.valueOf(e.getMessage()), e);
        }
    }

    private OpenbookException contradiction(String reason, Throwable cause) {
        return new OpenbookException(
                FailureCode.TOKENIZER_INVALID,
                "The tokenizer " + source.path() + " contradicts itself and cannot split a text: " + reason
                        + ". Fetch it again from the model's publisher.",
                cause);
    }
}
