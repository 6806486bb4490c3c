package dev.openbook.sigstore;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.sigstore.bundle.Bundle;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.timestamp.client.ImmutableTimestampResponse;
import dev.sigstore.timestamp.client.TimestampException;
import dev.sigstore.timestamp.client.TimestampResponse;
import dev.sigstore.timestamp.client.TimestampVerificationException;
import dev.sigstore.timestamp.client.TimestampVerifier;
import dev.sigstore.trustroot.CertificateAuthority;
import dev.sigstore.trustroot.TransparencyLog;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When a model was signed: what a transparency log or a time-stamp authority (RFC 3161) says under its own signature. There must be one
 * such time, and each must lie within the few minutes for which the signer's certificate was valid; else whoever finds an old key
 * could sign with it today. The library beneath compares no log's time with the certificate.
 */
final class SigningTimes {
    private final List<TransparencyLog> logs;
    private final List<CertificateAuthority> authorities;
    private final List<Vouched> times = new ArrayList<>();

    /** A time and whose word it is. */
    private record Vouched(Instant time, String source, String reason) {}

    SigningTimes(List<TransparencyLog> logs, List<CertificateAuthority> authorities) {
        this.logs = logs;
        this.authorities = authorities;
    }

    /**
     * The earliest time vouched for.
     *
     * @param bundle of which the log's entry and its promise, if there is one, were checked
     * @param log that the entry is in
     */
    Fact<Instant> require(Bundle bundle, X509Certificate signer, TransparencyLog log) throws RefusedException {
        RekorEntry entry = bundle.getEntries().getFirst();
        if (isPromised(entry)) {
            Instant time = entry.getIntegratedTimeInstant();
            times.add(new Vouched(time, "transparency log " + log.getBaseUrl().getHost(), "the log signed that it had the signature then"));
            requireValid(log, time);
        }
        for (Bundle.Timestamp stamp : bundle.getTimestamps()) {
            times.add(stamped(stamp.getRfc3161Timestamp(), bundle));
        }
        for (Vouched vouched : times) {
            requireWithin(signer, vouched);
        }
        times.sort(Comparator.comparing(Vouched::time));
        Vouched first = times.stream().findFirst().orElseThrow(RefusedException::withoutTime);
        if (!isPromised(entry)) {
            requireValid(log, first.time());
        }
        return new Fact<>(first.time(), Certainty.VERIFIED, new Evidence(first.source(), first.reason() + others()));
    }

    /** Without its promise, what an entry says of the time is nobody's word. */
    private static boolean isPromised(RekorEntry entry) {
        String promise = entry.getVerification().getSignedEntryTimestamp();
        return promise != null && !promise.isEmpty();
    }

    /** Times after the first. */
    private String others() {
        return times.stream()
                .skip(1)
                .map(other -> "; " + other.source() + " says " + other.time())
                .collect(Collectors.joining());
    }

    private void requireValid(TransparencyLog log, Instant time) throws RefusedException {
        if (TransparencyLog.find(logs, log.getLogId().getKeyId(), time).isEmpty()) {
            throw new RefusedException(
                    "SIGSTORE_LOG_PERIOD",
                    "The signature was entered at " + time + ", when the log's key did not count, as your root of trust has it.");
        }
    }

    private static void requireWithin(X509Certificate signer, Vouched vouched) throws RefusedException {
        Instant from = signer.getNotBefore().toInstant();
        Instant until = signer.getNotAfter().toInstant();
        if (vouched.time().isBefore(from) || vouched.time().isAfter(until)) {
            throw new RefusedException(
                    "SIGSTORE_TIME",
                    "The signature was made at " + vouched.time() + ", as the " + vouched.source()
                            + " says, but the signer's certificate was valid from " + from + " until " + until + " only.");
        }
    }

    /** By the authority that holds; each is asked alone, since the library does not say which one it was. */
    private Vouched stamped(byte[] encoded, Bundle bundle) throws RefusedException {
        byte[] signature = bundle.getDsseEnvelope().orElseThrow().getSignature();
        TimestampResponse response = ImmutableTimestampResponse.builder().encoded(encoded).build();
        for (CertificateAuthority authority : authorities) {
            try {
                TimestampVerifier.newTimestampVerifier(List.of(authority)).verify(response, signature);
                String name = authority.getUri().getHost() == null ? "" : " " + authority.getUri().getHost();
                return new Vouched(
                        response.getGenTime().toInstant(),
                        "time-stamp authority" + name,
                        "it signed that the signature was there then");
            } catch (TimestampVerificationException | TimestampException | GeneralSecurityException e) {
                // Another authority may have stamped it.
            }
        }
        throw new RefusedException(
                "SIGSTORE_TIME_STAMP",
                "A time stamp of the signature is not by a time-stamp authority of your root of trust, or is about something else.");
    }
}
