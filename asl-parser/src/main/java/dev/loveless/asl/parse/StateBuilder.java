package dev.loveless.asl.parse;

import dev.loveless.asl.model.Branch;
import dev.loveless.asl.model.ChoiceState;
import dev.loveless.asl.model.FailState;
import dev.loveless.asl.model.ParallelState;
import dev.loveless.asl.model.PassState;
import dev.loveless.asl.model.QueryLanguage;
import dev.loveless.asl.model.State;
import dev.loveless.asl.model.SucceedState;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.model.Transition;
import dev.loveless.asl.model.WaitState;
import dev.loveless.asl.model.WaitTime;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** States, those inside others included. */
final class StateBuilder {
    private final QueryLanguage machineLanguage;
    private final MapBuilder maps = new MapBuilder(this);

    StateBuilder(QueryLanguage machineLanguage) {
        this.machineLanguage = machineLanguage;
    }

    /** The states of a {@code States} object by name. */
    Map<String, State> states(FieldReader group) {
        Map<String, State> states = new LinkedHashMap<>();
        for (SourceMember member : SourceValues.object(group.get("States")).members()) {
            states.put(member.name(), state(member.name(), SourceValues.object(member.value())));
        }
        return states;
    }

    State state(String name, SourceObject object) {
        EvaluatedFields fields = new EvaluatedFields(object, language(object, machineLanguage));
        fields.find("QueryLanguage");
        State state = ofType(fields.text("Type"), name, fields);
        fields.finish();
        return state;
    }

    /** The language the object names, or the one it has by default. */
    static QueryLanguage language(SourceObject object, QueryLanguage byDefault) {
        return object.get("QueryLanguage")
                .map(SourceValues::text)
                .map(QueryLanguage::named)
                .orElse(byDefault);
    }

    private State ofType(String type, String name, EvaluatedFields fields) {
        switch (type) {
            case "Pass":
                return pass(name, fields);
            case "Task":
                return task(name, fields);
            case "Choice":
                return choice(name, fields);
            case "Wait":
                return wait(name, fields);
            case "Succeed":
                return succeed(name, fields);
            case "Fail":
                return fail(name, fields);
            case "Parallel":
                return parallel(name, fields);
            case "Map":
                return maps.map(name, fields);
            default:
                throw SourceValues.violated(fields.location(), "no state type " + type);
        }
    }

    private static PassState pass(String name, EvaluatedFields fields) {
        return new PassState(
                fields.location(),
                name,
                fields.findText("Comment"),
                fields.language(),
                fields.dataFlow(),
                fields.find("Result").map(SourceNode::json),
                fields.assign(),
                transition(fields));
    }

    private static TaskState task(String name, EvaluatedFields fields) {
        return new TaskState(
                fields.location(),
                name,
                fields.findText("Comment"),
                fields.language(),
                fields.dataFlow(),
                fields.text("Resource"),
                fields.integerSetting("TimeoutSeconds"),
                fields.integerSetting("HeartbeatSeconds"),
                fields.template("Credentials"),
                ErrorHandlingBuilder.retriers(fields),
                ErrorHandlingBuilder.catchers(fields),
                fields.assign(),
                transition(fields));
    }

    private static ChoiceState choice(String name, EvaluatedFields fields) {
        return new ChoiceState(
                fields.location(),
                name,
                fields.findText("Comment"),
                fields.language(),
                fields.dataFlow(),
                ChoiceBuilder.rules(fields),
                fields.findText("Default"),
                fields.assign());
    }

    private static WaitState wait(String name, EvaluatedFields fields) {
        Optional<WaitTime> seconds = fields.integerSetting("Seconds").map(WaitTime.Seconds::new);
        return new WaitState(
                fields.location(),
                name,
                fields.findText("Comment"),
                fields.language(),
                fields.dataFlow(),
                seconds.or(() -> fields.textSetting("Timestamp").map(WaitTime.Timestamp::new))
                        .orElseThrow(() -> SourceValues.violated(fields.location(), "no time to wait")),
                fields.assign(),
                transition(fields));
    }

    private static SucceedState succeed(String name, EvaluatedFields fields) {
        return new SucceedState(
                fields.location(), name, fields.findText("Comment"), fields.language(), fields.dataFlow());
    }

    private static FailState fail(String name, EvaluatedFields fields) {
        return new FailState(
                fields.location(),
                name,
                fields.findText("Comment"),
                fields.language(),
                fields.dataFlow(),
                fields.textSetting("Error"),
                fields.textSetting("Cause"));
    }

    private ParallelState parallel(String name, EvaluatedFields fields) {
        return new ParallelState(
                fields.location(),
                name,
                fields.findText("Comment"),
                fields.language(),
                fields.dataFlow(),
                branches(fields),
                ErrorHandlingBuilder.retriers(fields),
                ErrorHandlingBuilder.catchers(fields),
                fields.assign(),
                transition(fields));
    }

    private List<Branch> branches(FieldReader parallel) {
        List<Branch> branches = new ArrayList<>();
        for (SourceNode node : parallel.elements("Branches")) {
            FieldReader fields = new FieldReader(node);
            branches.add(
                    new Branch(fields.location(), fields.findText("Comment"), fields.text("StartAt"), states(fields)));
            fields.finish();
        }
        return branches;
    }

    /** How a state goes on; {@code "End": false} says nothing. */
    static Transition transition(FieldReader state) {
        Optional<SourceNode> end = state.find("End").filter(SourceValues::truth);
        if (end.isPresent()) {
            return new Transition.End(end.get().location());
        }
        SourceNode next = state.get("Next");
        return new Transition.Next(next.location(), SourceValues.text(next));
    }
}
