package dev.loveless.engine.machine;

import dev.loveless.engine.data.JsonData;
import java.util.List;
import java.util.Optional;

/** What the outside is to do after a turn, when its facts are stored. */
public sealed interface Effect {
    record ArmTimer(Timer timer) implements Effect {}

    /** @param submitted what the service answered that has taken the job or message already, before a restart */
    record DispatchTask(int frame, String state, TaskAttempt attempt, Optional<JsonData> submitted) implements Effect {}

    /** The attempt is over for the execution; whatever works on it may stop. */
    record CancelTask(int frame, TaskAttempt attempt) implements Effect {}

    /** @param index of the item or batch */
    record StartChild(int frame, String state, String mapRunArn, int index, JsonData input) implements Effect {}

    /** @param parameters of the state's ItemReader, filled */
    record ReadItems(int frame, String state, String mapRunArn, JsonData parameters) implements Effect {}

    /** @param parameters of the state's ResultWriter, filled */
    record WriteResults(int frame, String state, String mapRunArn, JsonData parameters, List<ChildResult> results)
            implements Effect {
        public WriteResults {
            results = List.copyOf(results);
        }
    }

    record StopChildren(int frame, String mapRunArn) implements Effect {}

    /** The turn was long; others first. */
    record PostContinue() implements Effect {}

    record PublishEnd(ExecutionStatus status, Optional<JsonData> output, Optional<String> error, Optional<String> cause)
            implements Effect {}
}
