package dev.loveless.asl.lint;

import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.LintCode;
import dev.loveless.asl.model.ExpressionUse;
import dev.loveless.asl.model.ItemProcessor;
import dev.loveless.asl.model.ProcessorMode;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateExpressions;
import dev.loveless.asl.model.StateGroup;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.source.Location;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Variables that are read although on no way to the state they can have been assigned. What a state assigns on any of
 * its ways out counts for all of them, so that nothing is reported that could be assigned after all. A variable is
 * visible from the next state on, and inside of Parallel and Map states; a distributed Map's children see none from
 * outside (States Language).
 */
final class UnassignedVariables {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, BitSet> assignedBefore = new HashMap<>();

    /** A group and what can be assigned when it begins. */
    private record Beginning(StateGroup group, BitSet assigned) {}

    UnassignedVariables(StateMachine machine) {
        Deque<Beginning> ahead = new ArrayDeque<>(List.of(new Beginning(machine, new BitSet())));
        while (!ahead.isEmpty()) {
            Beginning beginning = ahead.removeFirst();
            follow(beginning.group(), beginning.assigned());
            for (State state : beginning.group().states().values()) {
                for (StateGroup inner : StateTree.groupsIn(state)) {
                    ahead.addLast(new Beginning(inner, isDistributed(inner) ? new BitSet() : before(state)));
                }
            }
        }
    }

    /** Adds to what each state of the group can find assigned until nothing more comes. */
    private void follow(StateGroup group, BitSet inherited) {
        Map<String, BitSet> found = new HashMap<>();
        found.put(group.startAt(), copyOf(inherited));
        Deque<String> changed = new ArrayDeque<>(List.of(group.startAt()));
        while (!changed.isEmpty()) {
            State state = group.state(changed.removeFirst()).orElseThrow();
            BitSet after = copyOf(found.getOrDefault(state.name(), inherited));
            for (String name : StateExits.assigned(state)) {
                after.set(number(name));
            }
            for (String next : StateExits.targets(state)) {
                BitSet atNext = found.get(next);
                if (atNext == null) {
                    found.put(next, copyOf(after));
                    changed.addLast(next);
                } else if (addTo(atNext, after)) {
                    changed.addLast(next);
                }
            }
        }
        assignedBefore.putAll(found);
    }

    private static BitSet copyOf(BitSet set) {
        return (BitSet) set.clone();
    }

    private static boolean addTo(BitSet set, BitSet more) {
        int size = set.cardinality();
        set.or(more);
        return set.cardinality() > size;
    }

    private int number(String name) {
        return numbers.computeIfAbsent(name, added -> numbers.size());
    }

    private BitSet before(State state) {
        return assignedBefore.getOrDefault(state.name(), new BitSet());
    }

    private static boolean isDistributed(StateGroup group) {
        return group instanceof ItemProcessor processor && processor.mode() == ProcessorMode.DISTRIBUTED;
    }

    void check(State state, List<Diagnostic> findings) {
        SortedMap<String, Location> firstReads = new TreeMap<>();
        for (ExpressionUse use : StateExpressions.of(state)) {
            use.expression().variables().forEach(name -> firstReads.putIfAbsent(name, use.location()));
        }
        BitSet assigned = before(state);
        firstReads.entrySet().stream()
                .filter(read -> !numbers.containsKey(read.getKey()) || !assigned.get(numbers.get(read.getKey())))
                .forEach(read -> findings.add(Diagnostic.at(
                                read.getValue(),
                                LintCode.VARIABLE_NOT_ASSIGNED,
                                "The variable '$" + read.getKey() + "' is read, but no state before assigns it")
                        .withRemedy("Assign it in an earlier state, or correct its name.")));
    }
}
