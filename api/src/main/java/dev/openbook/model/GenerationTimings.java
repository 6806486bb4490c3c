package dev.openbook.model;

import java.time.Duration;

/**
 * How long a generation took.
 *
 * @param queue waiting for its turn
 * @param prefill reading the prompt
 * @param firstToken from the call to the first token, queue included; zero if there was none
 * @param decode from the first token to the last
 * @param tokensPerSecond tokens after the first one by the time they took; 0 if there were none
 */
public record GenerationTimings(
        Duration queue, Duration prefill, Duration firstToken, Duration decode, double tokensPerSecond) {}
