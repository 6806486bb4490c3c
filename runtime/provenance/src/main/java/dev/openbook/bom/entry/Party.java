package dev.openbook.bom.entry;

import dev.openbook.bom.internal.address.EmailAddress;
import dev.openbook.bom.internal.address.WebAddress;

/**
 * A person or organisation, as the caller names it. What the caller does not know is empty.
 *
 * @param name in one line
 * @param url page of theirs on the web; may be empty
 * @param contact e-mail address of theirs; may be empty
 */
public record Party(String name, String url, String contact) {
    /** Checks that each is what it says. */
    public Party {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A person or organisation has a name in one line, such as \"Example Foundation\".");
        }
        if (!url.isEmpty() && !WebAddress.sound(url)) {
            throw new IllegalArgumentException(
                    "\"" + url + "\" is no address on the web. Give the whole of it, such as https://example.org/models.");
        }
        if (!contact.isEmpty() && !EmailAddress.sound(contact)) {
            throw new IllegalArgumentException("\"" + contact + "\" is no e-mail address. Give one such as models@example.org.");
        }
    }

    /** One of which only the name is known. */
    public static Party named(String name) {
        return new Party(name, "", "");
    }
}
