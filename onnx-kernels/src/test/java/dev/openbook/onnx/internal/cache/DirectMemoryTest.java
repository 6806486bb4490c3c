package dev.openbook.onnx.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DirectMemoryTest {

    @Test
    void blocksComeBackToWhoeverTakesOneOfTheirSize() {
        DirectMemory memory = new DirectMemory(1_000);
        memory.reserve(300);
        ByteBuffer first = memory.take(100);
        ByteBuffer second = memory.take(200);
        assertThat(first.isDirect()).isTrue();
        assertThat(first.order()).isEqualTo(ByteOrder.nativeOrder());
        first.put(0, (byte) 7);
        memory.release(300);
        memory.giveBack(first);
        memory.giveBack(second);
        assertThat(memory.usedBytes()).isZero();
        memory.reserve(150);
        assertThat(memory.take(100).get(0)).isEqualTo((byte) 7);
        assertThat(memory.take(50).capacity()).isEqualTo(50);
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        DirectMemory memory = new DirectMemory(1_000);
        memory.reserve(900);
        assertThat(memory.fits(100)).isTrue();
        assertThat(memory.fits(101)).isFalse();
        assertThatThrownBy(() -> memory.reserve(101))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.BUSY))
                .hasMessageContaining("hold 900 bytes")
                .hasMessageContaining("101 more")
                .hasMessageContaining("hold 1000");
        assertThat(memory.usedBytes()).isEqualTo(900);
    }

    @Test
    void keptBlocksMakeWayForTakenOnes() {
        DirectMemory memory = new DirectMemory(1_000);
        memory.reserve(900);
        ByteBuffer large = memory.take(600);
        ByteBuffer small = memory.take(300);
        memory.release(900);
        memory.giveBack(large);
        memory.giveBack(small);
        memory.reserve(700);
        memory.take(700); // 900 kept and 700 used would be too many: the largest goes
        assertThat(memory.take(300)).isSameAs(small);
    }

    @Test
    void whatLiesIdleIsLetGoWhereJavaMayHoldNoMore() {
        AtomicInteger refusals = new AtomicInteger(1);
        DirectMemory memory = new DirectMemory(1_000, bytes -> {
            if (bytes == 200 && refusals.getAndDecrement() > 0) {
                throw new OpenbookException(FailureCode.BUSY, "no more");
            }
            return DirectMemory.allocate(bytes);
        });
        ByteBuffer idle = memory.take(100);
        memory.giveBack(idle);
        assertThat(memory.take(200).capacity()).isEqualTo(200);
        assertThat(memory.take(100)).isNotSameAs(idle);
        refusals.set(1);
        assertThatThrownBy(() -> memory.take(200)).as("nothing is idle").hasMessage("no more");
    }

    @Test
    void thisProcessMayHoldSome() {
        assertThat(DirectMemory.mostOfThisProcess()).isPositive();
        assertThatThrownBy(() -> DirectMemory.allocate(1L << 31)).isInstanceOf(ArithmeticException.class);
    }
}
