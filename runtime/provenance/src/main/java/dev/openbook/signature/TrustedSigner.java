package dev.openbook.signature;

/** Whose signatures the caller believes. The signature itself never decides that. */
public sealed interface TrustedSigner permits TrustedKeys, TrustedCertificates, SigstoreTrust {}
