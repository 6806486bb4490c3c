package dev.openbook.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A transparency log of signatures, as <a href="https://github.com/sigstore/rekor">Rekor</a> is one: a tree of digests (RFC 6962,
 * section 2.1) over entries of which others were there before and came after.
 */
record TestLog(String host, TestKey key) {
    private static final int BEFORE = 5;
    private static final int AFTER = 3;

    static TestLog create(String host) {
        return new TestLog(host, TestKey.create());
    }

    String address() {
        return "https://" + host;
    }

    /**
     * An entry as the log hands it out.
     *
     * @param body what was entered
     * @param promised whether the log signs a promise with the time, as its first version does; the second one says no time
     */
    JsonObject entry(byte[] body, String kind, String version, Instant moment, boolean promised) {
        JsonObject entry = new JsonObject();
        long index = promised ? 4_000_000L + BEFORE : BEFORE; // of all shards of the log, or of the one
        long time = promised ? moment.getEpochSecond() : 0;
        entry.addProperty("logIndex", Long.toString(index));
        entry.add("logId", object("keyId", base64(key.logId())));
        JsonObject kindVersion = object("kind", kind);
        kindVersion.addProperty("version", version);
        entry.add("kindVersion", kindVersion);
        if (promised) {
            entry.addProperty("integratedTime", Long.toString(time));
            entry.add("inclusionPromise", object("signedEntryTimestamp", base64(promise(body, time, index))));
        }
        entry.add("inclusionProof", proof(body));
        entry.addProperty("canonicalizedBody", base64(body));
        return entry;
    }

    /** The log's word that it has the entry since that time. */
    private byte[] promise(byte[] body, long time, long index) {
        return key.sign(CanonicalJson.bytes(Json.object()
                .with("body", base64(body))
                .with("integratedTime", time)
                .with("logID", HexFormat.of().formatHex(key.logId()))
                .with("logIndex", index)));
    }

    private JsonObject proof(byte[] body) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < BEFORE + 1 + AFTER; i++) {
            byte[] content = i == BEFORE ? body : ("another entry " + i).getBytes(StandardCharsets.UTF_8);
            leaves.add(TestKey.sha256(new byte[] {0}, content));
        }
        JsonArray path = new JsonArray();
        path(leaves, BEFORE).forEach(digest -> path.add(base64(digest)));
        JsonObject proof = new JsonObject();
        proof.addProperty("logIndex", Integer.toString(BEFORE));
        proof.addProperty("rootHash", base64(root(leaves)));
        proof.addProperty("treeSize", Integer.toString(leaves.size()));
        proof.add("hashes", path);
        proof.add("checkpoint", object("envelope", checkpoint(leaves.size(), root(leaves))));
        return proof;
    }

    /** The log's signed word on how it stands (C2SP, "tlog-checkpoint"). */
    String checkpoint(long size, byte[] root) {
        String words = host + " - 42\n" + size + "\n" + base64(root) + "\n";
        byte[] signature = key.sign(words.getBytes(StandardCharsets.UTF_8));
        byte[] hinted = Arrays.copyOf(key.logId(), 4 + signature.length);
        System.arraycopy(signature, 0, hinted, 4, signature.length);
        return words + "\n— " + host + " " + base64(hinted) + "\n";
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = split(leaves.size());
        return TestKey.sha256(
                new byte[] {1}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** RFC 6962, section 2.1.1. */
    private static List<byte[]> path(List<byte[]> leaves, int index) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves.size());
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        List<byte[]> path = new ArrayList<>(index < split ? path(left, index) : path(right, index - split));
        path.add(index < split ? root(right) : root(left));
        return path;
    }

    /** The largest power of two that is smaller. */
    private static int split(int leaves) {
        return Integer.highestOneBit(leaves - 1);
    }

    static JsonObject object(String name, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
