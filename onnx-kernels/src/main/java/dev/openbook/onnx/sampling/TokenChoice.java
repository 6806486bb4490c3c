package dev.openbook.onnx.sampling;

import java.nio.FloatBuffer;

/** Picks a token when its logits are as they shall be. */
@FunctionalInterface
interface TokenChoice {
    /** Returned where no logit is above negative infinity. */
    int NONE = -1;

    /** The id of the token, or {@link #NONE}. */
    int choose(FloatBuffer logits);
}
