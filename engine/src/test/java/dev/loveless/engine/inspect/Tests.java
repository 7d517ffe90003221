package dev.loveless.engine.inspect;

import dev.loveless.engine.Loveless;
import dev.loveless.engine.inspect.TestStateAnswer.Refusal;
import dev.loveless.engine.inspect.TestStateAnswer.Result;

/** Asks an engine that does nothing but test states. */
final class Tests {
    private Tests() {}

    /** The result of a test that is to be made. */
    static Result result(TestStateRequest request) {
        return (Result) answer(request);
    }

    /** Why a test is not made. */
    static Refusal refusal(TestStateRequest request) {
        return (Refusal) answer(request);
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
