package dev.openbook.bom.internal.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Addresses that strangers wrote down: only those that can be followed are passed on. */
public final class WebAddress {
    private WebAddress() {}

    /** Whether it is an absolute address of the web, and spelled as one. */
    public static boolean sound(String address) {
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
