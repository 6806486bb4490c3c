package dev.openbook.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What exactly is signed: type and payload, each with its length, so that neither can be taken for part of the other
 * (<a href="https://github.com/secure-systems-lab/dsse/blob/v1.0.0/protocol.md">DSSE v1.0.0</a>, PAE).
 */
final class PreAuthenticationEncoding {
    static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private PreAuthenticationEncoding() {}

    static byte[] of(byte[] payload) {
        byte[] head = ("DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + payload.length + " ")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + payload.length);
        System.arraycopy(payload, 0, all, head.length, payload.length);
        return all;
    }
}
