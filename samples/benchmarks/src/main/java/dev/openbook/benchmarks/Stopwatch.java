package dev.openbook.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Takes time by the clock and of the processor, the latter in the system's ticks: ten milliseconds as a rule. */
final class Stopwatch {
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long clock = System.nanoTime();
    private final long processor = SYSTEM.getProcessCpuTime();

    private Stopwatch() {}

    static Stopwatch started() {
        return new Stopwatch();
    }

    /** What one of so many tokens took since it was started. */
    Contender.Turn turn(int tokens) {
        double milliseconds = (System.nanoTime() - clock) / 1e6;
        return new Contender.Turn(milliseconds / tokens, (SYSTEM.getProcessCpuTime() - processor) / 1e6 / tokens);
    }
}
