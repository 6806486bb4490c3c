/**
 * Signatures that were made through <a href="https://docs.sigstore.dev">Sigstore</a>: by an account with an identity provider
 * instead of a key. Checked with a root of trust that lies on disk; nothing is fetched.
 */
@NullMarked
package dev.openbook.sigstore;

import org.jspecify.annotations.NullMarked;
