package dev.loveless.engine.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.model.Assign;
import dev.loveless.asl.model.Catcher;
import dev.loveless.asl.model.DataFlow;
import dev.loveless.asl.model.Setting;
import dev.loveless.asl.model.Template;
import java.util.Optional;

/**
 * The data flow of a state in its query language. Faults are thrown as {@link StateFailure}. Of one visit of a state,
 * and of one thread.
 */
public interface StateData {
    /** The data flow of a state with these fields. */
    static StateData of(DataFlow fields, Optional<Assign> assign, StateScope scope) {
        return fields.fold(
                jsonPath -> new JsonPathData(jsonPath, assign, scope),
                jsonata -> new JsonataData(jsonata, assign, scope));
    }

    /** What the state works on: its input after InputPath. */
    JsonData effectiveInput();

    /** What the work is given: the effective input after Parameters, or Arguments. */
    JsonData workInput();

    /** As {@link #workInput()}, where the context object has more for the work than for the state. */
    JsonData workInput(StateScope wider);

    /** What follows from the work's result: ResultSelector, ResultPath, Assign and OutputPath, or Output and Assign. */
    Outcome succeeded(JsonData result);

    /** What follows where there is no work to have a result: Assign and OutputPath, or Output and Assign. */
    Outcome passedThrough();

    /** What follows where a Choice rule is chosen, which has its own Output and Assign. */
    Outcome chosen(Optional<Template> output, Optional<Assign> assign);

    /** What a catcher makes of an error. */
    Outcome caught(Catcher catcher, JsonNode errorOutput);

    /** A template evaluated on the effective input. */
    JsonData evaluated(Template template);

    /** A template evaluated on the effective input with what a wider scope has. */
    JsonData evaluated(Template template, StateScope wider);

    /**
     * What a Map state goes through: an array, or an object for its members.
     *
     * @param items ItemsPath or Items
     * @param read what an ItemReader has read, in place of the input
     * @param distributed whether the state is a distributed Map
     */
    JsonNode items(Optional<Template> items, Optional<JsonNode> read, boolean distributed);

    /** An integer. */
    long integer(Setting<Long> setting);

    /** A number. */
    double number(Setting<Double> setting);

    /** A text. */
    String text(Setting<String> setting);
}
