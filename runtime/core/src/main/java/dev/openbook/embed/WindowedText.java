package dev.openbook.embed;

import dev.openbook.internal.encode.EncoderInput;
import dev.openbook.internal.encode.TokenWindows;
import java.util.List;

/**
 * A text as the model reads it.
 *
 * @param windows which of its tokens are read together
 * @param rows one for each window, prompt and special tokens included
 */
record WindowedText(TokenWindows windows, List<EncoderInput> rows) {}
