package dev.loveless.engine.runtime;

import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.data.JsonData;
import dev.loveless.engine.task.TaskExecutor;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The activities: tasks wait in a queue for a worker to ask for them, and workers wait for tasks. Neither holds a
 * thread. Thread-safe.
 */
public final class Activities implements TaskExecutor {
    private final Map<String, Queue> queues = new HashMap<>();
    private long lastPoll;

    /**
     * A task that a worker has taken.
     *
     * @param token to report with
     */
    public record ActivityTask(String token, JsonData input) {}

    /** Takes a place in the line of workers until it is called with a task, or cancelled. */
    public interface Poll {
        /** Gives up; false if a task was given already. */
        boolean cancel();
    }

    /** What waits, the longest waiting first; anything may leave from anywhere, thousands at a time. */
    private static final class Queue {
        final Map<String, Entry> tasks = new LinkedHashMap<>();
        final Map<Long, Worker> workers = new LinkedHashMap<>();
    }

    private record Entry(TaskRequest request, TaskListener listener) {}

    private record Worker(Optional<String> name, Consumer<ActivityTask> taker, Runnable deleted) {}

    private static <T> @Nullable T takeFirst(Map<?, T> waiting) {
        Iterator<T> all = waiting.values().iterator();
        if (!all.hasNext()) {
            return null;
        }
        T first = all.next();
        all.remove();
        return first;
    }

    /** Makes an activity known; nothing happens if it is. */
    public synchronized void create(String activityArn) {
        queues.computeIfAbsent(activityArn, arn -> new Queue());
    }

    /** Removes an activity and ends its polls; tasks that wait for its workers go on waiting until they time out. */
    public void delete(String activityArn) {
        List<Worker> left;
        synchronized (this) {
            Queue queue = queues.remove(activityArn);
            left = queue == null ? List.of() : List.copyOf(queue.workers.values());
            if (queue != null) {
                queue.workers.clear();
            }
        }
        left.forEach(worker -> worker.deleted().run());
    }

    public synchronized boolean exists(String activityArn) {
        return queues.containsKey(activityArn);
    }

    @Override
    public boolean supports(TaskRequest request) {
        return request.resource() instanceof TaskResource.Activity;
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        Entry entry = new Entry(request, listener);
        Worker worker;
        synchronized (this) {
            Queue queue = queues.get(request.resource().arn());
            if (queue == null) {
                // Deleted since the state was entered: it waits as those do that were in the queue.
                return;
            }
            worker = takeFirst(queue.workers);
            if (worker == null) {
                queue.tasks.put(request.id(), entry);
                return;
            }
        }
        give(entry, worker);
    }

    @Override
    public synchronized void cancel(TaskRequest request) {
        Queue queue = queues.get(request.resource().arn());
        if (queue != null) {
            queue.tasks.remove(request.id());
        }
    }

    /**
     * Gives the task that has waited longest to {@code taker}, now or when there is one; never if there is no activity.
     */
    public Poll poll(String activityArn, Optional<String> workerName, Consumer<ActivityTask> taker) {
        return poll(activityArn, workerName, taker, () -> {});
    }

    /**
     * As above.
     *
     * @param deleted called in place of {@code taker} if there is no such activity, or it is deleted before there was a
     *     task
     */
    public Poll poll(String activityArn, Optional<String> workerName, Consumer<ActivityTask> taker, Runnable deleted) {
        Worker worker = new Worker(workerName, taker, deleted);
        Entry entry = null;
        Queue queue;
        synchronized (this) {
            queue = queues.get(activityArn);
            if (queue != null) {
                entry = takeFirst(queue.tasks);
                if (entry == null) {
                    return join(queue, worker);
                }
            }
        }
        if (entry == null) {
            deleted.run();
        } else {
            give(entry, worker);
        }
        return () -> false;
    }

    private Poll join(Queue queue, Worker worker) {
        lastPoll++;
        long number = lastPoll;
        queue.workers.put(number, worker);
        return () -> leave(queue, number);
    }

    private synchronized boolean leave(Queue queue, long number) {
        return queue.workers.remove(number) != null;
    }

    private static void give(Entry entry, Worker worker) {
        entry.listener().started(worker.name());
        worker.taker()
                .accept(new ActivityTask(
                        entry.request().token().orElseThrow(), entry.request().parameters()));
    }
}
