package dev.loveless.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loveless.engine.Loveless;
import dev.loveless.engine.inspect.TestStateAnswer.Refusal;
import dev.loveless.engine.inspect.TestStateAnswer.Result;

/** Asks an engine that does nothing but test states. */
final class Answers {
    private Answers() {}

    /** The result of a test that is to be made. */
    static Result result(TestStateRequest request) {
        TestStateAnswer answer = answer(request);
        assertThat(answer).isInstanceOf(Result.class);
        return (Result) answer;
    }

    /** Why a test is not made. */
    static Refusal refusal(TestStateRequest request) {
        TestStateAnswer answer = answer(request);
        assertThat(answer).isInstanceOf(Refusal.class);
        return (Refusal) answer;
    }

    static TestStateAnswer answer(TestStateRequest request) {
        try (Loveless loveless = Loveless.builder().virtualTime().build()) {
            return loveless.testState(request).toCompletableFuture().getNow(new Refusal("", "no answer yet"));
        }
    }

    /** A request of level DEBUG; single quotes stand for double ones. */
    static TestStateRequest debug(String definition) {
        return TestStateRequest.of(json(definition)).withInspectionLevel(InspectionLevel.DEBUG);
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }
}
