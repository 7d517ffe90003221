package dev.loveless.docker.work;

import static dev.loveless.docker.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StartQueueTest {
    private final ThreadPoolExecutor workers = (ThreadPoolExecutor) Executors.newCachedThreadPool();
    private final StartQueue queue = new StartQueue(workers);

    @AfterEach
    void close() {
        workers.shutdownNow();
    }

    @Test
    void aThousandStartsTakeTurnsAndThoseThatWaitHoldNoThread() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();

        for (int i = 0; i < 1_000; i++) {
            queue.execute(() -> {
                begun.incrementAndGet();
                join(go);
            });
        }
        await().untilAtomic(begun, equalTo(StartQueue.AT_ONCE));
        assertThat(workers.getPoolSize()).isEqualTo(StartQueue.AT_ONCE);

        go.countDown();
        await().untilAtomic(begun, equalTo(1_000));
    }

    @Test
    void startsBeginInTheOrderTheyCameIn() {
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < StartQueue.AT_ONCE - 1; i++) {
            queue.execute(() -> join(go));
        }
        List<Integer> order = new ArrayList<>();
        CountDownLatch first = new CountDownLatch(1);
        queue.execute(() -> join(first));
        for (int i = 0; i < 100; i++) {
            int number = i;
            queue.execute(() -> {
                synchronized (order) {
                    order.add(number);
                }
            });
        }

        first.countDown();

        await().untilAsserted(() -> {
            synchronized (order) {
                assertThat(order).hasSize(100).isSorted();
            }
        });
        go.countDown();
    }

    @Test
    void oneThatThrowsCostsTheOthersNothing() {
        AtomicInteger begun = new AtomicInteger();
        Thread.UncaughtExceptionHandler quiet = (thread, thrown) -> {};
        workers.setThreadFactory(action -> {
            Thread thread = new Thread(action);
            thread.setUncaughtExceptionHandler(quiet);
            return thread;
        });

        for (int i = 0; i < 2 * StartQueue.AT_ONCE; i++) {
            queue.execute(() -> {
                begun.incrementAndGet();
                throw new IllegalStateException("a fault of ours");
            });
        }
        queue.execute(begun::incrementAndGet);

        await().untilAtomic(begun, equalTo(2 * StartQueue.AT_ONCE + 1));
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
