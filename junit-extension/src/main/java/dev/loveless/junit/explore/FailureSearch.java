package dev.loveless.junit.explore;

import dev.loveless.junit.timeline.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tries failures, and leaves out those of which is known already what becomes of them. Of one exploration. */
final class FailureSearch {
    private final ExplorationSettings settings;
    private final String input;
    private final DeclaredFailures declared;
    private final List<ExploredExecution> executions = new ArrayList<>();
    private final Set<String> reached = new TreeSet<>();
    /** What is known of each failure that happens alone; of one that does not happen, what is known without it. */
    private final Map<PlannedFailure, Known> alone = new HashMap<>();
    /** What is known of failures together, be it by what comes to the same. */
    private final Map<List<PlannedFailure>, Known> tried = new HashMap<>();

    private long events;
    private int notTriedAlone;
    private int notTriedPairs;
    private int failingAlone;

    FailureSearch(ExplorationSettings settings, String input) {
        this.settings = settings;
        this.input = input;
        this.declared = DeclaredFailures.of(settings.machine().program());
    }

    /** @param begun how many attempts of each Task state there were */
    private record Known(Map<String, Integer> begun, boolean isFinding) {
        /** Whether the attempt is made that is to fail. */
        boolean reaches(PlannedFailure failure) {
            return begun.getOrDefault(failure.state(), 0) >= failure.first();
        }
    }

    /** @param rank how far behind in the failures of their tasks they are */
    private record Pair(PlannedFailure first, PlannedFailure second, int rank) {}

    Exploration run() {
        Known without = tryOut(List.of());
        Map<String, List<PlannedFailure>> failures = failures(without);
        failures.values().stream().flatMap(List::stream).forEach(failure -> tryAlone(failure, without));
        for (Pair pair : pairs(failures)) {
            List<PlannedFailure> both = List.of(pair.first(), pair.second());
            Optional<Known> same = sameAs(both);
            if (same.isPresent()) {
                tried.put(both, same.get());
            } else if (isSpent()) {
                notTriedPairs++;
            } else {
                tryOut(both);
            }
        }
        return new Exploration(settings, input, executions, leftOut(), neverReached(failures.keySet()));
    }

    private Map<String, List<PlannedFailure>> failures(Known without) {
        Map<String, List<PlannedFailure>> planned = new LinkedHashMap<>();
        declared.byState()
                .forEach((state, all) ->
                        planned.put(state, planned(state, all, without.begun().getOrDefault(state, 0))));
        return planned;
    }

    /**
     * A failure of a task that has done well before may matter more than one at its first attempt: where it is begun
     * again without any failure, in a loop or for another item, the last time is tried too; after all others.
     *
     * @param last how often the task is begun without a failure
     */
    private static List<PlannedFailure> planned(String state, List<TaskFailure> failures, int last) {
        Stream<PlannedFailure> first = failures.stream()
                .flatMap(failure ->
                        Stream.of(PlannedFailure.at(state, 1, failure), PlannedFailure.always(state, failure)));
        Stream<PlannedFailure> later = failures.stream()
                .filter(failure -> last > 1)
                .flatMap(failure ->
                        Stream.of(PlannedFailure.at(state, last, failure), PlannedFailure.from(state, last, failure)));
        return Stream.concat(first, later).toList();
    }

    private boolean isSpent() {
        return executions.size() >= settings.runs() || events >= settings.events();
    }

    private Known tryOut(List<PlannedFailure> failures) {
        FailurePlan plan = new FailurePlan(settings.seed(), failures);
        ExplorationRun run = ExplorationRun.of(settings, input, plan);
        Outcome outcome = run.outcome();
        boolean isFinding = outcome.kind().isFinding();
        Optional<String> timeline =
                isFinding ? Optional.of(Timeline.of(run.execution()).toString()) : Optional.empty();
        executions.add(new ExploredExecution(plan, outcome, timeline));
        events += outcome.events();
        reached.addAll(run.begun().keySet());
        Known known = new Known(run.begun(), isFinding);
        tried.put(failures, known);
        return known;
    }

