package dev.openbook.sigstore;

/**
 * Whose signatures to believe. Both parts must be as in the signer's certificate, letter by letter: an account's name says
 * nothing without the provider that checked it.
 *
 * @param name the account: a mail address, or the address of a workflow
 * @param issuer address of the identity provider, such as {@code https://accounts.google.com}
 */
public record SigstoreIdentity(String name, String issuer) {
    /** Checks that both are there. */
    public SigstoreIdentity {
        if (name.isBlank() || issuer.isBlank()) {
            throw new IllegalArgumentException("An identity has a name and an issuer, not \"" + name + "\" and \"" + issuer + "\".");
        }
    }
}
