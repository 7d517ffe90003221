package dev.loveless.engine.task;

import dev.loveless.engine.data.JsonData;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Does tasks by Java code. A request is for the first handler whose condition holds. Where the state hands out a token,
 * what the handler returns is the service's answer, and the task goes on until the token comes back.
 */
public final class HandlerExecutor implements TaskExecutor {
    private final List<Entry> entries;
    private final Executor worker;

    /** @param worker does the work, elsewhere or at once */
    public HandlerExecutor(List<Entry> entries, Executor worker) {
        this.entries = List.copyOf(entries);
        this.worker = worker;
    }

    /** A handler, and the requests it is for. */
    public record Entry(Predicate<TaskRequest> isFor, TaskHandler handler) {}

    @Override
    public boolean supports(TaskRequest request) {
        return find(request).isPresent();
    }

    private Optional<TaskHandler> find(TaskRequest request) {
        return entries.stream()
                .filter(entry -> entry.isFor().test(request))
                .map(Entry::handler)
                .findFirst();
    }

    @Override
    public void start(TaskRequest request, TaskListener listener) {
        TaskHandler handler = find(request).orElseThrow();
        listener.started();
        worker.execute(() -> handle(handler, request, listener));
    }

    private static void handle(TaskHandler handler, TaskRequest request, TaskListener listener) {
        try {
            JsonData result = JsonData.of(handler.handle(request));
            if (request.waitsForToken()) {
                listener.submitted(result);
            } else {
                listener.succeeded(result);
            }
        } catch (TaskException e) {
            listener.failed(e.error(), e.causeText());
        } catch (Exception | Error e) {
            // A handler's own fault is the task's failure, named as a Java function in the cloud would name it.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            listener.failed(e.getClass().getName(), String.valueOf(e.getMessage()));
        }
    }
}
