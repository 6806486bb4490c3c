package dev.openbook.sigstore;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/**
 * A service that stamps times (RFC 3161).
 *
 * @param chain its certificate, then those of its authority
 */
record TestTimeStamps(TestKey key, List<X509CertificateHolder> chain) {
    static TestTimeStamps create(TestAuthority authority) throws Exception {
        TestKey key = TestKey.create();
        X509CertificateHolder own = authority.certifyTimeStamps(key.pair().getPublic());
        return new TestTimeStamps(key, List.of(own, authority.chain().get(0), authority.chain().get(1)));
    }

    /** A response that says that bytes were there at a time. */
    byte[] stamp(byte[] bytes, Instant moment) throws Exception {
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", key.secret(), chain.getFirst()),
                new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.2"));
        tokens.addCertificates(new CollectionStore<>(List.of(chain.getFirst())));
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        return new TimeStampResponseGenerator(tokens, Set.of(TSPAlgorithms.SHA256))
                .generate(requests.generate(TSPAlgorithms.SHA256, TestKey.sha256(bytes)), BigInteger.ONE, Date.from(moment))
                .getEncoded();
    }
}
