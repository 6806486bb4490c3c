package dev.openbook.model;

import dev.openbook.rule.RequestContext;

/**
 * What to write, and how.
 *
 * @param prompt what to continue
 * @param options how
 * @param listener hears the text while it is written
 * @param cancellation ends the work early; what was written so far is the result
 * @param context what rules are told beside the prompt; nothing else reads it
 */
public record GenerationRequest(
        Prompt prompt, GenerationOptions options, TokenListener listener, Cancellation cancellation, RequestContext context) {

    /** Nothing said for rules. */
    public GenerationRequest(Prompt prompt, GenerationOptions options, TokenListener listener, Cancellation cancellation) {
        this(prompt, options, listener, cancellation, RequestContext.unsaid());
    }

    /** With {@link GenerationOptions#standard()}, nobody listening. */
    public static GenerationRequest of(Prompt prompt) {
        return of(prompt, GenerationOptions.standard());
    }

    /** Nobody listening. */
    public static GenerationRequest of(Prompt prompt, GenerationOptions options) {
        return new GenerationRequest(prompt, options, TokenListener.none(), new Cancellation());
    }

    /** The same with a listener. */
    public GenerationRequest withListener(TokenListener listener) {
        return new GenerationRequest(prompt, options, listener, cancellation, context);
    }

    /** The same, to be ended by this. */
    public GenerationRequest withCancellation(Cancellation cancellation) {
        return new GenerationRequest(prompt, options, listener, cancellation, context);
    }

    /** The same, of which rules are told this. */
    public GenerationRequest withContext(RequestContext context) {
        return new GenerationRequest(prompt, options, listener, cancellation, context);
    }
}
