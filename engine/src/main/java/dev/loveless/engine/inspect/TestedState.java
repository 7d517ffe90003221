package dev.loveless.engine.inspect;

import dev.loveless.asl.AslParser;
import dev.loveless.asl.ParsedDefinition;
import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.diagnostic.InvalidDefinition;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateMachineType;
import dev.loveless.asl.parse.ReadResult;
import dev.loveless.asl.parse.SourceReader;
import dev.loveless.asl.parse.StateMachineBuilder;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceFormat;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.asl.source.SourceText;
import dev.loveless.engine.inspect.TestStateAnswer.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The state that a test is about, or why there is none.
 *
 * @param state which goes by the name {@link #NAME}, whatever it is called in its machine (recorded)
 * @param insideMap whether it is one of the states that a Map state runs for each item
 */
record TestedState(State state, boolean insideMap) {
    static final String NAME = "StateName";

    /** Places where a state says where it goes; what it goes to need not exist. */
    private static final Pattern OWN_TRANSITION =
            Pattern.compile("/States/" + NAME + "/(Next|Default|(Choices|Catch)\\[\\d+]/Next)");

    /** What came of looking for the state. */
    sealed interface Lookup {}

    record Found(TestedState tested) implements Lookup {}

    record Missing(Refusal refusal) implements Lookup {}

    private record Place(SourceObject state, boolean insideMap) {}

    static Lookup of(TestStateRequest request) {
        return request.stateName()
                .map(name -> inMachine(request.definition(), name))
                .orElseGet(() -> single(request.definition()));
    }

    /** A definition of one state is checked as if it stood in a machine (recorded). */
    private static Lookup single(String definition) {
        ReadResult alone = read(definition);
        if (alone.document().isEmpty()) {
            return invalid(alone.diagnostics());
        }
        String machine = "{\"StartAt\": \"" + NAME + "\", \"States\": {\"" + NAME + "\": " + definition + "\n}}";
        List<Diagnostic> faults = parse(machine).diagnostics().stream()
                .filter(Diagnostic::isError)
                .filter(fault -> !isOfTransition(fault))
                .toList();
        return faults.isEmpty()
                ? found(new Place(place(root(machine), NAME).orElseThrow().state(), false), QueryLanguage.JSON_PATH)
                : invalid(faults);
    }

    private static boolean isOfTransition(Diagnostic fault) {
        return fault.code() == AslCode.MISSING_END_STATE
                || fault.code() == AslCode.MISSING_TRANSITION_TARGET
                        && fault.location()
                                .filter(place -> OWN_TRANSITION.matcher(place).matches())
                                .isPresent();
    }

    private static Lookup inMachine(String definition, String name) {
        ParsedDefinition parsed = parse(definition);
        if (parsed.stateMachine().isEmpty()) {
            return invalid(parsed.diagnostics());
        }
        QueryLanguage language = parsed.stateMachine().get().queryLanguage();
        return place(root(definition), name)
                .map(place -> found(place, language))
                .orElseGet(() -> new Missing(Refusal.validation("State not found in definition")));
    }

    private static ParsedDefinition parse(String definition) {
        // Standard machines may have all patterns of integration.
        return AslParser.parse(text(definition), SourceFormat.JSON, StateMachineType.STANDARD);
    }

    private static ReadResult read(String definition) {
        return SourceReader.read(text(definition), SourceFormat.JSON);
    }

    private static SourceText text(String definition) {
        return new SourceText("definition", definition);
    }

    private static SourceObject root(String definition) {
        return read(definition).document().orElseThrow().root();
    }

    private static Lookup invalid(List<Diagnostic> faults) {
        return new Missing(Refusal.invalidDefinition(InvalidDefinition.message(faults)));
    }

    private static Lookup found(Place place, QueryLanguage language) {
        State state = StateMachineBuilder.buildState(NAME, place.state(), language);
        return new Found(new TestedState(state, place.insideMap()));
    }

    private record Group(SourceObject group, boolean insideMap) {}

    /** The state of that name at any depth of a valid machine. */
    private static Optional<Place> place(SourceObject root, String name) {
        Deque<Group> groups = new ArrayDeque<>(List.of(new Group(root, false)));
        while (!groups.isEmpty()) {
            Group at = groups.remove();
            SourceObject states = (SourceObject) at.group().get("States").orElseThrow();
            for (SourceMember member : states.members()) {
                SourceObject state = (SourceObject) member.value();
                if (member.name().equals(name)) {
                    return Optional.of(new Place(state, at.insideMap()));
                }
                state.get("ItemProcessor")
                        .or(() -> state.get("Iterator"))
                        .ifPresent(processor -> groups.add(new Group((SourceObject) processor, true)));
                state.get("Branches").ifPresent(branches -> {
                    for (SourceNode branch : ((SourceArray) branches).elements()) {
                        groups.add(new Group((SourceObject) branch, at.insideMap()));
                    }
                });
            }
        }
        return Optional.empty();
    }

    /** A machine of this state alone. */
    StateMachine machine() {
        return new StateMachine(
                state.location(),
                Optional.empty(),
                Optional.empty(),
                state.queryLanguage(),
                Optional.empty(),
                NAME,
                Map.of(NAME, state));
    }
}
