/**
 * Signatures of models: OpenSSF Model Signing v1.0 with keys and certificates, checked and made with the JDK alone
 * (<a href="https://github.com/ossf/model-signing-spec">specification</a>).
 *
 * <p>A signature is a file, usually {@code model.sig} in the model's folder: a Sigstore bundle in JSON that holds a signed
 * envelope (DSSE), which holds a statement (in-toto), which lists every file with its SHA-256. {@link
 * dev.openbook.signature.ModelVerifier} goes this way inwards: it trusts nothing that is inside before what is around it was
 * checked, and it never decodes and encodes what was signed, since only those bytes were signed. {@link
 * dev.openbook.signature.ModelSigner} goes it outwards.
 *
 * <p>Sigstore's own signatures, made with an account instead of a key, need a library that is not here; {@link
 * dev.openbook.signature.SigstoreTrust} is the place where it plugs in.
 */
@NullMarked
package dev.openbook.signature;

import org.jspecify.annotations.NullMarked;
