package dev.loveless.junit.task;

import dev.loveless.asl.resource.TaskResource;
import dev.loveless.engine.LovelessBuilder;
import dev.loveless.engine.task.TaskListener;
import dev.loveless.engine.task.TaskRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/**
 * The stand-ins for the tasks of a test.
 *
 * <pre>{@code
 * tasks.state("Charge").fails("Busy", "try again").twice().returns(Map.of("paid", true));
 * tasks.function("notify").returns(null);
 * tasks.resource("arn:aws:states:::sqs:*").returns(Map.of("MessageId", "1"));
 * }</pre>
 *
 * The most specific one is taken: for a state before for a resource, a function or an activity, these before patterns,
 * these before conditions; of two alike, the later. A task that none is for fails the test. Thread-safe.
 */
public final class TaskStubs {
    private static final int STATE = 0;
    private static final int NAMED = 1;
    private static final int PATTERN = 2;
    private static final int CONDITION = 3;
    private static final int ANY = 4;

    private final List<TaskStub> stubs = new ArrayList<>();
    private final Set<String> states = new TreeSet<>();
    private final Map<String, OpenTask> open = new LinkedHashMap<>();
    private final List<UnexpectedTask> unexpected = new ArrayList<>();
    private final List<StandInFinding> findings = new ArrayList<>();

    /** For the tasks of an engine that is yet to be built, by {@link #install}. */
    public TaskStubs() {}

    /** Lets an engine ask here for the tasks that nothing else was configured for. */
    public void install(LovelessBuilder engine) {
        engine.executor(time -> new StubExecutor(this, time)).fallback(new FallbackExecutor(this));
    }

    /** For the Task states of that name. */
    public TaskStub state(String name) {
        synchronized (this) {
            states.add(name);
        }
        return add(new TaskStub(
                "state(\"" + name + "\")",
                STATE,
                false,
                request -> request.state().equals(name)));
    }

    /**
     * For the tasks with that {@code Resource}, as written in the definition; {@code *} stands for any text. It answers
     * as the service would.
     */
    public TaskStub resource(String resource) {
        String name = "resource(\"" + resource + "\")";
        if (!resource.contains("*")) {
            return add(new TaskStub(
                    name, NAMED, false, request -> request.resource().arn().equals(resource)));
        }
        Pattern pattern = Pattern.compile(
                List.of(resource.split("\\*", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*")));
        return add(new TaskStub(
                name,
                PATTERN,
                false,
                request -> pattern.matcher(request.resource().arn()).matches()));
    }

    /**
     * For a Lambda function, whether it is invoked by its ARN or by {@code lambda:invoke}: it is given what the
     * function would be given, and answers what the function would return.
     *
     * @param name or ARN; of whichever version and alias
     */
    public TaskStub function(String name) {
        String plainName = Functions.nameIn(name);
        return add(new TaskStub(
                "function(\"" + plainName + "\")",
                NAMED,
                true,
                request -> Functions.name(request).filter(plainName::equals).isPresent()));
    }

    /**
     * For the workers of an activity. Without one, the test or the code under test may poll the activity itself.
     *
     * @param name or ARN
     */
    public TaskStub activity(String name) {
        String plainName = name.substring(name.lastIndexOf(':') + 1);
        return add(new TaskStub(
                "activity(\"" + plainName + "\")",
                NAMED,
                false,
                request -> request.resource() instanceof TaskResource.Activity activity
                        && activity.arn().endsWith(":activity:" + plainName)));
    }

    /** For the tasks that a condition holds for. */
    public TaskStub matching(Predicate<TaskRequest> condition) {
        return add(new TaskStub("matching(…)", CONDITION, false, condition));
    }

    /** For all tasks that no other stand-in is for. */
    public TaskStub any() {
        return add(new TaskStub("any()", ANY, false, request -> true));
    }

    private synchronized TaskStub add(TaskStub stub) {
        stubs.add(0, stub);
        return stub;
    }

    synchronized Optional<TaskStub> find(TaskRequest request) {
        return stubs.stream().filter(stub -> stub.isFor(request)).min(Comparator.comparingInt(TaskStub::rank));
    }

    /**
     * The task of a state that was begun first of those that are not over; only of tasks that stand-ins do.
     *
     * @throws IllegalStateException if there is none
     */
    public OpenTask open(String state) {
        return open().stream()
                .filter(task -> task.invocation().state().equals(state))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No task of state '" + state + "' is open; open are "
                        + open().stream().map(task -> task.invocation().state()).toList()
                        + ". Has the execution come that far? TestTime.runToIdle() lets it."));
    }

    /** The tasks that stand-ins have begun and not ended, in the order they began. */
    public synchronized List<OpenTask> open() {
        return List.copyOf(open.values());
    }

    OpenTask opened(TaskInvocation invocation, TaskListener listener, TaskStub stub) {
        String id = invocation.request().id();
        OpenTask task = new OpenTask(invocation, listener, stub.isFunction(), () -> forget(id));
        synchronized (this) {
            open.put(id, task);
        }
        return task;
    }

    private synchronized void forget(String id) {
        open.remove(id);
    }

    void cancelled(String id) {
        Optional<OpenTask> task;
        synchronized (this) {
            task = Optional.ofNullable(open.get(id));
        }
        task.ifPresent(OpenTask::end);
    }

    /** Takes note of a task that fails the test; gives the cause of the execution's failure. */
    synchronized String unexpected(UnexpectedTask task) {
        unexpected.add(task);
        return task.cause();
    }

    /** The names of states that there are stand-ins for, in their alphabetical order. */
    public synchronized Set<String> states() {
        return new TreeSet<>(states);
    }

    /** Forgets all stand-ins; tasks that are open stay so. */
    public synchronized void reset() {
        stubs.clear();
        states.clear();
    }

    /** As {@link #unexpected}, of what a stand-in fails the test with. */
    synchronized String found(StandInFinding finding) {
        findings.add(finding);
        return finding.cause();
    }

    /** For who has misspelt one. */
    private String standIns() {
        return stubs.isEmpty()
                ? ""
                : "\n\nThe stand-ins there are: "
                        + stubs.stream().map(TaskStub::toString).sorted().collect(Collectors.joining(", ")) + ".";
    }

    /**
     * What the test is to fail with, since this was last asked: unexpected tasks, and assertions in the code of
     * stand-ins that did not hold; empty if there were none. The extension asks after each test.
     */
    public synchronized Optional<AssertionFailedError> takeFailure() {
        List<String> texts = new ArrayList<>();
        if (!unexpected.isEmpty()) {
            texts.add((unexpected.size() == 1 ? "A task was" : unexpected.size() + " tasks were")
                    + " not expected:\n\n"
                    + unexpected.stream().distinct().map(UnexpectedTask::text).collect(Collectors.joining("\n\n"))
                    + standIns());
        }
        findings.forEach(finding -> texts.add(finding.text()));
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        AssertionFailedError failure = new AssertionFailedError(
                String.join("\n\n", texts),
                findings.stream().findFirst().map(StandInFinding::thrown).orElse(null));
        unexpected.clear();
        findings.clear();
        return Optional.of(failure);
    }
}