    /** A task that is not begun again after its failure fails for good where it fails once. */
    private Optional<Known> sameAs(List<PlannedFailure> failures) {
        return failures.stream()
                .filter(PlannedFailure::isLasting)
                .flatMap(failure -> Optional.ofNullable(tried.get(withOnce(failures, failure)))
                        .filter(known -> known.begun().getOrDefault(failure.state(), 0) <= failure.first())
                        .stream())
                .findFirst();
    }

    private static List<PlannedFailure> withOnce(List<PlannedFailure> failures, PlannedFailure lasting) {
        return failures.stream().map(it -> it.equals(lasting) ? it.once() : it).toList();
    }

    private void tryAlone(PlannedFailure failure, Known without) {
        if (!without.reaches(failure)) {
            alone.put(failure, new Known(without.begun(), false));
            return;
        }
        Optional<Known> same = sameAs(List.of(failure));
        if (same.isPresent()) {
            alone.put(failure, same.get());
        } else if (isSpent()) {
            notTriedAlone++;
        } else {
            alone.put(failure, tryOut(List.of(failure)));
        }
    }

    /** The first failures of all tasks before the further ones, so that no task is left out for the sake of another. */
    private List<Pair> pairs(Map<String, List<PlannedFailure>> failures) {
        List<Pair> pairs = new ArrayList<>();
        List<String> states = List.copyOf(failures.keySet());
        for (int first = 0; first < states.size(); first++) {
            List<PlannedFailure> ofFirst = failures.getOrDefault(states.get(first), List.of());
            sameTask(ofFirst, pairs);
            for (int second = first + 1; second < states.size(); second++) {
                twoTasks(ofFirst, failures.getOrDefault(states.get(second), List.of()), pairs);
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::rank));
        return pairs;
    }

    private void sameTask(List<PlannedFailure> failures, List<Pair> pairs) {
        List<PlannedFailure> once =
                failures.stream().filter(it -> it.isFor(1) && !it.isLasting()).toList();
        for (int first = 0; first < once.size(); first++) {
            for (int second = 0; second < once.size(); second++) {
                PlannedFailure next = PlannedFailure.at(
                        once.get(second).state(), 2, once.get(second).failure());
                Known known = alone.get(once.get(first));
                if (known == null) {
                    notTriedPairs++;
                } else if (known.reaches(once.get(first))
                        && known.reaches(next)
                        && !(first == second && isAlways(next))) {
                    add(new Pair(once.get(first), next, 2 * Math.max(first, second)), known.isFinding(), pairs);
                }
            }
        }
    }

    /** Whether a failure at the first two attempts is one at all of them. */
    private boolean isAlways(PlannedFailure second) {
        return Optional.ofNullable(alone.get(PlannedFailure.always(second.state(), second.failure())))
                .filter(known -> known.begun().getOrDefault(second.state(), 0) <= 2)
                .isPresent();
    }

    /** Where one of the two keeps the other from happening, the execution is that of one alone. */
    private void twoTasks(List<PlannedFailure> ofFirst, List<PlannedFailure> ofSecond, List<Pair> pairs) {
        for (int first = 0; first < ofFirst.size(); first++) {
            for (int second = 0; second < ofSecond.size(); second++) {
                Known one = alone.get(ofFirst.get(first));
                Known other = alone.get(ofSecond.get(second));
                if (one == null || other == null) {
                    notTriedPairs++;
                } else if (one.reaches(ofSecond.get(second)) && other.reaches(ofFirst.get(first))) {
                    Pair pair = new Pair(ofFirst.get(first), ofSecond.get(second), Math.max(first, second));
                    add(pair, one.isFinding() || other.isFinding(), pairs);
                }
            }
        }
    }

    /** A pair of which one is a finding by itself would only tell that again. */
    private void add(Pair pair, boolean failsAlone, List<Pair> pairs) {
        if (failsAlone) {
            failingAlone++;
        } else {
            pairs.add(pair);
        }
    }

    private Exploration.LeftOut leftOut() {
        return new Exploration.LeftOut(declared.leftOut(), notTriedAlone, notTriedPairs, failingAlone);
    }

    private List<String> neverReached(Set<String> states) {
        return states.stream().filter(state -> !reached.contains(state)).toList();
    }
}
